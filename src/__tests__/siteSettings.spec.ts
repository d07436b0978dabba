import { readSite } from '../siteSettings';

describe('readSite', () => {
  it('reads what makes sense and leaves the rest out', () => {
    const site = readSite({
      aliases: [
        { from: 'old.example.org', to: 'new.example.org:8443' },
        { from: 'https://old.example.org', to: 'new.example.org' },
        { from: 'old.example.org', to: 'user@new.example.org' },
        { from: 'old.example.org' },
        'old.example.org'
      ],
      rewrites: [
        { from: 'https://example.org/a/', to: 'http://localhost:8080/b/' },
        { from: 'https://example.org/a/', to: '/pool/a copy/' },
        { from: '/pool/x/', to: 'https://example.org/' },
        { from: 'https://example.org/', to: 'javascript:alert(1)' },
        null
      ]
    });
    expect(site).toEqual({
      aliases: [{ from: 'old.example.org', to: 'new.example.org:8443' }],
      rewrites: [
        { from: 'https://example.org/a/', to: 'http://localhost:8080/b/' },
        { from: 'https://example.org/a/', to: 'file:///pool/a%20copy/' }
      ]
    });
  });

  it.each([undefined, null, [], 'x', { aliases: {}, rewrites: 1 }])(
    'has nothing in %j',
    value => expect(readSite(value)).toEqual({ aliases: [], rewrites: [] })
  );
});
