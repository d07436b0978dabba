/** A pair of brackets around items with commas between. */
export interface IBracket {
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
}

/** Code that can be written on one line, or over several at its brackets. */
export type Code = string | IBracket | readonly Code[];

/** Columns of a line, as black has them. */
const WIDTH = 88;

const INDENT = '    ';

/** Items in brackets; a comma after the last of several lines must be harmless. */
export function bracket(
  open: string,
  items: readonly Code[],
  close: string
): IBracket {
  return { open, items, close };
}

/** The pieces of `code` in a row, without nesting but that of brackets. */
function pieces(code: Code): readonly (string | IBracket)[] {
  return typeof code === 'string' || 'open' in code
    ? [code]
    : code.flatMap(pieces);
}

/** `code` on one line. */
export function flat(code: Code): string {
  return pieces(code)
    .map(piece =>
      typeof piece === 'string'
        ? piece
        : piece.open + piece.items.map(flat).join(', ') + piece.close
    )
    .join('');
}

/**
 * `code` in lines of at most 88 columns where its brackets allow it: one item a
 * line with a comma after each, as black writes it.
 *
 * @param indent - what stands before its first line.
 * @param tail - columns that follow its last line.
 */
export function layout(code: Code, indent = '', tail = 0): string {
  const row = pieces(code);
  let written = '';
  let column = indent.length;
  row.forEach((piece, index) => {
    const line = flat(piece);
    const rest = flat(row.slice(index + 1)).length + tail;
    const isWhole =
      typeof piece === 'string' ||
      piece.items.length === 0 ||
      column + line.length + rest <= WIDTH;
    if (isWhole) {
      written += line;
      column += line.length;
      return;
    }
    const inner = indent + INDENT;
    const items = piece.items.map(
      item => `${inner}${layout(item, inner, 1)},\n`
    );
    written += `${piece.open}\n${items.join('')}${indent}${piece.close}`;
    column = indent.length + piece.close.length;
  });
  return written;
}
