import { Failure } from '../net';

/** Names that stand for texts in the templates of a set of references. */
export type Names = ReadonlyMap<string, string | number>;

/** A part of a text in double braces. */
const BRACES = /\{\{(.*?)\}\}/gs;

/** `name(key='text', …)` */
const CALL = /^(\w+)\((.*)\)$/s;

const KEYWORD = /(\w+)\s*=\s*(?:'([^']*)'|"([^"]*)")/g;

/** Characters of a template; no address is longer. */
const LONGEST = 4096;

/**
 * The text of a template with its names replaced.
 *
 * The specification means Jinja, a language in which a catalog could make us
 * do anything. Nothing is executed here: a name, a template with texts for its
 * own names (`{{f(c='x')}}`) and sums of whole numbers (`{{(i + 1) * 1000}}`)
 * are what sets of references have.
 *
 * @param url - of the set, for the failure.
 * @throws Failure `reference` with `template` on anything more.
 */
export function render(template: string, names: Names, url: string): string {
  const failure = new Failure('reference', { url, detail: 'template' });
  if (template.length > LONGEST || /\{[%#]/.test(template)) {
    throw failure;
  }
  return template.replace(BRACES, (_, inner: string) => {
    const expression = inner.trim();
    const [, name = expression, words = ''] = CALL.exec(expression) ?? [];
    const value = names.get(name);
    const own = keywordsOf(words);
    if (typeof value === 'string' && own) {
      // It sees its own names and no others, as fsspec has it.
      return render(value, own, url);
    }
    const number = evaluate(expression, names);
    if (number === null) {
      throw failure;
    }
    return String(number);
  });
}

/** Keywords of a call; `null` where there is anything else in it. */
function keywordsOf(text: string): Names | null {
  const isClean = /^[\s,]*$/.test(text.replace(KEYWORD, ''));
  const found = Array.from(
    text.matchAll(KEYWORD),
    ([, name, single, double]): [string, string] => [name, single ?? double]
  );
  return isClean ? new Map(found) : null;
}

/** A sum of whole numbers; `null` where the text is none. */
function evaluate(expression: string, names: Names): number | null {
  const tokens = expression.match(/\d+|[A-Za-z_]\w*|\/\/|[-+*%()]|\S/g) ?? [];
  let at = 0;

  const sum = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      value += tokens[at++] === '+' ? product() : -product();
    }
    return value;
  };
  const product = (): number => {
    let value = factor();
    for (;;) {
      switch (tokens[at]) {
        case '*':
          at++;
          value *= factor();
          break;
        case '//':
          at++;
          value = Math.floor(value / factor());
          break;
        case '%': {
          at++;
          // As Python does it: the sign is the divisor's.
          const divisor = factor();
          value = ((value % divisor) + divisor) % divisor;
          break;
        }
        default:
          return value;
      }
    }
  };
  const factor = (): number => {
    const token = tokens[at++] ?? '';
    if (token === '-') {
      return -factor();
    }
    if (token === '(') {
      const value = sum();
      return tokens[at++] === ')' ? value : NaN;
    }
    return /^\d+$/.test(token) ? Number(token) : Number(names.get(token));
  };

  const value = sum();
  return at === tokens.length && Number.isSafeInteger(value) ? value : null;
}
