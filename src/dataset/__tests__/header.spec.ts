import { arrayV2, storeV2 } from '../../zarr/__tests__/documents';

import { createAccess, createDataset, createModel, until } from './fixtures';
import { MemoryNet } from './memoryNet';

const PATH = '/work/runs/sst.nc';

const LEVELS = Buffer.from(Float64Array.from([10, 20]).buffer);

const { metadata: METADATA } = storeV2({
  time: arrayV2('<f8', {
    shape: [300],
    dims: ['time'],
    attributes: { units: 'days since 2001-01-01' }
  }),
  depth: arrayV2('<f8', {
    shape: [2],
    dims: ['depth'],
    attributes: { axis: 'Z', units: 'm' }
  }),
  sst: arrayV2('<f4', { shape: [300, 2], dims: ['time', 'depth'] })
});

/** The view of a file on disk, of which a server reads the header. */
async function open(href: string, header: object = {}) {
  const access = createAccess({
    href,
    format: 'netcdf',
    zarrFormat: null,
    consolidated: null,
    openKeywords: {},
    reach: 'site'
  });
  const refs = {
    ...METADATA,
    'depth/0': `base64:${LEVELS.toString('base64')}`
  };
  const net = new MemoryNet({
    [`${PATH}#header`]: { version: 1, refs, ...header }
  });
  const { model } = createModel(createDataset({ accesses: [access] }), net);
  await model.load();
  await until(model, () => model.store.state.status !== 'loading');
  return { model, net };
}

describe('the view of a file on disk', () => {
  it('shows what its header tells, and the code that reads it', async () => {
    const { model, net } = await open(PATH);
    expect(model.group?.variables.map(({ name }) => name)).toEqual([
      'time',
      'depth',
      'sst'
    ]);
    expect(net.requests).toContain(`${PATH}#header`);
    const code = model.snippet?.code;
    expect(code).toContain(`xr.open_dataset(${JSON.stringify(PATH)})`);
    expect(code).not.toContain('engine');
  });

  it('reads small coordinates; of others it never makes up values', async () => {
    const { model } = await open(PATH);
    const { selection } = model;
    selection?.lookAtLevel('depth');
    selection?.lookAtTime();
    await until(
      model,
      () =>
        selection?.levels.get('depth')?.value !== null &&
        selection?.time.state.status !== 'loading'
    );
    const depths = selection?.levels.get('depth')?.value?.values ?? [];
    expect([...depths]).toEqual([10, 20]);
    expect(selection?.time.state).toMatchObject({
      status: 'failed',
      failure: { kind: 'reference', facts: { detail: 'header' } }
    });
  });

  it.each(['/work/elsewhere/sst.nc', '/work/runs/*.nc'])(
    'asks nobody for %s, and has its code',
    async href => {
      const { model, net } = await open(href);
      expect(model.overview).toBeNull();
      expect(net.requests).toEqual([]);
      expect(model.snippet?.code).toContain(href);
    }
  );
});
