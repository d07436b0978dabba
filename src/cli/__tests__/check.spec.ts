import { catalog, CheckedHost, runCheck } from './checkedHost';

let host: CheckedHost;

beforeEach(async () => {
  host = await CheckedHost.start();
});

afterEach(() => host.close());

describe('npm run catalog -- check', () => {
  it('finds nothing wrong with a sound catalog', async () => {
    host.files['/catalog.json'] = { body: catalog(['./item.json']) };
    host.files['/item.json'] = { body: '{}' };
    const { code, findings } = await host.check('/catalog.json');
    expect(code).toBe(0);
    expect(findings.map(({ level, topic }) => `${level} ${topic}`)).toEqual([
      'ok cors',
      'ok cors',
      'ok head',
      'ok range',
      'ok json',
      'ok hosts',
      'ok links'
    ]);
  });

  it('prints a line for each finding, and their number', async () => {
    host.files['/catalog.json'] = { body: catalog([]), isClosed: true };
    const { code, printed } = await runCheck(`${host.url}/catalog.json`);
    expect(code).toBe(1);
    expect(printed.split('\n')).toContain(
      `bad   cors      No page of another site can read this: the answer lacks Access-Control-Allow-Origin: *.  <${host.url}/catalog.json>`
    );
    expect(printed).toMatch(/\n6 ok, 0 warn, 1 bad$/);
  });

  it('says that there is nothing', async () => {
    const { code, faults } = await host.check('/nothing.json');
    expect(code).toBe(1);
    expect(faults).toEqual([
      {
        is: 'bad address /nothing.json',
        text: `${new URL(host.url).host} has nothing at this address (404).`
      }
    ]);
  });
});

describe('of JSON, the check', () => {
  it('minds bare NaN', async () => {
    const body = catalog([]).replace('"description":""', '"description":NaN');
    host.files['/catalog.json'] = { body };
    const { code, faults } = await host.check('/catalog.json');
    expect(code).toBe(1);
    expect(faults.map(({ is }) => is)).toEqual(['bad json /catalog.json']);
    expect(faults[0].text).toContain('NaN');
  });

  it('minds a document that is cut off', async () => {
    host.files['/catalog.json'] = { body: catalog([]).slice(0, -3) };
    const { faults } = await host.check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual(['bad address /catalog.json']);
    expect(faults[0].text).toContain('ends too early');
  });
});
