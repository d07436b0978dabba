import { nextRequest, readCursor, writeCursor } from '../stacApiRequest';

const HREF = 'https://api.example/search';
const asked = { href: HREF, body: { collections: ['a'], limit: 100 } };
const address = (href: string) => new URL(href, HREF).href;

describe('nextRequest', () => {
  it('sends the body of a link alone, unless it is to be merged', () => {
    const link = { href: HREF, method: 'post', body: { token: 'b' } };
    expect(nextRequest(link, asked, address)).toEqual({
      href: HREF,
      body: { token: 'b' }
    });
    const merged = { ...link, merge: true };
    expect(nextRequest(merged, asked, address)?.body).toEqual({
      collections: ['a'],
      limit: 100,
      token: 'b'
    });
  });

  it('asks where it asked before where a link to post has no address', () => {
    const link = { method: 'POST', merge: true, body: { token: 'b' } };
    expect(nextRequest(link, asked, address)?.href).toBe(HREF);
  });

  it('is null without a link', () => {
    expect(nextRequest(null, asked, address)).toBeNull();
  });
});

describe('a cursor', () => {
  it.each([asked, { href: `${HREF}?token=next:a:{1}`, body: null }])(
    'leads to its request: %j',
    request => {
      expect(readCursor(writeCursor(request))).toEqual(request);
    }
  );
});
