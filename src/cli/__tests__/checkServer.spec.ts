import { catalog, CheckedHost } from './checkedHost';

let host: CheckedHost;

beforeEach(async () => {
  host = await CheckedHost.start();
});

afterEach(() => host.close());

describe('of CORS, the check', () => {
  it('minds an answer that no page can read', async () => {
    host.files['/catalog.json'] = {
      body: catalog([]),
      isClosed: true,
      headers: { 'Access-Control-Allow-Origin': 'https://only.example' }
    };
    const { faults } = await host.check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual(['bad cors /catalog.json']);
  });

  it('asks as a page of another origin', async () => {
    await host.check('/catalog.json');
    expect(host.requests.at(-1)?.headers.origin).toMatch(/^https:/);
  });

  it('minds a 404 without it', async () => {
    host.missing = { status: 404, isClosed: true };
    const { code, faults } = await host.check('/catalog.json');
    expect(code).toBe(0);
    expect(faults.map(({ is }) => is)).toEqual([
      'warn cors /no-such-file.json'
    ]);
  });

  it('minds a 503 without it, and a Retry-After that it hides', async () => {
    const headers = { 'Retry-After': '10800' };
    host.files['/closed.json'] = { status: 503, headers, isClosed: true };
    host.files['/hidden.json'] = {
      status: 503,
      headers: { ...headers, 'Access-Control-Expose-Headers': '' }
    };
    const closed = await host.check('/closed.json');
    expect(closed.faults.map(({ is }) => is)).toEqual([
      'bad address /closed.json',
      'warn cors /closed.json'
    ]);
    expect(closed.faults[1].text).toContain('The error 503 comes without');
    const hidden = await host.check('/hidden.json');
    expect(hidden.faults[1].text).toContain('cannot read the Retry-After');
  });
});

describe('of a server, the check', () => {
  it('minds a page where a file is missing', async () => {
    host.missing = { body: '<!doctype html>' };
    const { faults } = await host.check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual([
      'warn missing /no-such-file.json'
    ]);
  });

  it('minds HEAD that is not allowed', async () => {
    host.files['/catalog.json'] = { body: catalog([]), head: 405 };
    const { faults } = await host.check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual(['warn head /catalog.json']);
    expect(faults[0].text).toContain('405');
  });

  it.each([
    ['ignored', 'warn', 'Range is ignored'],
    ['refused', 'warn', 'answered with 416'],
    ['shifted', 'bad', 'bytes 0-3/'],
    ['short', 'bad', 'and 3 came']
  ] as const)('minds a part that is %s', async (range, level, words) => {
    host.files['/catalog.json'] = { body: catalog([]), range };
    const { faults } = await host.check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual([
      `${level} range /catalog.json`
    ]);
    expect(faults[0].text).toContain(words);
  });
});
