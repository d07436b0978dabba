import fc from 'fast-check';

import { createEntry, entryAddress, entryId } from '../entry';

describe('entryId', () => {
  it('holds all that reopens an entry, whatever a catalog names it', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true }),
        fc.array(fc.string({ unit: 'binary' })),
        (href, path) => {
          const url = new URL(href).href;
          const address = { source: 'stac', href: url, path };
          expect(entryAddress(entryId(address))).toEqual(address);
        }
      )
    );
  });

  it('holds a URL with a bar, under its code', () => {
    const href = 'https://x/a|b.json?c|d';
    const id = entryId({ source: 'stac', href, path: ['|'] });
    const address = entryAddress(id);
    expect(address).toMatchObject({ href: 'https://x/a%7Cb.json?c%7Cd' });
    expect(address && entryId(address)).toBe(id);
  });

  it('differs for entries that differ', () => {
    const entry = (path: string[]) =>
      createEntry({
        source: 'zarr',
        href: 'https://x/s.zarr',
        path,
        title: '',
        kind: 'dataset'
      }).id;
    const ids = [[], ['a'], ['a', 'b'], ['a,b'], ['a"'], ['']].map(entry);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is one of a path on disk and of its URL', () => {
    const [first, second] = ['/work/a b.yaml', 'file:///work/a%20b.yaml'].map(
      href =>
        createEntry({ source: 'intake', href, title: '', kind: 'catalog' })
    );
    expect(first).toEqual(second);
    expect(first.href).toBe('file:///work/a%20b.yaml');
  });

  it.each(['', 'stac', '|https://x', 'stac|https://x|{', 'stac|https://x|[1]'])(
    'is not %p',
    text => {
      expect(entryAddress(text)).toBeNull();
    }
  );
});
