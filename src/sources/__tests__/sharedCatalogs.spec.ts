import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Failure } from '../../net';
import { FetchNet } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';
import { RoutedNet } from './routedNet';

// Real catalogs as published; they stand beside the project, not in it.
const FOLDER = resolve(__dirname, '../../../../shared/catalogs');
const EERIE =
  'https://raw.githubusercontent.com/eerie-project/intake_catalogues/refs/heads/main/';
const ROOT = `${EERIE}dkrz/disk/stac-templates/catalog-experiments.json`;

/** Serves the files of a folder below `FOLDER`. */
function serveFolder(name: string): Promise<ILoopback> {
  return serve((request, response) => {
    const file = join(
      FOLDER,
      name,
      new URL(request.url ?? '', 'http://x').pathname
    );
    if (existsSync(file)) {
      response.end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
}

if (!existsSync(FOLDER)) {
  it('has no real catalogs here, so it reads none', () => {
    process.stderr.write(`no real catalogs at ${FOLDER}: not read\n`);
  });
} else {
  describe('the static STAC of eerie.cloud', () => {
    let server: ILoopback;
    let registry: SourceRegistry;

    beforeAll(async () => {
      server = await serveFolder('eerie-static-stac');
      const closed = await serve(() => undefined);
      await closed.close();
      registry = new SourceRegistry(
        new RoutedNet({
          [EERIE]: `${server.url}/`,
          'https://eerie.cloud.dkrz.de': closed.url
        })
      );
    });

    afterAll(() => server.close());

    it('opens with its collections and all their items, one request a node', async () => {
      const root = await registry.detect(ROOT);
      expect(root.title).toBe('EERIE Experiment collections for data at DKRZ');
      const { entries } = await registry.children(root);
      expect(entries).toHaveLength(14);
      const pages = await Promise.all(
        entries.map(entry => registry.children(entry))
      );
      const items = pages.flatMap(page => page.entries);
      expect(items).toHaveLength(countItemLinks());
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      expect(server.requests).toHaveLength(1 + 14);
    });

    it('says of each item that its host does not answer', async () => {
      const root = await registry.detect(ROOT);
      const { entries } = await registry.children(root);
      const { entries: items } = await registry.children(entries[2]);
      const failures: Failure[] = await Promise.all(
        items.map(item => registry.describe(item).catch(failure => failure))
      );
      expect(failures.map(({ kind }) => kind)).toEqual(
        items.map(() => 'refused')
      );
    });
  });

  describe('an item as cloudify renders it', () => {
    it('opens, with its variables and accesses', async () => {
      const server = await serveFolder('cloudify-item');
      const registry = new SourceRegistry(new FetchNet());
      const entry = await registry.detect(`${server.url}/example.json`);
      const dataset = await registry.describe(entry);
      await server.close();
      expect(dataset).toMatchObject({
        title: 'MPI-ESM1-2-HR output prepared for CMIP6',
        bbox: [0, -89.28422753251364, 359.0625, 89.28422753251364],
        time: { start: '2015-01-16T12:00:00Z', end: '2100-12-16T12:00:00Z' },
        variables: [{ name: 'tas', unit: 'K' }]
      });
      const host = 'http://l40157.lvt.dkrz.de:9000/datasets/example';
      expect(dataset.accesses).toMatchObject([
        { key: 'eerie-cloud', format: 'zarr', href: `${host}/kerchunk` },
        { key: 'eerie-cloud/processed', format: 'zarr', href: `${host}/zarr` }
      ]);
      expect(dataset.pages).toHaveLength(3);
    });
  });

  describe('the examples of the STAC specification', () => {
    let server: ILoopback;

    beforeAll(async () => {
      server = await serveFolder('stac-spec-examples');
    });

    afterAll(() => server.close());

    const files = readdirSync(join(FOLDER, 'stac-spec-examples'), {
      recursive: true,
      encoding: 'utf8'
    }).filter(file => file.endsWith('.json'));

    it.each(files)('opens %s', async file => {
      const registry = new SourceRegistry(new FetchNet());
      const url = `${server.url}/${file}`;
      const document = JSON.parse(
        readFileSync(join(FOLDER, 'stac-spec-examples', file), 'utf8')
      );
      const entry = await registry.detect(url);
      const { self, entries } = await registry.children(entry);
      const dataset = await registry.describe(entry);
      const { title, description } = { ...document, ...document.properties };
      expect(dataset.title).toBe(title ?? document.id);
      expect(dataset.description).toBe(description ?? '');
      expect(self?.title).toBe(dataset.title);
      const links = document.links as { rel: string; href: string }[];
      expect(entries.map(({ href }) => href)).toEqual(
        links
          .filter(({ rel }) => rel === 'child' || rel === 'item')
          .map(({ href }) => new URL(href, url).href)
      );
    });
  });
}

/** Item links in the collections' files, counted without our own code. */
function countItemLinks(): number {
  const folder = join(FOLDER, 'eerie-static-stac');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /stac_.*\.json$/.test(file))
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .reduce((sum, text) => sum + text.split('"rel": "item"').length - 1, 0);
}
