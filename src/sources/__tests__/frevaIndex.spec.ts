import { FetchNet } from '../../net';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

import { BASE, serveFreva } from './frevaServer';
import { indexed, told } from './indexed';

let server: ILoopback;
let registry: SourceRegistry;

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

afterEach(() => server.close());

describe('an index of Freva', () => {
  it('takes facets, and a request for each of their values', async () => {
    const file = (number: number, parts: object) => ({
      project: 'cmip6',
      time_frequency: 'mon',
      format: 'nc',
      ensemble: 'r1',
      file: `/work/${number}.nc`,
      uri: `/work/${number}.nc`,
      ...parts
    });
    server = await serveFreva([
      file(1, { variable: 'tas' }),
      file(2, { variable: 'pr' }),
      file(3, { variable: 'ua', time_frequency: 'day' }),
      file(4, { variable: 'tas', project: 'obs' })
    ]);
    const records = await indexed(registry, `${server.url}${BASE}/overview`);
    const place = [new URL(server.url).host, 'freva'];
    expect(records.map(told)).toEqual([
      {
        title: 'obs',
        place,
        variables: [{ name: 'tas' }],
        facets: { frequency: 'P1M' }
      },
      {
        title: 'day',
        place: [...place, 'cmip6'],
        variables: [{ name: 'ua' }],
        facets: { frequency: 'P1D' }
      },
      {
        title: 'mon',
        place: [...place, 'cmip6'],
        variables: [{ name: 'pr' }, { name: 'tas' }],
        facets: { frequency: 'P1M' }
      }
    ]);
    // The overview, all, two projects, two frequencies of one of them.
    expect(server.requests).toHaveLength(6);
    const [, , { entry }] = records;
    const { entries } = await registry.children(entry);
    expect(
      entries.filter(({ kind }) => kind === 'dataset').map(each => each.title)
    ).toEqual(['1.nc', '2.nc']);
  });
});

describe('an index of Freva whose files have many values', () => {
  it('keeps the files of each value', async () => {
    const file = { format: 'nc', file: '/work/1.nc', uri: '/work/1.nc' };
    server = await serveFreva([
      { ...file, project: ['cmip6', 'obs'], variable: 'tas' },
      { ...file, project: 'obs', variable: 'pr' }
    ]);
    const records = await indexed(registry, `${server.url}${BASE}/overview`);
    expect(
      records.map(({ entry: { title }, variables }) => [title, variables])
    ).toEqual([
      ['cmip6', [{ name: 'tas' }]],
      ['obs', [{ name: 'pr' }, { name: 'tas' }]]
    ]);
  });
});
