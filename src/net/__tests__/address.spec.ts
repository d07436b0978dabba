import {
  canonical,
  diskPath,
  fileURL,
  isBelow,
  plainAddress
} from '../address';

describe('diskPath', () => {
  it.each([
    ['/work/a#b?c%20d', '/work/a#b?c%20d'],
    ['file:///work/a%20b%23', '/work/a b#'],
    ['file://localhost/work/x', '/work/x'],
    ['FILE:/work/x', '/work/x'],
    ['file:///work/50%', '/work/50%'],
    ['file:///work/a?.nc', '/work/a?.nc'],
    ['file://elsewhere/work/x', null],
    ['//elsewhere/work/x', null],
    ['file:////elsewhere/x', null],
    ['https://h/work/x', null],
    ['work/x', null],
    ['', null]
  ])('of %j is %j', (address, path) => {
    expect(diskPath(address)).toBe(path);
    expect(plainAddress(address)).toBe(path ?? address);
  });

  it('comes back from its URL', () => {
    const path = '/work/ä b/50%/#1?/x|y';
    expect(diskPath(fileURL(path))).toBe(path);
  });
});

describe('canonical', () => {
  it.each([
    ['/work/half \uD83C/x', 'file:///work/half%20%EF%BF%BD/x'],
    ['/work/\u{1F30D}', 'file:///work/%F0%9F%8C%8D'],
    ['/work//x/../y', 'file:///work/y'],
    ['file:///work/%2e%2e/etc/x', 'file:///etc/x'],
    ['file://localhost/work/(x)', 'file:///work/(x)'],
    ['HTTPS://H:443/a/../b#c', 'https://h/b']
  ])('of %j is %j', (address, expected) => {
    expect(canonical(address)).toBe(expected);
    expect(canonical(expected)).toBe(expected);
  });
});

describe('isBelow', () => {
  it.each([
    ['https://h/a', 'https://h/a', true],
    ['https://h/a/b', 'https://h/a', true],
    ['https://h/a?b', 'https://h/a', true],
    ['https://h/ab', 'https://h/a', false],
    ['https://h/ab', 'https://h/', true],
    ['https://h.evil/', 'https://h', false]
  ])('%j below %j: %j', (address, base, expected) => {
    expect(isBelow(address, base)).toBe(expected);
  });
});
