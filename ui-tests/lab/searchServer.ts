import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A STAC API and a catalog of links, on loopback, for web pages. */
export interface ISearchServer {
  readonly url: string;
  /** Method and path of each request, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const CORE = 'https://api.stacspec.org/v1.0.0';
const RUNS = 150;
const PAGE = 100;

const ADMITTED = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'content-type',
  'Content-Type': 'application/json'
};

/** Serves runs that words find, and links of which one is dead. */
export async function serveSearch(): Promise<ISearchServer> {
  const asked: string[] = [];
  let url = '';
  const answer = (path: string, body: string): unknown => {
    const link = (rel: string, to: string, parts = {}) => ({
      rel,
      href: `${url}${to}`,
      ...parts
    });
    const document = { stac_version: '1.0.0', description: '' };
    switch (path) {
      case '/stac':
        return {
          ...document,
          type: 'Catalog',
          id: 'runs',
          title: 'All runs',
          conformsTo: [
            `${CORE}/core`,
            `${CORE}/item-search`,
            `${CORE}-rc.1/item-search#free-text`
          ],
          links: [
            link('data', '/stac/collections'),
            link('search', '/stac/search', { method: 'POST' })
          ]
        };
      case '/stac/collections':
        return { collections: [], links: [link('self', path)] };
      case '/stac/search': {
        const { q = [], token = 0 } = JSON.parse(body);
        const found = Array.from({ length: RUNS }, (_, i) => `run-${i}`).filter(
          id => q.some((word: string) => id.includes(word))
        );
        const end = token + PAGE;
        const next = { q, token: end };
        return {
          type: 'FeatureCollection',
          features: found.slice(token, end).map(id => item(id)),
          links:
            end < found.length
              ? [link('next', path, { method: 'POST', body: next })]
              : []
        };
      }
      case '/links.json':
        return {
          ...document,
          type: 'Catalog',
          id: 'links',
          title: 'Links',
          links: ['run.kept', 'run.gone'].map(id =>
            link('item', `/datasets/${id}/stac`, { title: id })
          )
        };
      case '/datasets':
        return ['run.kept'];
      default:
        return null;
    }
  };
  const server = createServer((request, response) => {
    void read(request).then(body => {
      const path = request.url ?? '';
      const isAsking = request.method === 'OPTIONS';
      if (!isAsking) {
        asked.push(`${request.method} ${path}`);
      }
      const found = isAsking ? {} : answer(path, body);
      response.writeHead(found ? 200 : 404, ADMITTED);
      response.end(JSON.stringify(found));
    });
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>(closed => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { url, asked, close };
}

function item(id: string) {
  return {
    type: 'Feature',
    stac_version: '1.0.0',
    id,
    geometry: null,
    properties: { title: id.replace('run-', 'Run '), datetime: null },
    links: [],
    assets: {}
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) {
    text += String(part);
  }
  return text;
}
