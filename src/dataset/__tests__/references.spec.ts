import { arrayV2, storeV2 } from '../../zarr/__tests__/documents';

import {
  createAccess,
  createDataset,
  createModel,
  HOST,
  until
} from './fixtures';
import { MemoryNet } from './memoryNet';

const SET = `${HOST}/sst.json`;

const MONTHS = Float64Array.from([15, 45, 75]);

const { metadata: METADATA } = storeV2({
  time: arrayV2('<f8', {
    shape: [3],
    dims: ['time'],
    attributes: { units: 'days since 2001-01-01', calendar: '360_day' }
  }),
  sst: arrayV2('<f4', {
    shape: [3, 100],
    chunks: [1, 100],
    dims: ['time', 'cell']
  })
});

/** A set whose months are in a file on disk, and its time where it is said. */
async function open(time: unknown) {
  const months = Object.fromEntries(
    [0, 1, 2].map(month => [`sst/${month}.0`, ['/work/sst.nc', month, 400]])
  );
  const refs = { ...METADATA, ...months, 'time/0': time };
  const access = createAccess({
    key: 'references',
    href: `reference::${SET}`,
    format: 'kerchunk-json',
    zarrFormat: 2,
    consolidated: null,
    storageOptions: { remote_protocol: 'file' },
    reach: 'site'
  });
  const net = new MemoryNet({ [SET]: { version: 1, refs } });
  const dataset = createDataset({ accesses: [access] });
  const { model } = createModel(dataset, net);
  await model.load();
  await until(
    model,
    () => (model.selection?.time.state.status ?? 'loading') !== 'loading'
  );
  return { model, net };
}

describe('the view of references', () => {
  it('shows what they tell of data that only its site sees', async () => {
    const bytes = Buffer.from(MONTHS.buffer).toString('base64');
    const { model, net } = await open(`base64:${bytes}`);
    expect(model.group?.variables.map(({ name }) => name)).toEqual([
      'time',
      'sst'
    ]);
    expect(model.selection?.time.value).toMatchObject({
      start: '2001-01',
      end: '2001-03'
    });
    expect(model.selection?.cost.total).toMatchObject({
      chunks: 3,
      bytes: 1200
    });
    expect(model.snippet?.code).toContain(`"fo": "${SET}"`);
    expect(model.snippet?.notes.map(({ code }) => code)).toEqual(['site-only']);
    expect(net.requests).toEqual([SET]);
  });

  it('says so where not even the time can be read', async () => {
    const { model, net } = await open(['/work/sst.nc', 0, 24]);
    expect(model.selection?.time.state).toMatchObject({
      status: 'failed',
      failure: { kind: 'reference', facts: { detail: 'not-web' } }
    });
    expect(model.snippet?.code).toContain('"remote_protocol": "file"');
    expect(net.requests).toEqual([SET]);
  });
});
