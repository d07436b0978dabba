import type { IncomingMessage } from 'node:http';

import type { JSONObject } from '../../model';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';

/** How a server of the test differs from the plainest one. */
export interface IHabits {
  /** Paths stand below this; Freva's axis is its last part. */
  readonly base?: string;
  /** What the server believes to be its origin. */
  readonly believed?: string;
  /** A parameter without which nothing is answered (400). */
  readonly view?: string;
  readonly conformsTo?: readonly string[];
  /** How the next page of a search is linked. */
  readonly next?: 'GET' | 'body' | 'merge';
  /** Whether the search is linked by POST, too. */
  readonly isPosted?: boolean;
  /** Items of the collection `runs`. */
  readonly items?: readonly JSONObject[];
  /** Leaves `self` out of what lists hold. */
  readonly isSelfless?: boolean;
}

/** What a server was asked for: `GET /path?query` and the body of a POST. */
export interface IAsked {
  readonly line: string;
  readonly body: JSONObject | null;
}

export interface IApiServer extends ILoopback {
  readonly asked: readonly IAsked[];
}

const CORE = 'https://api.stacspec.org/v1.0.0/core';
const SEARCH = 'https://api.stacspec.org/v1.0.0/item-search';

/** An item of `runs`. */
export const run = (number: number, parts: JSONObject = {}): JSONObject => ({
  type: 'Feature',
  stac_version: '1.1.0',
  id: `run-${number}`,
  collection: 'runs',
  geometry: null,
  properties: {
    title: `Run ${number}`,
    datetime: `${1850 + (number % 200)}-01-01T00:00:00Z`
  },
  assets: {
    data: {
      href: `https://data.example/${number}.zarr`,
      type: 'application/vnd.zarr; version=2'
    }
  },
  ...parts
});

export const runs = (count: number): JSONObject[] =>
  Array.from({ length: count }, (_, number) => run(number));

/**
 * A STAC API on loopback with one collection, `runs`. Unlike a real one it can
 * have each of the habits that real ones have.
 */
export async function serveApi(habits: IHabits = {}): Promise<IApiServer> {
  const { base = '', items = runs(3), view, next = 'GET' } = habits;
  const asked: IAsked[] = [];
  let origin = '';

  const link = (rel: string, path: string, parts: JSONObject = {}) => ({
    rel,
    href: `${habits.believed ?? origin}${base}${path}`,
    ...parts
  });
  const collection = () => ({
    type: 'Collection',
    stac_version: '1.1.0',
    id: 'runs',
    title: 'Runs',
    description: '',
    license: 'other',
    extent: {},
    links: [
      ...(habits.isSelfless ? [] : [link('self', '/collections/runs')]),
      link('root', '/'),
      link('items', '/collections/runs/items', {
        type: 'application/geo+json'
      }),
      link('queryables', '/collections/runs/queryables')
    ]
  });
  const withLinks = (item: JSONObject) => ({
    ...item,
    links: habits.isSelfless
      ? []
      : [link('self', `/collections/runs/items/${String(item.id)}`)]
  });
  const page = (
    path: string,
    query: URLSearchParams,
    body: JSONObject | null
  ) => {
    const posted = body ?? {};
    const limit = Number(posted.limit ?? query.get('limit') ?? 10);
    const skip = Number(posted.skip ?? query.get('skip') ?? 0);
    const found = find(items, query, posted);
    const after = skip + limit;
    const more =
      body && next !== 'GET'
        ? link('next', path, {
            method: 'POST',
            ...(next === 'merge'
              ? { merge: true, body: { skip: after } }
              : { body: { ...posted, skip: after } })
          })
        : link('next', `${path}?${String(withSkip(query, limit, after))}`);
    return {
      type: 'FeatureCollection',
      features: found.slice(skip, after).map(withLinks),
      links: [link('self', path), ...(after < found.length ? [more] : [])]
    };
  };
  const answer = (
    path: string,
    query: URLSearchParams,
    body: JSONObject | null
  ): JSONObject | null => {
    const [, id] = /^\/collections\/runs\/items\/(.+)$/.exec(path) ?? [];
    switch (path) {
      case '/':
        return {
          type: 'Catalog',
          stac_version: '1.1.0',
          id: 'api',
          title: 'The API',
          description: '',
          conformsTo: habits.conformsTo ?? [CORE, SEARCH],
          links: [
            link('self', '/'),
            link('data', '/collections'),
            link('child', '/collections/runs'),
            link('search', '/search', { type: 'application/geo+json' }),
            ...(habits.isPosted
              ? [link('search', '/search', { method: 'POST' })]
              : [])
          ]
        };
      case '/collections':
        return {
          collections: [collection()],
          links: [link('self', path), link('root', '/')]
        };
      case '/collections/runs':
        return collection();
      case '/collections/runs/queryables':
        return {
          properties: {
            id: { type: 'string' },
            variable: {
              title: 'Variable',
              type: 'string',
              enum: ['tas', 'pr']
            },
            level: { type: 'number' },
            geometry: { $ref: 'https://geojson.org/schema/Geometry.json' }
          }
        };
      case '/collections/runs/items':
      case '/search':
        return page(path, query, body);
      default:
        return items.find(item => item.id === id) ?? null;
    }
  };

  const server = await serve((request, response) => {
    void read(request).then(body => {
      const url = new URL(request.url ?? '', origin);
      asked.push({ line: `${request.method} ${request.url}`, body });
      const isRefused = view !== undefined && !url.searchParams.has(view);
      const found = url.pathname.startsWith(`${base}/`)
        ? answer(url.pathname.slice(base.length), url.searchParams, body)
        : null;
      response.writeHead(isRefused ? 400 : found ? 200 : 404);
      response.end(isRefused || !found ? '' : JSON.stringify(found));
    });
  });
  origin = server.url;
  return { ...server, asked };
}

async function read(request: IncomingMessage): Promise<JSONObject | null> {
  let text = '';
  for await (const part of request) {
    text += String(part);
  }
  return text === '' ? null : (JSON.parse(text) as JSONObject);
}

/** Finds ids, and words of which an item needs any. */
function find(
  items: readonly JSONObject[],
  query: URLSearchParams,
  { q }: JSONObject
): readonly JSONObject[] {
  const ids = query.get('ids')?.split(',');
  const words = Array.isArray(q) ? q.map(String) : query.get('q')?.split(',');
  const hasAny = (item: JSONObject) => {
    const text = JSON.stringify(item).toLowerCase();
    return words?.some(word => text.includes(word.toLowerCase()));
  };
  const named = ids
    ? items.filter(({ id }) => ids.includes(String(id)))
    : items;
  return words ? named.filter(hasAny) : named;
}

/** As servers do: what was asked for, but not what only its view says. */
function withSkip(
  query: URLSearchParams,
  limit: number,
  skip: number
): URLSearchParams {
  const asked = ['q', 'bbox', 'datetime', 'collections'];
  const kept = [...query].filter(([name]) => asked.includes(name));
  const numbers = { limit: String(limit), skip: String(skip) };
  return new URLSearchParams([...kept, ...Object.entries(numbers)]);
}
