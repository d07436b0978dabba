import { addresses } from '../stacHost';

describe('addresses', () => {
  it.each([
    // A server behind a name that it does not know.
    [
      'http://internal:8080/stac/search',
      'https://api.example/stac/search?limit=1',
      'http://internal:8080/stac/collections/a?limit=2',
      'https://api.example/stac/collections/a?limit=2'
    ],
    // Mounted below a path that it does not know, by host and without.
    [
      'http://localhost:9111/',
      'https://hub.example/user/jo/cloudify/',
      'http://localhost:9111/datasets/a',
      'https://hub.example/user/jo/cloudify/datasets/a'
    ],
    [
      'https://hub.example/stac',
      'https://hub.example/user/jo/stac',
      'https://hub.example/stac/b',
      'https://hub.example/user/jo/stac/b'
    ],
    // Seen from inside, below what is before it outside.
    [
      'https://hub.example/user/jo/stac/',
      'http://localhost:8000/stac/',
      'https://hub.example/user/jo/stac/b',
      'http://localhost:8000/stac/b'
    ],
    // TLS ends before the server.
    [
      'http://api.example/stac',
      'https://api.example/stac/',
      'http://api.example/stac/b',
      'https://api.example/stac/b'
    ]
  ])('knows %s, which answers at %s', (self, url, href, expected) => {
    expect(addresses(self, url)(href)).toBe(expected);
  });

  it.each([
    ['http://internal/stac', 'https://other.example/a'],
    ['http://internal/stac', 'http://internal.example/a'],
    ['http://internal/stac', 'reference::http://internal/a.json'],
    ['http://internal/stac', 's3://bucket/a'],
    ['http://internal/stac', '/work/a.nc'],
    ['http://internal/stac', 'https://api.example/stac/a'],
    // A copy keeps its links to where it was copied from.
    ['https://origin.example/v1/catalog.json', 'https://origin.example/v1/a'],
    ['javascript:alert(1)', 'https://other.example/a'],
    ['./stac', 'http://internal/a'],
    [null, 'http://internal/a']
  ])('of %s leaves %s', (self, href) => {
    expect(addresses(self, 'https://api.example/stac')(href)).toBe(href);
  });

  it('are relative to what answered', () => {
    const address = addresses('http://internal/stac', 'https://x.example/stac');
    expect(address('./a')).toBe('https://x.example/a');
  });

  it('are not mounted twice', () => {
    const address = addresses(
      'https://hub.example/stac',
      'https://hub.example/user/jo/stac'
    );
    const href = 'https://hub.example/user/jo/stac/b';
    expect(address(href)).toBe(href);
  });
});
