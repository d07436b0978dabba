import fc from 'fast-check';

import { flat } from '../layout';
import {
  call,
  isIdentifier,
  oneLine,
  pythonComment,
  pythonLiteral
} from '../python';

describe('pythonLiteral', () => {
  it.each([
    ['plain', '"plain"'],
    ['', '""'],
    ['a "quote" and \'one\'', '"a \\"quote\\" and \'one\'"'],
    ['"""', '"\\"\\"\\""'],
    ['C:\\new', '"C:\\\\new"'],
    ['ends in \\', '"ends in \\\\"'],
    ['line\nbreak\r\ttab', '"line\\nbreak\\r\\ttab"'],
    [
      'nul\0 bell\x07 del\x7f nel\x85',
      '"nul\\x00 bell\\x07 del\\x7f nel\\x85"'
    ],
    ['\u2028\u2029', '"\\u2028\\u2029"'],
    ['abc\u202edef', '"abc\\u202edef"'],
    ['zero\u200bwidth\ufeff', '"zero\\u200bwidth\\ufeff"'],
    ['no\u00a0break', '"no\\xa0break"'],
    ['half \ud800 pair', '"half \\ud800 pair"'],
    ['tag \u{e0041}', '"tag \\U000e0041"'],
    ['Temperatur über Grönland 海 🌊', '"Temperatur über Grönland 海 🌊"']
  ])('writes the text %j', (value, expected) => {
    expect(pythonLiteral(value)).toBe(expected);
  });

  it.each([
    [0, '0'],
    [-0, '-0.0'],
    [42, '42'],
    [-1.5, '-1.5'],
    [1e-7, '1e-7'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [2 ** 53, '9007199254740992.0'],
    [1e300, '1e+300'],
    [NaN, 'float("nan")'],
    [Infinity, 'float("inf")'],
    [-Infinity, 'float("-inf")']
  ])('writes the number %d', (value, expected) => {
    expect(pythonLiteral(value)).toBe(expected);
  });

  it('writes what JSON calls true, false and null', () => {
    expect(pythonLiteral([true, false, null])).toBe('[True, False, None]');
  });

  it('writes nested lists and dicts', () => {
    expect(pythonLiteral({})).toBe('{}');
    expect(pythonLiteral({ time: -1, 'a"b': [{ c: [] }] })).toBe(
      '{"time": -1, "a\\"b": [{"c": []}]}'
    );
  });

  it('keeps every text within one line and one pair of quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        const inside = pythonLiteral(value).slice(1, -1);
        expect(inside).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        // Nothing is left but escapes and harmless characters.
        expect(inside.replace(/\\./g, '')).not.toMatch(/["\\]/);
      })
    );
  });
});

describe('isIdentifier', () => {
  it.each(['time', '_x', 'E1', 'match', 'i'])('takes %j', name => {
    expect(isIdentifier(name)).toBe(true);
  });

  it.each(['', '1x', 'a b', 'a-b', 'lambda', 'None', 'ﬁ', 'é', '__debug__'])(
    'refuses %j',
    name => {
      expect(isIdentifier(name)).toBe(false);
    }
  );
});

describe('call', () => {
  it('writes names that are no identifiers into a dict', () => {
    const code = call(
      'f',
      ['1'],
      [
        ['a', '2'],
        ['b c', '3'],
        ['lambda', '4']
      ]
    );
    expect(flat(code)).toBe('f(1, a=2, **{"b c": 3, "lambda": 4})');
  });
});

describe('pythonComment', () => {
  it('is one line, whatever ends a line', () => {
    expect(pythonComment('a\nb\rc\r\nd\fe\vf\x1cg\x85h\u2028i\u2029j\0k')).toBe(
      '# a b c d e f g h i j k'
    );
  });

  it('shows its text in the order in which it is read', () => {
    expect(pythonComment('a\u202eb\u2066c\u200bd\ud800')).toBe('# abcd');
  });

  it('names no encoding', () => {
    expect(pythonComment('-*- coding: utf-7 -*-')).toBe(
      '# -*- coding : utf-7 -*-'
    );
    expect(pythonComment('encoding=utf-7')).toBe('# encoding =utf-7');
  });

  it('ends a long text with an ellipsis', () => {
    expect([...oneLine('🌊'.repeat(20), 10)]).toHaveLength(10);
    expect(pythonComment('x'.repeat(10000))).toMatch(/^# x{399}…$/);
  });

  it('cannot be left by any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        expect(pythonComment(value)).toMatch(/^#( [^\p{C}\p{Zl}\p{Zp}]*)?$/u);
      })
    );
  });
});
