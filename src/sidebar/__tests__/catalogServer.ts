import type { ServerResponse } from 'node:http';

import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';

/** A link of a catalog to what stands at `href`. */
export interface ILink {
  readonly rel: 'child' | 'item';
  readonly title: string;
  readonly href: string;
}

/**
 * Catalogs on loopback, which a test changes and whose answers it keeps back.
 */
export class CatalogServer {
  /** Documents by path: JSON, or the text that is sent; any other is 404. */
  readonly documents = new Map<string, unknown>();
  /** Paths that were asked for, in order. */
  readonly requests: string[] = [];
  /** Paths whose answer was no longer waited for when it was ready, or before. */
  readonly abandoned: string[] = [];

  async start(): Promise<void> {
    this._loopback = await serve((request, response) => {
      void this._answer(request.url ?? '', response);
    });
  }

  /** The address of a path. */
  at(path: string): string {
    return `${this._loopback?.url}${path}`;
  }

  /** Keeps the next answer for a path back; call the result to release it. */
  hold(path: string): () => void {
    let release = () => {};
    this._held.set(path, new Promise<void>(done => (release = done)));
    return () => release();
  }

  async stop(): Promise<void> {
    await this._loopback?.close();
  }

  private async _answer(path: string, response: ServerResponse): Promise<void> {
    // What was there when it was asked for is what is answered.
    const document = this.documents.get(path);
    const held = this._held.get(path);
    this._held.delete(path);
    this.requests.push(path);
    response.on('close', () => {
      if (!response.writableFinished) {
        this.abandoned.push(path);
      }
    });
    await held;
    const isText = typeof document === 'string';
    response.writeHead(document === undefined ? 404 : 200, {
      'Content-Type': 'application/json'
    });
    response.end(isText ? document : JSON.stringify(document));
  }

  private _loopback: ILoopback | null = null;
  private readonly _held = new Map<string, Promise<void>>();
}

/** A STAC catalog that links to others. */
export function catalog(title: string, links: readonly ILink[] = []) {
  return {
    type: 'Catalog',
    stac_version: '1.0.0',
    id: title,
    title,
    description: '',
    links
  };
}

/** Links to catalogs, each in a file of its own name. */
export function children(...titles: string[]): ILink[] {
  return titles.map(title => link('child', title));
}

/** Links to datasets, each in a file of its own name. */
export function items(...titles: string[]): ILink[] {
  return titles.map(title => link('item', title));
}

function link(rel: ILink['rel'], title: string): ILink {
  return { rel, title, href: `${encodeURIComponent(title)}.json` };
}

/** Two catalogs, of which one holds another and datasets. */
export async function serveTwoCatalogs(): Promise<CatalogServer> {
  const server = new CatalogServer();
  await server.start();
  const { documents } = server;
  documents.set(
    '/a/catalog.json',
    catalog('Models', [...children('Ocean'), ...items('SST', 'Salinity')])
  );
  documents.set('/a/Ocean.json', catalog('Ocean', items('SST depth')));
  documents.set('/b/catalog.json', catalog('Observations'));
  return server;
}
