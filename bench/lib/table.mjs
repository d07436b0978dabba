import { cpus } from 'node:os';

const written = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

const HEAD = ['figure', 'measured', 'limit', ''];

/**
 * Prints figures as a table of Markdown. Returns the exit code: 1 where a
 * limit is missed.
 *
 * @param figures - `[what, value, unit, limit]`; without a limit it only tells
 */
export function print(title, figures) {
  const isMissed = ([, value, , limit]) => value > limit;
  const rows = figures.map(figure => {
    const [what, value, unit, limit] = figure;
    const cell = number => `${written.format(number)} ${unit}`;
    return limit === undefined
      ? [what, cell(value), '', '']
      : [what, cell(value), cell(limit), isMissed(figure) ? '✗' : '✓'];
  });
  const widths = HEAD.map((_, i) =>
    Math.max(...[HEAD, ...rows].map(cells => cells[i].length))
  );
  const line = cells =>
    console.log(`| ${cells.map((c, i) => c.padEnd(widths[i])).join(' | ')} |`);
  console.log(`\n${title}, on ${cpus().length} cores\n`);
  line(HEAD);
  line(widths.map(width => '-'.repeat(width)));
  rows.forEach(line);
  return figures.some(isMissed) ? 1 : 0;
}
