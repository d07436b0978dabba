import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { IDataset, IEntry } from '../../model';
import { asFailure } from '../../net';
import type { Failure } from '../../net';
import { serveFiles } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

import { RoutedNet } from './routedNet';

// Real catalogs as published; they stand beside the project, not in it.
const FOLDER = resolve(__dirname, '../../../../shared/catalogs/eerie-intake');
const ROOT =
  'https://raw.githubusercontent.com/eerie-project/intake_catalogues/main/';

/** What a walk over a tree has come to. */
interface IWalk {
  readonly catalogs: Map<string, IEntry>;
  readonly datasets: Map<string, IEntry>;
  readonly failures: Map<string, Failure>;
}

if (!existsSync(FOLDER)) {
  it('has no real catalogs here, so it reads none', () => {
    process.stderr.write(`no real catalogs at ${FOLDER}: not read\n`);
  });
} else {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml'))
    .sort();

  describe('the intake catalogs of eerie.cloud', () => {
    let server: ILoopback;
    let registry: SourceRegistry;

    beforeEach(async () => {
      server = await serveFiles(FOLDER);
      registry = new SourceRegistry(
        new RoutedNet({
          [ROOT]: `${server.url}/`,
          // Other hosts are not there; that they are asked for is seen here.
          'https://': `${server.url}/elsewhere/`
        })
      );
    });

    afterEach(() => server.close());

    async function walk(root: IEntry): Promise<IWalk> {
      const found: IWalk = {
        catalogs: new Map(),
        datasets: new Map(),
        failures: new Map()
      };
      const open = async (entry: IEntry): Promise<void> => {
        if (found.catalogs.has(entry.id)) {
          return;
        }
        found.catalogs.set(entry.id, entry);
        try {
          const { entries } = await registry.children(entry);
          for (const child of entries) {
            if (child.kind === 'dataset') {
              found.datasets.set(child.id, child);
            } else {
              await open(child);
            }
          }
        } catch (error) {
          found.failures.set(entry.href, asFailure(error, entry.href));
        }
      };
      await open(root);
      return found;
    }

    it('is walked from its root with one request a node', async () => {
      const root = await registry.detect(`${ROOT}eerie.yaml`);
      const { catalogs, failures } = await walk(root);
      const asked = server.requests.map(({ url }) => url);
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked).toHaveLength(
        [...catalogs.values()].filter(({ href }) => !href.startsWith('/'))
          .length
      );
      // What stands here is read; only what does not fails.
      for (const href of failures.keys()) {
        expect(existsSync(href.replace(ROOT, `${FOLDER}/`))).toBe(
          href.endsWith('ifs-nemo-er/hist-1950/v20250516/atmos/gr025/main.yaml')
        );
      }
      expect(new Set([...failures.values()].map(({ kind }) => kind))).toEqual(
        new Set(['http', 'not-a-catalog'])
      );
      expect(catalogs.size).toBeGreaterThan(250);
    });

    it.each(files)('lists or explains every entry of %s', async file => {
      const url = ROOT + file;
      const names = namesOf(`${readFileSync(join(FOLDER, file), 'utf8')}\n`);
      if (!names) {
        const detected = registry.detect(url);
        await expect(detected).rejects.toMatchObject({ kind: 'not-a-catalog' });
        return;
      }
      const root = await registry.detect(url);
      const { entries } = await registry.children(root);
      const titles = entries.flatMap(({ title }) => title.split(', '));
      expect(titles.sort()).toEqual(names.sort());
      const opened = await Promise.all(
        entries
          .filter(({ kind }) => kind === 'dataset')
          .map(entry =>
            registry.describe(entry).then(explain, error => reason(error))
          )
      );
      expect(opened.filter(text => text === '')).toEqual([]);
      expect(server.requests).toHaveLength(1);
    });
  });
}

/** What each entry is: an access, or why there is none. */
function explain({ accesses }: IDataset): string {
  const [{ format, href, reach }] = accesses;
  return `${format} ${href} ${reach}`;
}

function reason(error: unknown): string {
  const failure = asFailure(error, '');
  expect(failure.kind).toBe('unsupported');
  return failure.facts.detail ?? '';
}

/**
 * Names of the entries, without the tables behind references: the keys below
 * `sources` or `entries`, by their indentation alone, without reading YAML.
 */
function namesOf(text: string): string[] | null {
  const [, block] =
    /^(?:sources|entries):[^\n]*\n((?:[ #].*\n|\n)*)/m.exec(text) ?? [];
  const indent = /^ +(?=[^\s#])/m.exec(block ?? '')?.[0] ?? '';
  const keys = new RegExp(`^${indent}(['"]?)([^\\s#].*?)\\1:(?=\\s|$)`, 'gm');
  return block === undefined
    ? null
    : [...block.matchAll(keys)]
        .map(([, , name]) => name)
        .filter(name => !/_parquet_\d+$/.test(name));
}
