import { checkHosts, isPrivate, readHrefs } from '../checkLinks';

describe('checkHosts', () => {
  it.each([
    ['http://localhost:9000/a', 'bad', 'nobody else can reach'],
    ['http://10.0.0.7/a', 'bad', 'nobody else can reach'],
    ['http://data.example.org/a', 'bad', 'may read http'],
    ['https://other.example.org/a', 'warn', 'another host than'],
    ['https://data.example.org/a', 'ok', 'stay on the host']
  ])('of %s on an https host', (href, level, words) => {
    const findings = checkHosts([href], 'https://data.example.org/c.json');
    expect(findings).toMatchObject([
      { level, text: expect.stringContaining(words) }
    ]);
  });
});

describe('isPrivate', () => {
  it.each(['localhost', '127.0.0.1', '172.20.0.1', '[::1]', '[fd00::1]'])(
    '%s is',
    host => expect(isPrivate(host)).toBe(true)
  );

  it.each(['example.org', '172.32.0.1', '100.1.2.3', '[2001:db8::1]'])(
    '%s is not',
    host => expect(isPrivate(host)).toBe(false)
  );
});

describe('readHrefs', () => {
  it('finds each once, wherever it stands, null among them or not', () => {
    const document = {
      links: [null, { href: './a.json#x' }, { href: 'a.json' }, { href: 7 }],
      assets: { store: { href: '/work/a.zarr' } }
    };
    expect(readHrefs(document, 'https://x.org/b/c.json')).toEqual([
      'https://x.org/b/a.json',
      '/work/a.zarr'
    ]);
  });
});
