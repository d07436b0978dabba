import { Failure } from '../../net';
import type { IDataset } from '../../model';

import { arrayV3, storeV3 } from '../../zarr/__tests__/documents';

import {
  createAccess,
  createDataset,
  createModel,
  createNet,
  hierarchyDocument,
  HOST,
  METADATA,
  STORE,
  storeDocument,
  until
} from './fixtures';

const SPAN = { start: '1859-12-01T00:00:00Z', end: '1861-11-30T00:00:00Z' };

async function open(dataset = createDataset(), net = createNet()) {
  const parts = createModel(dataset, net);
  await parts.model.load();
  await until(parts.model, () => parts.model.group !== null);
  return parts;
}

describe('DatasetModel', () => {
  it('reads nothing before it is asked to', () => {
    const { net, sources } = createModel();
    expect(sources.calls).toBe(0);
    expect(net.requests).toEqual([]);
  });

  it('reads the catalog once, the metadata, and the ends of the time', async () => {
    const { model, net, sources } = await open();
    await until(model, () => model.selection?.time.value != null);
    await model.load();
    expect(sources.calls).toBe(1);
    expect(net.requests).toEqual([
      METADATA,
      `${STORE}/time/c/0`,
      `${STORE}/time/c/1`
    ]);
    expect(model.selection?.time.value).toMatchObject({
      start: '1859-12',
      end: '1861-11',
      calendar: '360_day'
    });
  });

  const threeDays = () => {
    const net = createNet();
    const three = { shape: [3], chunks: [1], dims: ['time'] };
    const attributes = { units: 'days since 2000-01-01' };
    const day = (number: number) =>
      new Uint8Array(Float64Array.of(number).buffer);
    net.set(
      METADATA,
      storeV3({
        time: arrayV3('float64', { ...three, attributes }),
        tas: arrayV3('float32', three)
      })
    );
    [0, 20, 30].forEach((number, at) =>
      net.set(`${STORE}/time/c/${at}`, day(number))
    );
    return net;
  };

  it('reads what lies between the ends once a time is picked', async () => {
    const net = threeDays();
    const { model } = await open(createDataset(), net);
    const { selection } = model;
    await until(model, () => selection?.time.value != null);
    expect(selection?.time.value).toMatchObject({ end: '2000-01-31' });
    const chunks = [0, 2].map(at => `${STORE}/time/c/${at}`);
    expect(net.requests).toEqual([METADATA, ...chunks]);
    selection?.setTime('from', '2000-01-15');
    expect(selection?.problems.get('from')).toBe('unread');
    selection?.setTime('from', '2000-01-16');
    await until(model, () => selection?.problems.size === 0);
    expect(selection?.cost.total).toMatchObject({ chunks: 2 });
    selection?.lookAtTime();
    expect(net.requests.slice(3)).toEqual([`${STORE}/time/c/1`]);
  });

  it('reads it as well when the time is picked before they are there', async () => {
    const { model } = await open(createDataset(), threeDays());
    const { selection } = model;
    expect(selection?.time.state.status).toBe('loading');
    selection?.setTime('from', '2000-01-16');
    await until(model, () => selection?.problems.size === 0);
    expect(selection?.cost.total).toMatchObject({ chunks: 2 });
  });

  it('does not read the time when the catalog tells it', async () => {
    const { model, net } = await open(createDataset({ time: SPAN }));
    expect(net.requests).toEqual([METADATA]);
    model.selection?.lookAtTime();
    await until(model, () => model.selection?.time.value != null);
    expect(net.requests).toHaveLength(3);
  });

  it('reads levels and the area when they are looked at, once', async () => {
    const { model, net } = await open(createDataset({ time: SPAN }));
    const { selection } = model;
    selection?.lookAtArea();
    selection?.lookAtLevel('plev');
    await until(
      model,
      () => !!selection?.area.value && !!selection.levels.get('plev')?.value
    );
    selection?.lookAtArea();
    selection?.lookAtLevel('plev');
    expect(net.requests.slice(1).sort()).toEqual([
      `${STORE}/lat/c/0`,
      `${STORE}/lon/c/0`,
      `${STORE}/plev/c/0`
    ]);
  });

  it('remembers the dataset with its title', async () => {
    const { model, catalogs } = await open(
      createDataset({
        time: SPAN,
        variables: [{ name: 'tas', description: '', unit: 'K' }]
      })
    );
    expect(catalogs.recent).toMatchObject([
      { id: model.entry.id, title: 'HadCM3 A1B' }
    ]);
    expect(catalogs.recent[0].glance).toEqual({
      reach: 'world',
      years: [1859, 1861],
      variables: 1
    });
  });

  it('does not count the variables of what holds only groups', async () => {
    const { catalogs } = await open(createDataset({ variables: [] }));
    expect(catalogs.recent[0].glance).toEqual({ reach: 'world' });
  });

  it('writes code with what the store tells', async () => {
    const access = createAccess({ zarrFormat: null, consolidated: null });
    const { model } = await open(
      createDataset({ time: SPAN, accesses: [access] })
    );
    expect(model.snippet?.code).toContain(`"${STORE}"`);
    expect(model.snippet?.code).toContain('consolidated=True');
  });

  it('writes what is picked into the code', async () => {
    const { model } = await open();
    const { selection } = model;
    await until(model, () => selection?.time.value != null);
    selection?.tick(['ta', 'orog'], false);
    selection?.setTime('from', '1860-02-30');
    selection?.setTime('to', '1860-05');
    expect(selection?.problems.size).toBe(0);
    expect(model.snippet?.code).toContain('"tas"');
    expect(model.snippet?.code).toContain('slice("1860-02-30", "1860-05")');
    expect(selection?.cost.total).toMatchObject({ chunks: 1, bytes: 1536 });
  });

  it('leaves out what no ticked variable has', async () => {
    const { model } = await open();
    const { selection } = model;
    await until(model, () => selection?.time.value != null);
    selection?.setTime('from', '1860-02');
    selection?.setLevel('plev', 1);
    expect(model.snippet?.code).toMatch(/plev/);
    selection?.tick(['tas', 'ta'], false);
    expect(selection?.scope).toEqual({ time: false, levels: [], box: true });
    expect(model.snippet?.code).not.toMatch(/time|plev/);
  });

  it('has no code while the selection is wrong', async () => {
    const { model } = await open();
    const { selection } = model;
    await until(model, () => selection?.time.value != null);
    selection?.setTime('from', '1860-13');
    expect(selection?.problems).toEqual(new Map([['from', 'no-such-date']]));
    expect(model.snippet).toBeNull();
    selection?.setTime('from', '');
    expect(model.snippet).not.toBeNull();
    selection?.tick(['tas', 'ta', 'orog'], false);
    expect(model.snippet).toBeNull();
  });

  it('tells groups of a hierarchy apart, each with its own selection', async () => {
    const net = createNet();
    net.set(METADATA, hierarchyDocument());
    const { model } = await open(createDataset(), net);
    expect(model.group?.path).toBe('zoom_0');
    const before = model.selection;
    model.chooseGroup('zoom_2');
    expect(model.group?.dimensions).toEqual([{ name: 'cell', size: 192 }]);
    expect(model.selection).not.toBe(before);
    expect(before?.isDisposed).toBe(true);
    expect(model.snippet?.code).toContain('group="zoom_2"');
    expect(net.requests).toEqual([METADATA]);
  });

  it('keeps what the catalog tells, and code, when the store fails', async () => {
    const net = createNet();
    net.set(METADATA, new Failure('unreachable', { url: METADATA }));
    const { model } = createModel(createDataset(), net);
    await model.load();
    await until(model, () => model.store.state.status === 'failed');
    expect(model.title).toBe('HadCM3 A1B');
    expect(model.snippet?.code).toContain(STORE);
    net.set(METADATA, storeDocument());
    await model.store.retry();
    expect(model.group?.variables).toHaveLength(7);
  });

  it('reads again what the catalog could not tell', async () => {
    const { model, sources } = createModel();
    const url = model.entry.href;
    sources.describeAs = () =>
      Promise.reject(new Failure('http', { url, status: 503 }));
    await model.load();
    expect(model.description.state.status).toBe('failed');
    sources.describeAs = async () => createDataset();
    await model.description.retry();
    await until(model, () => model.group !== null);
  });

  it('looks into a path on disk through its https twin', async () => {
    const disk = createAccess({
      key: 'disk',
      href: '/pool/a1b.zarr',
      reach: 'site'
    });
    const { model, net } = await open(
      createDataset({ time: SPAN, accesses: [disk, createAccess()] })
    );
    expect(model.access?.key).toBe('zarr');
    model.chooseAccess('disk');
    expect(model.overview?.key).toBe('zarr');
    expect(net.requests).toEqual([METADATA]);
    expect(model.snippet?.code).toContain('"/pool/a1b.zarr"');
    expect(model.snippet?.code).not.toContain('https://data.org/a1b.zarr"');
  });

  it('keeps what was picked when the same data is read another way', async () => {
    const net = createNet();
    const other = 'https://data.org/other.zarr';
    for (const path of ['zarr.json', 'time/c/0', 'time/c/1', 'plev/c/0']) {
      const body = net.body(`${STORE}/${path}`);
      net.set(`${other}/${path}`, body);
    }
    const accesses = [
      createAccess(),
      createAccess({ key: 'other', href: other })
    ];
    // The catalog tells the time, so that nothing but the picks needs the axis.
    const dataset = createDataset({ accesses, time: SPAN });
    const { model } = await open(dataset, net);
    model.selection?.lookAtTime();
    model.selection?.lookAtLevel('plev');
    model.selection?.tick(['tas', 'orog'], false);
    model.selection?.setTime('from', '1860-02');
    model.selection?.setLevel('plev', 1);
    model.selection?.setChunking('native');
    await until(model, () => model.snippet !== null);
    const before = model.snippet?.code;
    model.chooseAccess('other');
    expect(model.selection).toBeNull();
    await until(model, () => model.group !== null);
    await until(
      model,
      () => model.selection?.levels.get('plev')?.value != null
    );
    await until(model, () => model.snippet !== null);
    expect(model.snippet?.code).toBe(before?.replaceAll(STORE, other));
    model.chooseAccess('zarr');
    await until(model, () => model.group !== null);
    await until(
      model,
      () => model.selection?.levels.get('plev')?.value != null
    );
    await until(model, () => model.snippet !== null);
    expect(model.snippet?.code).toBe(before);
  });

  it('begins with what was chosen in an earlier view', async () => {
    const other = createAccess({ key: 'other', title: 'Other' });
    const dataset = createDataset({
      accesses: [createAccess({ href: 'https://data.org/x' }), other],
      time: SPAN
    });
    const { model } = createModel(dataset);
    await model.load();
    model.chooseAccess('other');
    await until(model, () => model.group !== null);
    model.selection?.tick(['ta'], false);
    model.selection?.setTime('from', '1860-02');
    model.selection?.lookAtTime();
    await until(model, () => model.snippet !== null);
    model.chooseFlavour('xarray');
    const { choices } = model;

    const { model: later } = createModel(dataset, createNet(), null, choices);
    // A view that is not looked at keeps what it was given.
    expect(later.choices).toEqual(choices);
    await later.load();
    await until(later, () => later.snippet !== null && later.group !== null);
    expect(later.snippet?.code).toBe(model.snippet?.code);
    expect(later.choices).toEqual(choices);
  });

  it('ticks what is new in a store of which all was ticked', async () => {
    const { model } = await open();
    const { choices } = model;
    expect([...(choices.draft?.ticked ?? ['?'])]).toEqual([]);
    const parts = createModel(createDataset(), createNet(), null, choices);
    await parts.model.load();
    await until(parts.model, () => parts.model.group !== null);
    expect(parts.model.selection?.ticked.size).toBe(3);
  });

  it('begins with the group that was chosen, if it is still there', async () => {
    const net = createNet();
    net.set(METADATA, hierarchyDocument());
    const { model } = await open(createDataset(), net);
    model.chooseGroup('zoom_2');
    const { choices } = model;
    for (const [group, found] of [
      ['zoom_2', 'zoom_2'],
      ['zoom_9', 'zoom_0']
    ]) {
      const kept = { ...choices, group };
      const parts = createModel(createDataset(), net, null, kept);
      await parts.model.load();
      await until(parts.model, () => parts.model.group !== null);
      expect(parts.model.group?.path).toBe(found);
    }
  });

  it('never shows the store of an access that is no longer chosen', async () => {
    const net = createNet();
    const other = 'https://data.org/other.zarr';
    net.set(`${other}/zarr.json`, hierarchyDocument());
    const accesses = [
      createAccess(),
      createAccess({ key: 'other', href: other })
    ];
    const { model } = createModel(createDataset({ accesses }), net);
    const release = net.hold(METADATA);
    await model.load();
    model.chooseAccess('other');
    await until(model, () => model.group !== null);
    release();
    await new Promise(done => setTimeout(done));
    expect(model.store.value?.metadata.href).toBe(other);
    expect(model.group?.path).toBe('zoom_0');
  });

  it('shows accesses that it cannot look into', async () => {
    const access = createAccess({
      format: 'netcdf',
      href: 'https://a.org/x.nc'
    });
    const { model, net } = createModel(createDataset({ accesses: [access] }));
    await model.load();
    expect(model.access).toBe(access);
    expect(model.overview).toBeNull();
    expect(model.store.state.status).toBe('idle');
    expect(net.requests).toEqual([]);
  });

  it('drops what arrives after it is closed', async () => {
    const { model, sources, net, catalogs } = createModel();
    let tell: (dataset: IDataset) => void = () => {};
    sources.describeAs = () => new Promise(done => (tell = done));
    const load = model.load();
    model.dispose();
    tell(createDataset());
    await load;
    expect(net.requests).toEqual([]);
    expect(catalogs.recent).toEqual([]);
  });

  it('describes again with chosen values, and reads the store they lead to', async () => {
    const net = createNet();
    const other = `${HOST}/zoom_5.zarr`;
    net.set(`${other}/zarr.json`, hierarchyDocument());
    const { model, sources } = createModel(parameterized(7), net);
    sources.describeAs = async parameters =>
      parameterized(Number(parameters?.zoom ?? 7));
    await model.load();
    await until(model, () => model.group !== null);
    expect(model.snippet?.code).toContain(STORE);
    const release = net.hold(`${other}/zarr.json`);
    await model.chooseParameter('zoom', 5);
    // What was there stays, so that the select keeps the focus.
    expect(model.parameters).toMatchObject([{ value: 5 }]);
    expect(model.hasChosen('zoom')).toBe(true);
    expect(model.snippet).toBeNull();
    release();
    await until(model, () => model.group !== null);
    expect(model.snippet?.code).toContain(other);
  });

  it('reads the group anew that a value alone leads to', async () => {
    const net = createNet();
    net.set(METADATA, hierarchyDocument());
    const { model, sources } = createModel(grouped(1), net);
    sources.describeAs = async parameters =>
      grouped(Number(parameters?.zoom ?? 1));
    await model.load();
    await until(model, () => model.group !== null);
    expect(model.snippet?.code).toContain('group="zoom_1"');
    model.chooseGroup('zoom_1');
    await model.chooseParameter('zoom', 2);
    await until(model, () => model.group !== null);
    expect(model.snippet?.code).toContain('group="zoom_2"');
  });

  it('keeps what a value that fails was chosen from, to take it back', async () => {
    const { model, sources } = await open(parameterized(7));
    const url = model.entry.href;
    sources.describeAs = () => Promise.reject(new Failure('offline', { url }));
    const chosen = model.chooseParameter('zoom', 9);
    expect(model.description.state.status).toBe('loading');
    expect(model.parameters).toMatchObject([{ value: 9 }]);
    expect(model.snippet).toBeNull();
    await chosen;
    expect(model.description.state.status).toBe('failed');
    expect(model.parameters).toMatchObject([{ value: 9 }]);
    expect(model.snippet).toBeNull();
    sources.describeAs = async () => parameterized(7);
    await model.chooseParameter('zoom', 7);
    expect(model.snippet?.code).toContain(STORE);
  });

  it('has no code for values that lead to no store, and says so', async () => {
    const { model, sources } = await open(parameterized(7));
    sources.describeAs = async () => parameterized(9);
    await model.chooseParameter('zoom', 9);
    await until(model, () => model.store.state.status === 'failed');
    expect(model.isProbed).toBe(false);
    expect(model.snippet).toBeNull();
  });

  it('has code for values that nobody can try from here', async () => {
    const net = createNet();
    const { model } = createModel(parameterized(9), net);
    const url = `${HOST}/zoom_9.zarr`;
    net.set(`${url}/zarr.json`, new Failure('not-admitted', { url }));
    await model.load();
    await until(model, () => model.store.state.status === 'failed');
    expect(model.snippet?.code).toContain(url);
  });
});

/** A dataset of a template, whose zoom 7 is the store of these tests. */
function parameterized(zoom: number): IDataset {
  const href = zoom === 7 ? STORE : `${HOST}/zoom_${zoom}.zarr`;
  const parameter = { description: null, values: [5, 7, 9], default: 7 };
  return createDataset({
    accesses: [createAccess({ href })],
    parameters: [{ name: 'zoom', value: zoom, ...parameter }]
  });
}

/** A dataset of one store, in which the zoom is a group. */
function grouped(zoom: number): IDataset {
  const parameter = { description: null, values: [1, 2], default: 1 };
  return createDataset({
    accesses: [createAccess({ group: `zoom_${zoom}` })],
    parameters: [{ name: 'zoom', value: zoom, ...parameter }]
  });
}
