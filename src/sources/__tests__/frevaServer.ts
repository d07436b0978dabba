import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';

/** A file of the index: values by Freva's names of facets. */
export type IndexedFile = Readonly<Record<string, string | readonly string[]>>;

export const BASE = '/api/freva-nextgen/databrowser';

/** Facets that a flavour calls otherwise. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  freva: {},
  cmip6: { project: 'mip_era', variable: 'variable_id' }
};

const FACETS = ['ensemble', 'format', 'project', 'time_frequency', 'variable'];

/** Parameters that are no facets. */
const OTHERS = ['start', 'max-results', 'multi-version', 'translate'];
const BY_SOLR = ['time', 'bbox', 'file', 'uri'];

/**
 * A databrowser as freva-rest 2607 answers: facets as flat lists in the order
 * of their values, 422 for a facet that a flavour does not have; spaces divide
 * a value unless it is quoted, as in Solr.
 */
export function serveFreva(files: readonly IndexedFile[]): Promise<ILoopback> {
  return serve(({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://x');
    const send = (status: number, body: unknown) => {
      const isText = typeof body === 'string';
      const type = isText ? 'text/plain; charset=utf-8' : 'application/json';
      response.writeHead(status, { 'Content-Type': type });
      response.end(isText ? body : JSON.stringify(body));
    };
    if (pathname === `${BASE}/overview`) {
      const flavours = Object.keys(NAMES);
      const facets = flavours.map(name => FACETS.map(own => nameIn(name, own)));
      const attributes = Object.fromEntries(
        flavours.map((name, i) => [name, facets[i]])
      );
      return send(200, { flavours, attributes });
    }
    const [, route, flavour, key] =
      /^.*\/databrowser\/(\w+)-search\/(\w+)\/(file|uri)$/.exec(pathname) ?? [];
    if (!(flavour in NAMES)) {
      return send(404, { detail: 'Not Found' });
    }
    const facets = new Map(FACETS.map(own => [nameIn(flavour, own), own]));
    const asked = [...searchParams].filter(([name]) => !OTHERS.includes(name));
    if (asked.some(([name]) => !facets.has(name) && !BY_SOLR.includes(name))) {
      return send(422, { detail: 'Could not validate input.' });
    }
    const found = files.filter(file =>
      asked.every(([name, value]) => {
        const own = [file[facets.get(name) ?? name]].flat();
        return terms(value).some(term =>
          own.some(each => each?.toLowerCase() === term.toLowerCase())
        );
      })
    );
    const start = Number(searchParams.get('start') ?? 0);
    const size = Number(searchParams.get('max-results') ?? 150);
    if (route === 'data') {
      return send(200, found.map(file => `${String(file[key])}\n`).join(''));
    }
    send(200, {
      total_count: found.length,
      facets: Object.fromEntries(
        [...facets].map(([name, own]) => [name, counts(found, own)])
      ),
      facet_mapping: Object.fromEntries(
        FACETS.map(own => [own, nameIn(flavour, own)])
      ),
      primary_facets: ['project', 'variable'].map(own => nameIn(flavour, own)),
      ...(route === 'extended' && {
        search_results: found
          .slice(start, start + size)
          .map(file => ({ [key]: file[key], fs_type: 'posix' }))
      })
    });
  });
}

function nameIn(flavour: string, own: string): string {
  return NAMES[flavour][own] ?? own;
}

/** The terms of a value as Solr reads it: one where it is quoted. */
function terms(value: string): string[] {
  return value.startsWith('"')
    ? [value.slice(1, -1).replace(/\\(.)/g, '$1')]
    : value.split(' ');
}

function counts(files: readonly IndexedFile[], facet: string) {
  const values = files.flatMap(file => file[facet] ?? []);
  return [...new Set(values)]
    .sort()
    .flatMap(value => [value, values.filter(own => own === value).length]);
}
