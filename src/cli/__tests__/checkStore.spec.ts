import { FetchNet } from '../../net';
import { checkAccess } from '../checkStore';

import { CheckedHost, store } from './checkedHost';

const ACCESS = {
  key: 'zarr',
  title: '',
  format: 'zarr',
  zarrFormat: null,
  consolidated: null,
  group: null,
  openKeywords: {},
  storageOptions: {},
  origin: { catalog: '' }
} as const;

let host: CheckedHost;

beforeEach(async () => {
  host = await CheckedHost.start();
});

afterEach(() => host.close());

describe('of a store, the check', () => {
  it('finds nothing wrong with a sound one', async () => {
    host.files = store();
    const { code, findings, faults } = await host.check('/a.zarr');
    expect(faults).toEqual([]);
    expect(code).toBe(0);
    expect(findings.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['metadata', 'chunks', 'json', 'cors', 'range'])
    );
  });

  it('minds metadata that is not consolidated', async () => {
    host.files = store();
    delete host.files['/a.zarr/.zmetadata'];
    const { code, faults } = await host.check('/a.zarr');
    expect(code).toBe(1);
    expect(faults[0].text).toContain('no consolidated metadata');
  });

  it.each([
    [{ chunks: [1, 100] }, 'below 100 kB (tas: 20 of 0.4 kB)'],
    [
      { shape: [20, 1e8], chunks: [1, 1e8] },
      'above 200 MB (tas: 20 of 400.0 MB)'
    ],
    [{ shape: [2e5, 1e5], chunks: [1, 1e5] }, 'more than 100,000 chunks']
  ])('minds the chunks of %j', async (array, words) => {
    host.files = store(array);
    const { code, faults } = await host.check('/a.zarr');
    expect(code).toBe(0);
    expect(faults.map(({ is }) => is)).toEqual(['warn chunks /a.zarr']);
    expect(faults[0].text).toContain(words);
  });

  it('takes it more seriously when a missing chunk has no CORS', async () => {
    host.files = store();
    host.missing = { status: 404, isClosed: true };
    const { faults } = await host.check('/a.zarr');
    expect(faults.map(({ is }) => is)).toEqual([
      'bad cors /a.zarr/no-such-variable/0.0'
    ]);
  });

  it.each([
    ['world', true],
    ['tape', false]
  ] as const)('of reach %s, looks at a chunk: %s', async (reach, isAsked) => {
    host.files = store();
    const before = host.requests.length;
    const findings = await checkAccess(new FetchNet(), {
      ...ACCESS,
      href: `${host.url}/a.zarr`,
      reach
    });
    expect(findings.every(({ level }) => level === 'ok')).toBe(true);
    const asked = host.requests.slice(before).map(({ url }) => url);
    expect(asked).toContain('/a.zarr/.zmetadata');
    expect(asked.includes('/a.zarr/tas/0.0')).toBe(isAsked);
  });

  it('minds chunks that are not given, and bare NaN in the metadata', async () => {
    host.files = store();
    host.files['/a.zarr/tas/0.0'] = { status: 403 };
    const { body } = host.files['/a.zarr/.zmetadata'];
    host.files['/a.zarr/.zmetadata'] = {
      body: String(body).replace('"fill_value":null', '"fill_value":NaN')
    };
    const { faults } = await host.check('/a.zarr');
    expect(faults.map(({ is }) => is)).toEqual([
      'bad json /a.zarr/.zmetadata',
      'bad chunks /a.zarr/tas/0.0'
    ]);
  });
});

describe('of references, the check', () => {
  it.each([
    ['whole', 'ignored', ['bad range /a.nc']],
    ['in part', undefined, []]
  ] as const)('minds a target that comes %s', async (_, range, faults) => {
    const { metadata } = JSON.parse(String(store()['/a.zarr/.zmetadata'].body));
    const texts = Object.entries(metadata).map(([key, document]) => [
      key,
      JSON.stringify(document)
    ]);
    const refs = {
      ...Object.fromEntries(texts),
      'tas/0.0': [`${host.url}/a.nc`, 100, 8000]
    };
    host.files['/a.json'] = { body: JSON.stringify({ version: 1, refs }) };
    host.files['/a.nc'] = { body: Buffer.alloc(9000), range };
    const found = await host.check('/a.json');
    expect(found.faults.map(({ is }) => is)).toEqual(faults);
    const looked = found.findings.map(({ topic, url }) => `${topic} ${url}`);
    expect(looked).toContain(`range ${host.url}/a.nc`);
  });
});
