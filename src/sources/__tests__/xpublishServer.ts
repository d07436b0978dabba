import { FetchNet } from '../../net';
import { forThisTest } from '../../net/__tests__/forThisTest';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

/** The routes of a dataset, as an `/openapi.json` names them. */
export function api(...routes: string[]) {
  const below = routes.map(route => `/datasets/{dataset_id}${route}`);
  const paths = ['/plugins', '/datasets', ...below].map(path => [path, {}]);
  return { openapi: '3.1.0', paths: Object.fromEntries(paths) };
}

export const INFO_ROUTES = ['/', '/keys', '/dict', '/info'];
export const ZARR_2 = [
  '/zarr/.zmetadata',
  '/zarr/.zgroup',
  '/zarr/{var}/{chunk}'
];
export const ZARR_3 = ['/zarr/zarr.json', '/zarr/{var}/zarr.json'];
export const KERCHUNK = ['/kerchunk/{key}', '/kerchunk/{key}'];

export const V2 = {
  zarr_consolidated_format: 1,
  metadata: { '.zgroup': { zarr_format: 2 }, '.zattrs': {} }
};
export const V3 = {
  zarr_format: 3,
  node_type: 'group',
  attributes: {},
  consolidated_metadata: { kind: 'inline', metadata: {} }
};

/** Bare `NaN`, as Python writes it. */
export const INFO = `{
  "dimensions": {"time": 12, "cell": 48, "bnds": 2},
  "variables": {
    "tas": {
      "type": "float32",
      "dimensions": ["time", "cell"],
      "attributes": {
        "long_name": "Air temperature",
        "units": "K",
        "coordinates": "lat lon",
        "_FillValue": NaN
      }
    },
    "pr": {"type": "float32", "dimensions": ["time"], "attributes": null},
    "time": {"type": "float64", "dimensions": ["time"], "attributes": {}},
    "lat": {"type": "float64", "dimensions": ["cell"], "attributes": {}},
    "lon": {"type": "float64", "dimensions": ["cell"], "attributes": {}},
    "odd": null
  },
  "global_attributes": {
    "title": "A run",
    "summary": "Monthly means",
    "institution": "DKRZ",
    "license": "CC-BY-4.0",
    "keywords": "air, temperature"
  }
}`;

/** An item whose addresses are those of the server's own idea of its name. */
export function item(id: string, host = 'https://l40157.lvt.dkrz.de') {
  const dataset = `${host}/datasets/${id}`;
  return {
    type: 'Feature',
    stac_version: '1.0.0',
    id,
    geometry: null,
    properties: {
      title: id,
      datetime: null,
      start_datetime: '1950-01-01T00:00:00Z',
      end_datetime: '2014-12-30T00:00:00Z',
      'cube:variables': { tas: { type: 'data', unit: 'K', description: 'T' } },
      _xpublish_id: id
    },
    links: [{ rel: 'self', href: `${dataset}/stac` }],
    assets: {
      'eerie-cloud': {
        href: `${dataset}/kerchunk`,
        type: 'application/vnd+zarr',
        title: 'Zarr-access through Eerie Cloud',
        roles: ['data'],
        'xarray:open_kwargs': {
          engine: 'zarr',
          chunks: 'auto',
          consolidated: true
        },
        'xarray:storage_options': null,
        alternate: {
          processed: { name: 'Rechunked', href: `${dataset}/zarr` }
        }
      },
      'dkrz-disk': {
        href: `file:///work/${id}.zarr`,
        type: 'application/vnd+zarr',
        roles: ['data']
      }
    }
  };
}

/** Answers by path: a document, a status, or a status with headers. */
export type Answers = Record<string, unknown>;

interface IRefusal {
  readonly status: number;
  readonly headers: Record<string, string>;
}

/** Answers by path as a server does; what it has no answer for is 404. */
export async function start(answers: Answers): Promise<ILoopback> {
  return forThisTest(
    await serve(({ url = '' }, response) => {
      const answer = answers[new URL(url, 'http://x').pathname] ?? 404;
      if (typeof answer === 'number') {
        response.writeHead(answer).end();
      } else if (isRefusal(answer)) {
        response.writeHead(answer.status, answer.headers).end();
      } else {
        response.end(
          typeof answer === 'string' ? answer : JSON.stringify(answer)
        );
      }
    })
  );
}

function isRefusal(answer: unknown): answer is IRefusal {
  return typeof answer === 'object' && answer !== null && 'status' in answer;
}

/** What a server was asked for, in order. */
export function asked({ requests }: ILoopback): string[] {
  return requests.map(({ url }) => url ?? '');
}

/** A registry of all kinds, which has read nothing yet. */
export function open() {
  return new SourceRegistry(new FetchNet());
}
