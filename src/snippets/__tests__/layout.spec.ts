import { layout } from '../layout';
import { call, literal } from '../python';

describe('layout', () => {
  it('leaves on one line what fits', () => {
    const code = call('open', ['"x"'], [['mode', '"r"']]);
    expect(layout(code)).toBe('open("x", mode="r")');
  });

  it('breaks a long call, one argument a line', () => {
    const address = `"${'x'.repeat(80)}"`;
    expect(layout(['ds = ', call('open', [address], [['mode', '"r"']])])).toBe(
      `ds = open(\n    ${address},\n    mode="r",\n)`
    );
  });

  it('breaks what is still too long inside', () => {
    const names = Array.from({ length: 12 }, (_, index) => `variable_${index}`);
    const code = call('f', [], [['names', literal({ all: names })]]);
    const lines = layout(code).split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'f(',
      '    names={',
      '        "all": [',
      '            "variable_0",',
      '            "variable_1",'
    ]);
    expect(lines.slice(-3)).toEqual(['        ],', '    },', ')']);
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(88);
  });

  it('counts what follows the bracket', () => {
    const text = `"${'x'.repeat(77)}"`;
    expect(layout([call('f', [text]), '.value'])).toBe(`f(${text}).value`);
    expect(layout([call('f', [text]), '.values'])).toBe(
      `f(\n    ${text},\n).values`
    );
  });
});
