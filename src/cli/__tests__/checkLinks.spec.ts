import { serve } from '../../net/__tests__/loopback';
import { checkHosts, isPrivate, readHrefs } from '../checkLinks';

import { answer, catalog, CheckedHost, runCheck, store } from './checkedHost';

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

describe('of links, the check', () => {
  let host: CheckedHost;

  beforeEach(async () => {
    host = await CheckedHost.start();
  });

  afterEach(() => host.close());

  it('names each that is dead, by GET where HEAD is refused', async () => {
    host.files['/catalog.json'] = {
      body: catalog(['./gone.json', './picky.json', './login.json', './a.zarr'])
    };
    host.files['/picky.json'] = { body: '{}', head: 405 };
    host.files['/login.json'] = { status: 401 };
    Object.assign(host.files, store());
    const { faults } = await host.check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual([
      'bad links /gone.json',
      'warn links /login.json',
      'warn links /catalog.json'
    ]);
    expect(faults[2].text).toBe('2 of 4 links can be followed.');
  });

  it('follows no more than 50, four at a time', async () => {
    const hrefs = Array.from({ length: 60 }, (_, at) => `./item-${at}.json`);
    host.files['/catalog.json'] = { body: catalog(hrefs) };
    const waiting: (() => void)[] = [];
    let most = 0;
    let asked = 0;
    const slow = await serve((request, response) => {
      if (request.url === '/catalog.json') {
        answer(request, response, host.files['/catalog.json']);
      } else if (!request.url?.startsWith('/item-')) {
        answer(request, response, host.missing);
      } else {
        asked++;
        waiting.push(() => answer(request, response, { body: '{}' }));
        most = Math.max(most, waiting.length);
        const release = () => waiting.splice(0).forEach(answer => answer());
        if (waiting.length === 4) {
          // Whoever was sent along with these four is here before this is.
          void fetch(`${slow.url}/catalog.json`).then(release);
        } else if (asked > 48) {
          release();
        }
      }
    });
    const { code, printed } = await runCheck(
      `${slow.url}/catalog.json`
    ).finally(() => slow.close());
    expect(code).toBe(0);
    expect(asked).toBe(50);
    expect(most).toBe(4);
    expect(printed).toContain(
      '50 of 50 links can be followed; 10 more were not tried.'
    );
  });

  it('minds other hosts and what is no address', async () => {
    const other = host.url.replace('127.0.0.1', 'localhost');
    host.files['/catalog.json'] = {
      body: catalog([`${other}/item.json`, '/work/a.nc', 'javascript:alert(1)'])
    };
    host.files['/item.json'] = { body: '{}' };
    const { faults } = await host.check('/catalog.json');
    expect(faults.map(({ text }) => text)).toEqual([
      '2 of its 3 links are no addresses of the web, so few clients can follow them (/work/a.nc).',
      `1 link leads to ${new URL(other).host}, another host than ${new URL(host.url).host}, which answered.`
    ]);
  });
});
