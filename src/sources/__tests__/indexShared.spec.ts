import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { entryId } from '../../model';
import type { ICatalogIndex, IRecord } from '../../model';
import { serveFiles } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { countUnnamed, findRecords } from '../../search/find';
import { parseQuery } from '../../search/query';
import { readIndex } from '../../search/readIndex';
import { SourceRegistry } from '../registry';

import { RoutedNet } from './routedNet';

// Real catalogs as published; they stand beside the project, not in it.
const PROJECT = resolve(__dirname, '../../..');
const FOLDER = resolve(PROJECT, '../shared/catalogs/eerie-intake');
const ROOT =
  'https://raw.githubusercontent.com/eerie-project/intake_catalogues/main/';

/** What a plain script over the YAML counts; it shares no code with ours. */
interface ICounts {
  readonly entries: number;
  readonly unnamed: number;
  /** Monthly entries with a variable named `tas`. */
  readonly called: number;
  /** File and name of each that is found. */
  readonly found: readonly (readonly [string, string])[];
}

if (!existsSync(FOLDER)) {
  it('has no real catalogs here, so it indexes none', () => {
    process.stderr.write(`no real catalogs at ${FOLDER}: not indexed\n`);
  });
} else {
  describe('an index of the intake catalogs of eerie.cloud', () => {
    let server: ILoopback;
    let indexes: ICatalogIndex[];
    let records: IRecord[];
    let counts: ICounts;

    // Not all files hang on the main ones: each is the root of what it leads to.
    beforeAll(async () => {
      server = await serveFiles(FOLDER);
      const registry = new SourceRegistry(
        new RoutedNet({
          [ROOT]: `${server.url}/`,
          'https://': `${server.url}/elsewhere/`
        })
      );
      const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.yaml'))
        .sort((one, other) => depth(one) - depth(other));
      indexes = [];
      for (const file of files) {
        const isRead = server.requests.some(({ url }) => url === `/${file}`);
        if (!isRead) {
          const root = await registry.detect(ROOT + file);
          indexes.push(await registry.index(root));
        }
      }
      const byId = new Map(
        indexes
          .flatMap(index => readIndex(JSON.parse(JSON.stringify(index))))
          .flatMap(index => index.records)
          .map(record => [record.entry.id, record])
      );
      records = [...byId.values()];
      const script = join(PROJECT, 'tests/search/monthly_tas.py');
      const python = join(PROJECT, '.venv/bin/python');
      counts = JSON.parse(
        execFileSync(python, [script, FOLDER], { encoding: 'utf8' })
      );
    }, 60_000);

    afterAll(() => server.close());

    it('finds all that have a monthly tas, and nothing else', () => {
      const found = findRecords(records, parseQuery('monthly tas'));
      const expected = counts.found.map(([file, name]) =>
        entryId({ source: 'intake', href: ROOT + file, path: [name] })
      );
      expect(found.map(({ entry }) => entry.id).sort()).toEqual(
        expected.sort()
      );
      const ofVersion1 = expected.filter(id => !id.includes('/main2.yaml|'));
      expect(ofVersion1.length).toBeGreaterThanOrEqual(26);
      const called = found.filter(({ variables }) =>
        variables?.some(({ name }) => name === 'tas')
      );
      expect(called).toHaveLength(counts.called);
      expect(counts.called).toBe(7);
    });

    it.each(['tas mon', '2t P1M', '2 metre temperature, monthly', '167 Amon'])(
      'finds the same by %s',
      text => {
        const find = (words: string) => findRecords(records, parseQuery(words));
        expect(find(text)).toEqual(find('monthly tas'));
      }
    );

    it('knows every entry, and how many tell no variables', () => {
      const [total, unnamed] = [records.length, countUnnamed(records)];
      expect({ entries: total, unnamed }).toEqual({
        entries: counts.entries,
        unnamed: counts.unnamed
      });
      expect(
        records.filter(({ entry }) => !entry.href.endsWith('/main2.yaml'))
      ).toHaveLength(735);
    });

    it('asks for each file once, and tells which it could not read', () => {
      const asked = server.requests.map(({ url }) => url);
      expect(new Set(asked).size).toBe(asked.length);
      const unread = indexes.flatMap(index => index.unread);
      for (const { entry, kind } of unread) {
        const file = join(FOLDER, entry.href.replace(ROOT, ''));
        expect(existsSync(file)).toBe(kind === 'not-a-catalog');
      }
    });

    it('tells the model, the experiment, the realm and the grid of model output', () => {
      const found = findRecords(records, parseQuery('model-output v20240618'));
      expect(found.length).toBeGreaterThan(200);
      for (const { entry, facets } of found) {
        const [, model, experiment] =
          /model-output\/([^/]+)\/([^/]+)\//.exec(entry.href) ?? [];
        expect(facets).toMatchObject({ model, experiment });
        expect(facets.realm).toMatch(/^(atmos|ocean|land)$/);
        expect(facets.grid).toMatch(/^(native|gr025|remap025)$/);
      }
    });
  });
}

function depth(file: string): number {
  return file.split('/').length;
}
