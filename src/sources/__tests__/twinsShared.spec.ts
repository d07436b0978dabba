import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { isTwin } from '../../model';
import type { IEntry } from '../../model';
import { serveFiles } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

import { RoutedNet } from './routedNet';

// Real catalogs as published; they stand beside the project, not in it.
const FOLDER = resolve(__dirname, '../../../../shared/catalogs');
const STATIC =
  'https://raw.githubusercontent.com/eerie-project/intake_catalogues/refs/heads/main/';
const INTAKE =
  'https://raw.githubusercontent.com/eerie-project/intake_catalogues/main/';

if (!existsSync(FOLDER)) {
  it('has no real catalogs here, so it reads none', () => {
    process.stderr.write(`no real catalogs at ${FOLDER}: not read\n`);
  });
} else {
  describe('the two catalogs of eerie.cloud', () => {
    let server: ILoopback;
    let registry: SourceRegistry;

    beforeAll(async () => {
      server = await serveFiles(FOLDER);
      registry = new SourceRegistry(
        new RoutedNet({
          [STATIC]: `${server.url}/eerie-static-stac/`,
          [INTAKE]: `${server.url}/eerie-intake/`
        })
      );
    });

    afterAll(() => server.close());

    /**
     * What the files of a folder list, linked or not. That one of them is no
     * catalog is told elsewhere.
     */
    async function list(base: string, folder: string): Promise<IEntry[]> {
      const files = readdirSync(join(FOLDER, folder), {
        recursive: true,
        encoding: 'utf8'
      }).filter(file => /stac_.*\.json$|\/main\.yaml$/.test(file));
      const pages = await Promise.allSettled(
        files.map(async file =>
          registry.children(await registry.detect(base + file))
        )
      );
      return pages
        .flatMap(page =>
          page.status === 'fulfilled' ? page.value.entries : []
        )
        .filter(({ kind }) => kind === 'dataset');
    }

    it('have 249 of 271 datasets in common', async () => {
      const items = await list(STATIC, 'eerie-static-stac');
      const entries = await list(INTAKE, 'eerie-intake');
      const found = items.map(item =>
        entries.filter(entry => isTwin(item, entry))
      );
      expect(new Set(items.map(({ id }) => id)).size).toBe(271);
      expect(found.filter(twins => twins.length > 0)).toHaveLength(249);
      // Each of the others is none of another dataset.
      expect(found.filter(twins => twins.length > 1)).toEqual([]);
    });
  });
}
