import { Failure } from './failure';

/** Only a body that says one of these can gain from a lenient reading. */
const BARE_NUMBER = /[:[,\s]-?(?:NaN|Infinity)\b/;

/** A text of JSON, which may say anything, or a number that JSON lacks. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs;

/** What stands for `NaN` while a text is read. */
const MARK = '\0NaN';

/** What JSON can hold in the place of a number that it lacks. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  NaN: JSON.stringify(MARK),
  '-NaN': JSON.stringify(MARK),
  // Above all that a double holds, which is what it is then read as.
  Infinity: '1e999',
  '-Infinity': '-1e999'
};

/**
 * The value of a JSON text.
 *
 * Python writes `NaN` and `Infinity` bare, which JSON forbids; they are read as
 * the numbers that they mean.
 *
 * @throws Failure `not-json`, with `html`, `empty`, `truncated` or `other`.
 */
export async function parseJSON(text: string, url: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (BARE_NUMBER.test(text)) {
      try {
        return parseLenient(text);
      } catch {
        // The first reading's error tells more of a text that is broken anyhow.
      }
    }
    const detail = reason(text, error);
    throw new Failure('not-json', { url, detail }, { cause: error });
  }
}

/** JSON5 can read it as well, but freezes the page over what is large. */
function parseLenient(text: string): unknown {
  const strict = text.replace(TOKEN, token => STANDS_FOR[token] ?? token);
  return JSON.parse(strict, (_, value: unknown) =>
    value === MARK ? NaN : value
  );
}

function reason(text: string, error: unknown): string {
  const start = text.trimStart();
  if (start === '') {
    return 'empty';
  }
  if (start.startsWith('<')) {
    return 'html';
  }
  // V8 and SpiderMonkey word it so when the text ends too early.
  const early =
    /end of (JSON input|data)|unterminated|in JSON at position (\d+)/i;
  const match = early.exec(String(error));
  const cut = match && (!match[2] || Number(match[2]) >= text.trimEnd().length);
  return cut && /^[[{]/.test(start) ? 'truncated' : 'other';
}
