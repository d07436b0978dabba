import { createEntry, unknownKernel } from '../../model';
import type { IAccess, IDataset, IEntry } from '../../model';
import { Failure } from '../../net';
import type { ITwins } from '../../tokens';
import { withTwins } from '../twins';

import {
  createAccess,
  createDataset,
  createModel,
  createNet,
  HOST,
  METADATA,
  STORE,
  until
} from './fixtures';

const TWIN = createEntry({
  source: 'intake',
  href: 'https://files.org/main.yaml',
  path: ['a1b'],
  title: 'a1b',
  kind: 'dataset'
});

const PATH = '/pool/a1b.zarr';

const DISK = createAccess({
  key: 'intake',
  title: 'a1b',
  href: PATH,
  reach: 'site',
  origin: {
    catalog: TWIN.href,
    key: 'a1b',
    intake: { format: 1, parameters: {} }
  }
});

const WEB = createAccess({ key: 'web' });

const told = (...accesses: IAccess[]): IDataset =>
  createDataset({ id: TWIN.id, accesses });

const finding = (...entries: IEntry[]): ITwins => ({
  add: () => {
    throw new Error('not part of these tests');
  },
  of: async () => entries
});

/** A model whose dataset has a twin; `accesses` is what was opened. */
function withTwin(accesses: readonly IAccess[], twin = told(DISK)) {
  const net = createNet();
  const dataset = createDataset({ accesses });
  const parts = createModel(dataset, net, finding(TWIN));
  parts.sources.others.set(TWIN.id, async () => twin);
  return parts;
}

describe('a dataset in two catalogs', () => {
  it('asks the other when the first is shown, and adds its accesses', async () => {
    const { model, sources } = withTwin([WEB]);
    let calls = 0;
    sources.others.set(TWIN.id, async () => {
      calls++;
      expect(model.group).not.toBeNull();
      return told(DISK);
    });
    await model.load();
    await until(model, () => model.dataset?.accesses.length === 2);
    expect(calls).toBe(1);
    expect(model.dataset?.accesses.map(({ href }) => href)).toEqual([
      STORE,
      PATH
    ]);
    expect(model.access?.key).toBe('web');
    expect(model.snippet?.code).toContain(WEB.origin.catalog);
  });

  it('writes the portable form of a path and an address, and names both', async () => {
    const { model } = withTwin([WEB]);
    await model.load();
    await until(model, () => model.dataset?.accesses.length === 2);
    model.chooseFlavour('xarray-portable');
    const [first, second] = model.snippet?.code.split('\n') ?? [];
    expect(first).toContain(WEB.origin.catalog);
    expect(second).toBe(`# and from ${TWIN.href} (entry "a1b")`);
    expect(model.snippet?.code).toContain(
      `path = "${PATH}"\nurl = "${STORE}"\n`
    );
  });

  it('names the catalog of the access that is chosen', async () => {
    const { model } = withTwin([WEB]);
    await model.load();
    await until(model, () => model.dataset?.accesses.length === 2);
    model.chooseAccess(model.dataset?.accesses[1].key ?? '');
    expect(model.access?.href).toBe(PATH);
    expect(model.snippet?.code).toContain(TWIN.href);
    expect(model.snippet?.code).not.toContain(WEB.origin.catalog);
  });

  it('looks into a path through its twin, once that is known', async () => {
    const { model, net } = withTwin([DISK], told(WEB));
    await model.load();
    await until(model, () => model.group !== null);
    expect(net.requests[0]).toBe(METADATA);
    // On the site of the data the path is better than the web.
    expect(model.access?.href).toBe(PATH);
  });

  it('takes the web for a page, which has no disk', async () => {
    const { model, target } = withTwin([DISK], told(WEB));
    target.change(unknownKernel('lite'));
    await model.load();
    await until(model, () => model.group !== null);
    expect(model.access?.href).toBe(STORE);
  });

  it('takes a path of another catalog rather than a tape', async () => {
    const { model } = withTwin([createAccess({ reach: 'tape' })]);
    await model.load();
    await until(model, () => model.dataset?.accesses.length === 2);
    expect(model.access?.href).toBe(PATH);
    expect(model.snippet?.code).not.toContain('# on tape: ');
    // Where the path cannot be read, it is the tape all the same.
    model.chooseFlavour('xarray-portable');
    expect(model.snippet?.code).toContain('# on tape: ');
  });

  it('looks into what is on tape last', async () => {
    const tape = createAccess({
      key: 'tape',
      reach: 'tape',
      href: `${HOST}/t`
    });
    const { model, net } = createModel(
      createDataset({ accesses: [DISK, tape, WEB] }),
      createNet()
    );
    await model.load();
    model.chooseAccess(DISK.key);
    await until(model, () => model.group !== null);
    expect(model.access?.href).toBe(PATH);
    expect(model.overview?.href).toBe(STORE);
    expect(net.requests.filter(url => url.startsWith(tape.href))).toEqual([]);
  });

  it('is on tape where one of its catalogs says so', async () => {
    const { model } = withTwin(
      [WEB],
      told(createAccess({ key: 'other', reach: 'tape' }))
    );
    await model.load();
    await until(model, () => model.access?.reach === 'tape');
    expect(model.dataset?.accesses).toHaveLength(1);
    expect(model.snippet?.code).toContain('# on tape: ');
  });

  it('says why another could not be asked, and keeps what is there', async () => {
    const { model, sources } = withTwin([WEB]);
    const failure = new Failure('unreachable', { url: TWIN.href });
    sources.others.set(TWIN.id, () => Promise.reject(failure));
    await model.load();
    const state = () => model.twins[0]?.description.state;
    await until(model, () => state()?.status === 'failed');
    expect(state()).toEqual({ status: 'failed', failure });
    expect(model.dataset?.accesses).toEqual([WEB]);
    expect(model.snippet).not.toBeNull();
  });

  it('asks no other for what depends on parameters', async () => {
    const parameter = { description: null, values: [5, 7], default: 7 };
    const dataset = createDataset({
      parameters: [{ name: 'zoom', value: 7, ...parameter }]
    });
    const { model, sources } = createModel(dataset, createNet(), finding(TWIN));
    await model.load();
    await until(model, () => model.group !== null);
    expect(model.twins).toEqual([]);
    expect(sources.calls).toBe(1);
  });

  it('asks few of many', async () => {
    const many = Array.from({ length: 50 }, (_, i) =>
      createEntry({ ...TWIN, path: [`a1b.${i}`] })
    );
    const { model, sources } = createModel(
      createDataset(),
      createNet(),
      finding(...many)
    );
    await model.load();
    await until(model, () => model.twins.length > 0);
    expect(sources.calls).toBe(1 + 4);
  });
});

describe('withTwins', () => {
  it('leaves out what leads to the same place, however it is written', () => {
    const own = [
      createAccess({
        format: 'kerchunk-parquet',
        href: 'reference::/w/x.parq'
      }),
      createAccess({ key: 'b', href: 'file:///w/x.zarr', group: 'zoom_7' })
    ];
    const same = [
      createAccess({ format: 'kerchunk-parquet', href: '/w/x.parq' }),
      createAccess({ href: '/w/x.zarr/', group: 'zoom_7' })
    ];
    const others = [
      createAccess({ href: '/w/x.zarr', group: 'zoom_6' }),
      createAccess({ key: 'c', href: `${HOST}/w/x.zarr`, group: 'zoom_7' })
    ];
    const { accesses } = withTwins(createDataset({ accesses: own }), [
      told(...same, ...others),
      told(...others)
    ]);
    expect(accesses.slice(0, 2)).toEqual(own);
    expect(accesses.slice(2).map(({ href }) => href)).toEqual(
      others.map(({ href }) => href)
    );
    expect(new Set(accesses.map(({ key }) => key)).size).toBe(4);
  });

  it('leaves out what a twin leads to by parameters', () => {
    const values = { description: null, values: [5, 7], default: 7 };
    const twin = createDataset({
      accesses: [DISK],
      parameters: [{ name: 'zoom', value: 7, ...values }]
    });
    expect(withTwins(createDataset({ accesses: [WEB] }), [twin])).toEqual(
      createDataset({ accesses: [WEB] })
    );
  });
});
