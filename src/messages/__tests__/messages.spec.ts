import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { nullTranslator } from '@jupyterlab/translation';

import { failureMessage, snippetNoteMessage } from '..';
import { Failure } from '../../net';
import type { FailureKind, IFailureFacts } from '../../net';

const trans = nullTranslator.load('jupyterlab_cloudify');

function message(kind: FailureKind, facts: Partial<IFailureFacts> = {}) {
  const url = 'https://data.example:8443/a/catalog.json';
  return failureMessage(new Failure(kind, { url, ...facts }), trans);
}

/** The codes of broken rules that the core throws. */
function brokenRules(): string[] {
  const root = join(__dirname, '../..');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const thrown = /new Failure\(\s*'invalid',\s*\{[^}]*?detail: '([^']+)'/g;
  return names
    .filter(name => /\.ts$/.test(name) && !name.includes('__tests__'))
    .flatMap(name => [
      ...readFileSync(join(root, name), 'utf8').matchAll(thrown)
    ])
    .map(([, code]) => code);
}

describe('failureMessage', () => {
  it.each<[FailureKind, Partial<IFailureFacts>, string]>([
    ['offline', {}, 'This computer is offline.'],
    [
      'not-admitted',
      {},
      'data.example:8443 answers, but does not admit this page (CORS).'
    ],
    ['unreachable', {}, 'data.example:8443 cannot be reached.'],
    [
      'broken-off',
      {},
      'The answer of data.example:8443 broke off, or cannot be unpacked.'
    ],
    [
      'not-a-catalog',
      { detail: 'empty' },
      'data.example:8443 sent an empty answer.'
    ],
    [
      'unsupported-address',
      { detail: 'login' },
      'A name or password in an address is not used, nor kept.'
    ],
    [
      'invalid',
      { detail: 'unreadable-values' },
      'These values of data.example:8443 cannot be read here.'
    ],
    [
      'invalid',
      { detail: 'not-numbers' },
      'These values of data.example:8443 cannot be read here.'
    ],
    [
      'http',
      { status: 404 },
      'data.example:8443 has nothing at this address (404).'
    ],
    [
      'http',
      { status: 500 },
      'data.example:8443 answered with an error (500).'
    ],
    [
      'not-json',
      { detail: 'truncated' },
      'The answer of data.example:8443 ends too early.'
    ],
    [
      'not-json',
      { url: 'file:///work/catalog.json', detail: 'truncated' },
      '/work/catalog.json ends too early.'
    ],
    [
      'not-json',
      { url: 'file:///work/catalog.txt' },
      '/work/catalog.txt is not JSON.'
    ],
    [
      'unsupported',
      { detail: 'csv' },
      'This entry is of the kind “csv”, which is no gridded data.'
    ],
    [
      'unsupported',
      { detail: 'no-data' },
      'This entry does not say where its data is.'
    ],
    [
      'unsupported',
      { detail: 'template' },
      'The address of this entry is a template that would have to be executed.'
    ],
    [
      'not-searchable',
      { detail: 'text' },
      'data.example:8443 does not search for words.'
    ],
    [
      'not-searchable',
      { detail: 'extent' },
      'data.example:8443 does not search by place and time.'
    ],
    [
      'too-large',
      { limit: 32e6 },
      'The answer of data.example:8443 is larger than 32 MB and was not read.'
    ],
    [
      'range-ignored',
      {},
      'data.example:8443 sends whole files where a part was asked for (it ignores Range), so these values were not read.'
    ],
    [
      'reference',
      { url: '/work/sst.nc', detail: 'not-web' },
      'The values stand at /work/sst.nc, which cannot be read from here.'
    ],
    [
      'reference',
      { detail: 'wrong-length' },
      'data.example:8443 sent fewer bytes than the references of these data say.'
    ],
    [
      'reference',
      { detail: 'template' },
      'The references of data.example:8443 are templates that would have to be executed.'
    ],
    [
      'reference',
      { detail: 'version' },
      'data.example:8443 sent references of an unknown version.'
    ],
    [
      'reference',
      { detail: 'broken' },
      'A reference of data.example:8443 is broken and leads nowhere.'
    ],
    [
      'reference',
      { url: 'file:///work/sst.nc', detail: 'header' },
      'Only the header of /work/sst.nc was read, which does not hold these values.'
    ],
    [
      'timed-out',
      { waited: 20_000 },
      'data.example:8443 did not answer within 20 seconds.'
    ],
    ['timed-out', {}, 'data.example:8443 did not answer in time.'],
    ['too-large', {}, 'data.example:8443 is too large and was not read.'],
    [
      'not-served',
      { url: '/work/x', detail: 'no-server' },
      '/work/x is a path on disk, and here is no Jupyter server that reads files for this page.'
    ],
    [
      'not-served',
      { url: 'file:///work/a%20b', detail: 'outside' },
      '/work/a b is not below the folders that this Jupyter server shows.'
    ],
    [
      'not-forwarded',
      { detail: 'host-not-allowed' },
      'Jupyter’s server does not forward to data.example:8443.'
    ],
    [
      'not-forwarded',
      { detail: 'private-address' },
      'data.example:8443 is an address of a private network, to which Jupyter’s server does not forward.'
    ],
    [
      'not-forwarded',
      { detail: 'redirect' },
      'data.example:8443 leads to another host, to which Jupyter’s server does not forward.'
    ],
    [
      'missing-package',
      { url: '/work/x.grb' },
      'Jupyter’s server lacks a Python package that reads /work/x.grb.'
    ],
    ['http', { url: '/work/x', status: 404 }, 'There is no file at /work/x.'],
    ['http', { url: '/work/x', status: 403 }, 'You may not read /work/x.'],
    [
      'http',
      { url: '/work/x', status: 500 },
      '/work/x answered with an error (500).'
    ]
  ])('says what %s is (%p)', (kind, facts, text) => {
    expect(message(kind, facts).text).toBe(text);
  });

  it.each([
    [1, '1 second'],
    [90, '90 seconds'],
    [600, '10 minutes'],
    [10_800, '3 hours'],
    [864_000, '10 days']
  ])('tells a wait of %d seconds', (retryAfter, span) => {
    const { advice } = message('http', { status: 503, retryAfter });
    expect(advice).toBe(`It asks to come back in ${span}.`);
  });

  it.each([401, 403, 404, 500, 503])(
    'tells it of any error, as what is on tape may answer (%d)',
    status => {
      const { advice } = message('http', { status, retryAfter: 10_800 });
      expect(advice).toBe('It asks to come back in 3 hours.');
    }
  );

  it('tells no wait that is over', () => {
    const { advice } = message('http', { status: 503, retryAfter: 0 });
    expect(advice).toBe('Retry later.');
  });

  it('tells the cause that only some are told', () => {
    const { advice } = message('unreachable', { detail: 'bad port' });
    expect(advice).toBe('Details: bad port');
  });

  it('has a sentence for each rule that is broken', () => {
    const codes = brokenRules();
    expect(codes).toContain('not-a-store');
    const bare = [...codes, 'no index'].filter(detail =>
      message('invalid', { detail }).advice.startsWith('Details:')
    );
    expect(bare).toEqual([]);
  });

  it('repeats what others say of a rule that is broken', () => {
    const { advice } = message('invalid', { detail: 'line 3: no colon' });
    expect(advice).toBe('Details: line 3: no colon');
  });

  it('stays short when the address is not', () => {
    const url = `javascript:${'x'.repeat(10_000)}`;
    expect(message('unsupported-address', { url }).text.length).toBeLessThan(
      200
    );
  });
});

describe('snippetNoteMessage', () => {
  it('names what the kernel lacks, with room for all of it in a notice', () => {
    const packages =
      'xarray zarr fsspec aiohttp gcsfs fastparquet jinja2 requests dask';
    const text = snippetNoteMessage(
      { code: 'missing-packages', facts: { packages } },
      trans
    );
    expect(text).toBe(
      `The kernel lacks packages: run \`%pip install ${packages}\` first.`
    );
    // JupyterLab cuts what is longer.
    expect(text.length).toBeLessThanOrEqual(140);
  });
});
