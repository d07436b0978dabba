import { isWebAddress, nameOf, resolve } from '../url';

describe('resolve', () => {
  const base = 'https://mirror/stac/catalog.json';

  it.each([
    ['./a/item.json', 'https://mirror/stac/a/item.json'],
    ['../x.zarr', 'https://mirror/x.zarr'],
    ['https://other/x.json', 'https://other/x.json'],
    ['//other/x.json', 'https://other/x.json'],
    ['/work/bm1344/x.zarr', '/work/bm1344/x.zarr'],
    ['reference::/work/x.parq', 'reference::/work/x.parq'],
    ['simplecache::https://host/x', 'simplecache::https://host/x'],
    ['https://jo:secret@other/x.zarr', 'https://other/x.zarr'],
    ['//jo@other/x.json', 'https://other/x.json'],
    ['http://', 'http://']
  ])('takes %s to %s', (href, url) => {
    expect(resolve(href, base)).toBe(url);
  });
});

describe('nameOf', () => {
  it.each([
    ['https://host/a/stac_icon_hist.json', 'stac_icon_hist'],
    ['https://host/datasets/icon.atmos/stac', 'icon.atmos'],
    ['https://host/a/collection.json?x=1', 'a'],
    ['https://host/sst%20mean.zarr/', 'sst mean'],
    ['https://host/', 'https://host/'],
    ['https://host/%E0%A4%A', '%E0%A4%A']
  ])('names %s', (url, name) => {
    expect(nameOf(url)).toBe(name);
  });
});

describe('isWebAddress', () => {
  it.each(['javascript:alert(1)', 'file:///x', 'data:text/html,x', 'x', ''])(
    'refuses %p',
    href => {
      expect(isWebAddress(href)).toBe(false);
    }
  );
});
