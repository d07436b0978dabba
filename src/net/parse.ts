import { Failure } from './failure';

/** Only a body that says one of these can gain from a lenient reading. */
const BARE_NUMBER = /[:[,\s]-?(?:NaN|Infinity)\b/;

/**
 * The value of a JSON text.
 *
 * Python writes `NaN` and `Infinity` bare, which JSON forbids; such a text is
 * read as JSON5, in which they are numbers.
 *
 * @throws Failure `not-json`, with `html`, `empty`, `truncated` or `other`.
 */
export async function parseJSON(text: string, url: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (BARE_NUMBER.test(text)) {
      const { default: JSON5 } = await import('json5');
      try {
        return JSON5.parse(text);
      } catch {
        // The first reading's error tells more of a text that is broken anyhow.
      }
    }
    const detail = reason(text, error);
    throw new Failure('not-json', { url, detail }, { cause: error });
  }
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
