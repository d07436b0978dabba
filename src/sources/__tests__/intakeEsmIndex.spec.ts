import type { IEntry } from '../../model';
import { FetchNet } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

import { indexed, told } from './indexed';

let server: ILoopback;
let registry: SourceRegistry;

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

afterEach(() => server.close());

/** Ids of all datasets of the tree. */
async function walk(entry: IEntry): Promise<string[]> {
  const { entries, self } = await registry.children(entry);
  const isDataset = (self ?? entry).kind === 'dataset';
  const inner = await Promise.all(
    entries.filter(({ kind }) => kind !== 'dataset').map(walk)
  );
  return [
    ...(isDataset ? [entry.id] : []),
    ...entries.filter(({ kind }) => kind === 'dataset').map(({ id }) => id),
    ...inner.flat()
  ];
}

describe('an index of intake-esm', () => {
  const COLLECTION = {
    esmcat_version: '0.1.0',
    id: 'runs',
    assets: { column_name: 'uri' },
    aggregation_control: {
      variable_column_name: 'variable_id',
      groupby_attrs: ['source_id', 'experiment_id', 'table_id', 'grid_label']
    },
    catalog_file: 't.csv'
  };
  const HEAD =
    'source_id,experiment_id,table_id,grid_label,variable_id,long_name,uri';

  async function serveTable(rows: readonly string[]): Promise<void> {
    server = await serve(({ url }, response) => {
      response.end(
        url === '/c.json'
          ? JSON.stringify(COLLECTION)
          : [HEAD, ...rows].join('\n')
      );
    });
  }

  it('takes all of the table, in two requests', async () => {
    await serveTable([
      'ICON,hist,Amon,gn,tas,Air Temperature,/work/1.nc',
      `ICON,hist,Amon,gn,"['pr', 'tas']",Many,/work/2.nc`,
      'ICON,hist,Oday,gn,tos,,/work/3.nc',
      'IFS,,Amon,gn,tas,,/work/4.nc'
    ]);
    const records = await indexed(registry, `${server.url}/c.json`);
    const asked = server.requests.length;
    expect(records.map(told)).toEqual([
      {
        title: 'Amon',
        place: ['runs', 'ICON', 'hist'],
        variables: [
          { name: 'tas', titles: ['Air Temperature'] },
          { name: 'pr' }
        ],
        facets: {
          frequency: 'P1M',
          realm: 'atmos',
          grid: 'gn',
          model: 'ICON',
          experiment: 'hist'
        }
      },
      {
        title: 'Oday',
        place: ['runs', 'ICON', 'hist'],
        variables: [{ name: 'tos' }],
        facets: {
          frequency: 'P1D',
          realm: 'ocean',
          grid: 'gn',
          model: 'ICON',
          experiment: 'hist'
        }
      },
      {
        title: 'IFS',
        place: ['runs'],
        variables: [{ name: 'tas' }],
        facets: { frequency: 'P1M', grid: 'gn', model: 'IFS' }
      }
    ]);
    expect(asked).toBe(2);
    const tree = await walk(await registry.detect(`${server.url}/c.json`));
    expect(records.map(({ entry }) => entry.id).sort()).toEqual(tree.sort());
  });

  it('takes a table of one dataset, and one of none', async () => {
    await serveTable(['ICON,hist,Amon,gn,tas,,/work/1.nc']);
    const [{ entry, place }] = await indexed(registry, `${server.url}/c.json`);
    expect({ title: entry.title, place }).toEqual({ title: 'runs', place: [] });
    await server.close();
    await serveTable([]);
    expect(await indexed(registry, `${server.url}/c.json`)).toEqual([]);
  });

  it('takes a large table whole', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => {
      const [model, experiment] = [i % 40, Math.floor(i / 40) % 25];
      const table = ['Amon', 'Omon', 'day'][Math.floor(i / 1000) % 3];
      return `M${model},e${experiment},${table},gn,v${i % 97},,/work/${i}.nc`;
    });
    await serveTable(rows);
    const records = await indexed(registry, `${server.url}/c.json`);
    expect(records).toHaveLength(3000);
    expect(new Set(records.map(({ entry }) => entry.id)).size).toBe(3000);
  });
});
