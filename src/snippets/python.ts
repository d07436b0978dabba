import type { JSONValue } from '../model';

import { bracket, flat } from './layout';
import type { Code } from './layout';

/** Hard keywords, and the one other name that no argument can have. */
const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del ' +
    'elif else except finally for from global if import in is lambda nonlocal ' +
    'not or pass raise return try while with yield __debug__'
  ).split(' ')
);

/**
 * Whether `name` can be a keyword argument as it is.
 *
 * Only ASCII: Python turns other letters into their NFKC form, which is then
 * another name.
 */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !KEYWORDS.has(name);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t'
};

/**
 * What a literal cannot hold, or a reader not see, as it is: quotes,
 * backslashes, control and format characters (bidi overrides, zero widths),
 * lone surrogates, line separators, and spaces other than the space itself.
 */
const UNSAFE = /[\\"\p{C}]|(?! )\p{Z}/gu;

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = (digits: number) => code.toString(16).padStart(digits, '0');
  return (
    ESCAPES[character] ??
    (code <= 0xff
      ? `\\x${hex(2)}`
      : code <= 0xffff
        ? `\\u${hex(4)}`
        : `\\U${hex(8)}`)
  );
}

function text(value: string): string {
  return `"${value.replace(UNSAFE, escape)}"`;
}

/**
 * Integers become `int` as long as a double holds each of them exactly; above
 * that, the `float` of the same value.
 */
function number(value: number): string {
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
    return `float("${name}")`;
  }
  if (Object.is(value, -0)) {
    return '-0.0';
  }
  const digits = String(value);
  const isWhole = /^-?\d+$/.test(digits);
  return isWhole && !Number.isSafeInteger(value) ? `${digits}.0` : digits;
}

/** A value as a literal of Python, ready to be laid out over lines. */
export function literal(value: JSONValue): Code {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'number':
      return number(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
      break;
  }
  if (value === null) {
    return 'None';
  }
  if (isList(value)) {
    return bracket('[', value.map(literal), ']');
  }
  const items = Object.entries(value).map(([key, item]) => [
    `${text(key)}: `,
    literal(item)
  ]);
  return bracket('{', items, '}');
}

// Array.isArray does not narrow readonly arrays.
function isList(value: object): value is readonly JSONValue[] {
  return Array.isArray(value);
}

/** A value as a literal of Python on one line. */
export function pythonLiteral(value: JSONValue): string {
  return flat(literal(value));
}

/** Keyword arguments; names that cannot be one go into a `**{…}`. */
function keywords(
  values: readonly (readonly [name: string, value: Code])[]
): Code[] {
  const named = values
    .filter(([name]) => isIdentifier(name))
    .map(([name, value]) => [`${name}=`, value]);
  const others = values
    .filter(([name]) => !isIdentifier(name))
    .map(([name, value]) => [`${text(name)}: `, value]);
  return others.length > 0 ? [...named, bracket('**{', others, '}')] : named;
}

/**
 * A call.
 *
 * @param name - what is called, as code.
 * @param values - keyword arguments by any name, in their order.
 */
export function call(
  name: string,
  args: readonly Code[],
  values: readonly (readonly [name: string, value: Code])[] = []
): Code {
  return [name, bracket('(', [...args, ...keywords(values)], ')')];
}

/** Characters of a comment that are shown. */
const COMMENT = 400;

/**
 * `value` as a text of one line that nobody can mistake for something else:
 * characters that end a line, are invisible or turn the reading direction
 * become a space or nothing.
 */
export function oneLine(value: string, limit: number): string {
  const line = value
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length > limit
    ? `${characters.slice(0, limit - 1).join('')}…`
    : line;
}

/**
 * A comment of one line.
 *
 * A file whose first lines hold `coding:` would be read in the encoding named
 * there (PEP 263), in which other characters may end the line.
 */
export function pythonComment(value: string): string {
  const line = oneLine(value, COMMENT).replace(/coding([:=])/gi, 'coding $1');
  return `# ${line}`.trimEnd();
}
