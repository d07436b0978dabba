import { keyURL, parentOf, storeRoot } from '../address';

describe('storeRoot', () => {
  it.each([
    ['https://h/x.zarr', 'https://h/x.zarr', ''],
    ['https://h/x.zarr/', 'https://h/x.zarr', ''],
    ['https://h/x.zarr/a/b/', 'https://h/x.zarr', 'a/b'],
    ['https://h/x.zarr/a%20b', 'https://h/x.zarr', 'a b'],
    ['https://h/x.zarr/y.zarr/a', 'https://h/x.zarr/y.zarr', 'a'],
    ['https://h.zarr/a/b', 'https://h.zarr/a/b', ''],
    ['https://h/x.zarr/a?sig=1/2#f', 'https://h/x.zarr?sig=1/2', 'a'],
    ['https://h/x.zarr/.zmetadata', 'https://h/x.zarr', ''],
    ['https://h/x.zarr/a/zarr.json', 'https://h/x.zarr', 'a'],
    ['https://h/datasets/i.d/kerchunk', 'https://h/datasets/i.d/kerchunk', ''],
    ['s3://bucket/x.zarr/a', 's3://bucket/x.zarr', 'a'],
    ['/work/x.zarr/100%25', '/work/x.zarr', '100%25'],
    ['https://h/x.zarr/%E0%A4%A', 'https://h/x.zarr', '%E0%A4%A']
  ])('splits %s', (href, root, group) => {
    expect(storeRoot(href)).toEqual({ root, group });
  });
});

describe('keyURL', () => {
  it('keeps the query and encodes every part', () => {
    expect(keyURL('https://h/x.zarr?sig=a%2Fb', 'tas é/0.0#?')).toBe(
      'https://h/x.zarr/tas%20%C3%A9/0.0%23%3F?sig=a%2Fb'
    );
  });

  it('leaves a path on disk as it is', () => {
    expect(keyURL('/work/x #1?.zarr/.zmetadata', 'tas é/0.0#?')).toBe(
      '/work/x #1?.zarr/tas é/0.0#?'
    );
    expect(keyURL('file:///work/x%231.zarr', 'tas#')).toBe(
      'file:///work/x%231.zarr/tas%23'
    );
  });
});

describe('parentOf', () => {
  it('ends at the host', () => {
    expect(parentOf('https://h/a/b?q')).toEqual({
      href: 'https://h/a?q',
      name: 'b'
    });
    expect(parentOf('https://h/a')).toBeNull();
  });
});
