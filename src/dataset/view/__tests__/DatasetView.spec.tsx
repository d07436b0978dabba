import {
  RenderMimeRegistry,
  standardRendererFactories
} from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { DisposableDelegate } from '@lumino/disposable';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import { marked } from 'marked';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import { createEntry } from '../../../model';
import type { IDataset, IEntry } from '../../../model';
import { Failure } from '../../../net';
import { NoPythonError } from '../../../tokens';
import type { ITwins } from '../../../tokens';
import { arrayV3, storeV3 } from '../../../zarr/__tests__/documents';
import {
  createAccess,
  createDataset,
  createModel,
  createNet,
  hierarchyDocument,
  METADATA,
  STORE,
  storeDocument
} from '../../__tests__/fixtures';
import { DatasetActions } from '../../actions';
import { NumberFormat } from '../../format';
import { DatasetModel } from '../../model';
import type { IDatasetModelOptions } from '../../model';
import type { IViewContext } from '../context';
import { DatasetView } from '../DatasetView';

const trans = nullTranslator.load('jupyterlab_cloudify');

const context = (): IViewContext => ({
  trans,
  numbers: new NumberFormat(trans, 'en'),
  rendermime: new RenderMimeRegistry({
    initialFactories: standardRendererFactories,
    markdownParser: { render: async text => marked.parse(text) }
  }),
  languages: null,
  browserSite: 'https://site.org/climate/'
});

function show(
  dataset: IDataset = createDataset(),
  net = createNet(),
  twins: ITwins | null = null
) {
  const parts = createModel(dataset, net, twins);
  const actions = new DatasetActions(parts.model, parts.target, trans);
  const user = userEvent.setup();
  const { container } = render(
    <DatasetView model={parts.model} actions={actions} context={context()} />
  );
  act(() => void parts.model.load());
  return { ...parts, actions, user, container };
}

const code = () => screen.getByLabelText('Code preview').textContent ?? '';

/** What is said to be wrong with a field; `null` when nothing is. */
function errorOf(field: HTMLElement): string | null {
  const id = field.getAttribute('aria-describedby');
  return id && (document.getElementById(id)?.textContent ?? '');
}

/** The view once the store has been read. */
async function shown(...args: Parameters<typeof show>) {
  const parts = show(...args);
  await screen.findByRole('region', { name: 'Selection' });
  return parts;
}

/** The view once the time axis has been read as well. */
async function shownWithTime() {
  const parts = await shown();
  await screen.findByText(/calendar 360_day/);
  return parts;
}

describe('DatasetView', () => {
  it('says what the catalog tells', async () => {
    await shown(
      createDataset({
        time: { start: '1859-12-01T00:00:00Z', end: null },
        bbox: [-10, 35, 30, 70],
        licence: { name: 'CC-BY-4.0', href: 'https://cc.org/by' },
        providers: [{ name: 'Met Office', roles: ['producer'], href: null }],
        keywords: ['climate'],
        pages: [{ title: 'About', href: 'https://a.org/about' }]
      })
    );
    const about = screen.getByRole('region', { name: 'About' });
    expect(about.textContent).toContain('1859-12-01 – …');
    expect(about.textContent).toContain('35° N – 70° N, 10° W – 30° E');
    expect(about.textContent).toContain('Met Office producer');
    const link = within(about).getByRole('link', { name: 'CC-BY-4.0' });
    expect(link.getAttribute('href')).toBe('https://cc.org/by');
    expect(link.getAttribute('rel')).toMatch(/noopener/);
  });

  it('shows the store as xarray shows a dataset', async () => {
    await shown();
    const dimensions = screen.getByRole('list', { name: 'Dimensions' });
    expect(dimensions.textContent).toContain('time 24plev 3lat 4lon 8');
    const data = screen.getByRole('table', { name: /Data variables \(3\)/ });
    const row = within(data).getByRole('row', { name: /tas/ });
    for (const text of [
      '(time, lat, lon)',
      'float32',
      'Air temperature',
      'K',
      '3.07 kB',
      '2 of 12 × 4 × 8'
    ]) {
      expect(within(row).getByText(text)).toBeTruthy();
    }
    const coordinates = screen.getByRole('table', { name: /Coordinates/ });
    expect(within(coordinates).getAllByRole('rowheader')).toHaveLength(4);
  });

  it('has headings in order and names for every region', async () => {
    await shown();
    const levels = screen.getAllByRole('heading').map(({ tagName }) => tagName);
    expect(levels).toEqual(['H1', 'H2', 'H2', 'H2']);
    for (const name of ['About', 'Contents', 'Selection', 'Code']) {
      expect(screen.getByRole('region', { name })).toBeTruthy();
    }
    expect(screen.getByRole('article', { name: 'HadCM3 A1B' })).toBeTruthy();
  });

  it('unfolds attributes with the keyboard', async () => {
    const { user } = await shown();
    const name = screen.getByRole('button', { name: 'tas' });
    expect(name.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText('long_name')).toBeNull();
    name.focus();
    await user.keyboard('{Enter}');
    expect(name.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('long_name')).toBeTruthy();
  });

  it('writes ticks and times into the code', async () => {
    const { user } = await shownWithTime();
    await user.click(screen.getByRole('checkbox', { name: 'Select ta' }));
    await user.type(screen.getByLabelText('From'), '1860-02-30');
    await user.type(screen.getByLabelText('To'), '1860-05');
    expect(code()).toContain('slice("1860-02-30", "1860-05")');
    expect(code()).not.toContain('"ta"');
    expect(screen.getByLabelText('Select all')).toHaveProperty(
      'indeterminate',
      true
    );
    await user.click(screen.getByLabelText('Select all'));
    await user.click(screen.getByLabelText('Select all'));
    expect(screen.getByText(/Tick at least one/)).toBeTruthy();
    expect(screen.queryByLabelText('Code preview')).toBeNull();
    expect(screen.getByRole('button', { name: 'Copy code' })).toHaveProperty(
      'disabled',
      true
    );
  });

  it('says at a field what is wrong with it', async () => {
    const { user } = await shownWithTime();
    const from = screen.getByLabelText('From');
    expect(from.getAttribute('placeholder')).toBe('1859-12');
    await user.type(from, '1860-02-31');
    expect(from.getAttribute('aria-invalid')).toBe('true');
    expect(errorOf(from)).toBe('The calendar 360_day has no such date.');
    await user.clear(from);
    await user.type(from, '1900');
    expect(errorOf(from)).toBe(
      'There is no data in this time: it goes from 1859-12 to 1861-11.'
    );
    await user.clear(from);
    expect(errorOf(from)).toBe(null);
  });

  it('offers levels by their values, once they are unfolded', async () => {
    const { user, net } = await shownWithTime();
    expect(net.requests).not.toContain(`${STORE}/plev/c/0`);
    await user.click(screen.getByText(/Level: plev/));
    const levels = await screen.findByLabelText('plev');
    await user.selectOptions(levels, '500 hPa');
    expect(code()).toContain('plev=500');
    await user.selectOptions(levels, 'All levels');
    expect(code()).not.toContain('plev');
  });

  it('offers the position where a level cannot be read', async () => {
    const net = createNet();
    const url = `${STORE}/plev/c/0`;
    net.set(url, new Failure('http', { url, status: 500 }));
    const { user } = await shown(createDataset(), net);
    await user.click(screen.getByText(/Level: plev/));
    expect((await screen.findByRole('alert')).textContent).toContain('(500)');
    const position = screen.getByLabelText('Position, 0 to 2');
    await user.type(position, '7');
    expect(errorOf(position)).toBe('Positions go from 0 to 2.');
    await user.clear(position);
    await user.type(position, '1');
    expect(code()).toMatch(/isel\([^)]*plev=1/);
  });

  it('cuts a box', async () => {
    const { user } = await shown();
    await user.click(screen.getByText('Area'));
    await waitFor(() =>
      expect(
        screen.getByLabelText('West (°E)').getAttribute('placeholder')
      ).toBe('0')
    );
    await user.type(screen.getByLabelText('South (°N)'), '-30');
    await user.type(screen.getByLabelText('North (°N)'), '30');
    expect(code()).toMatch(/lat=slice\(-30(\.0)?, 30(\.0)?\)/);
  });

  it('says what a selection, a map and a series cost', async () => {
    const { user } = await shownWithTime();
    expect(screen.getByText(/^Fetches/).textContent).toContain(
      'Fetches 5 chunks, 12.4 kB unpacked'
    );
    const table = screen.getByRole('table', { name: /By variable/ });
    expect(
      within(table).getByRole('row', { name: /^ta / }).textContent
    ).toContain('ta9.22 kB in 2 chunks4.61 kB in 1 chunk9.22 kB in 2 chunks');
    await user.type(screen.getByLabelText('To'), '1860-03');
    expect(screen.getByText(/^Fetches/).textContent).toContain('3 chunks');
    await user.type(screen.getByLabelText('From'), '1860-13');
    expect(screen.queryByText(/^Fetches/)).toBeNull();
    expect(
      within(table).getByRole('row', { name: /^ta / }).textContent
    ).toContain('ta–4.61 kB in 1 chunk');
  });

  it('does not claim to know what it reckons', async () => {
    const net = createNet();
    const dims = ['time'];
    const attributes = { units: 'days since 1859-12-01', calendar: '360_day' };
    const months = { shape: [24], chunks: [4], dims, attributes };
    net.set(
      METADATA,
      storeV3({
        time: arrayV3('float64', months),
        tas: arrayV3('float32', { shape: [24], chunks: [4], dims })
      })
    );
    const doubles = (...days: number[]) =>
      new Uint8Array(Float64Array.from(days).buffer);
    net.set(`${STORE}/time/c/0`, doubles(0, 30, 60, 90));
    net.set(`${STORE}/time/c/5`, doubles(600, 630, 660, 690));
    const { user } = await shown(createDataset(), net);
    await screen.findByText(/calendar 360_day/);
    await user.type(screen.getByLabelText('To'), '1860-01');
    const sum = screen.getByText(/^Fetches up to about/).closest('p');
    expect(sum?.textContent).toMatch(/up to about \d+ B in memory$/);
  });

  it('shows the whole of a long attribute where its button stays', async () => {
    const net = createNet();
    const history = `begin ${'x'.repeat(2000)} end`;
    const tas = arrayV3('float32', { shape: [1], dims: ['x'] });
    net.set(METADATA, storeV3({ tas }, { history }));
    const { user } = await shown(createDataset(), net);
    await user.click(screen.getByText('Attributes (1)'));
    const button = await screen.findByRole('button', { name: 'Show all' });
    expect(screen.queryByText(/ end/)).toBeNull();
    await user.click(button);
    expect(screen.getByText(/ end/)).toBeTruthy();
    expect(document.activeElement).toBe(button);
    expect(button.textContent).toBe('Show less');
  });

  it('lets the person choose the chunks', async () => {
    const { user } = await shown();
    expect(code()).not.toContain('chunks');
    // Without an arrow it would look like a text field.
    const select = screen.getByLabelText('Chunks');
    expect(select.parentElement?.querySelector('svg')).not.toBeNull();
    await user.selectOptions(
      screen.getByLabelText('Chunks'),
      'The store’s own: Dask'
    );
    expect(code()).toContain('chunks={}');
  });

  it('offers the zooms of a HEALPix hierarchy', async () => {
    const net = createNet();
    net.set(METADATA, hierarchyDocument());
    const { user } = await shown(createDataset(), net);
    const zoom = screen.getByLabelText('Zoom');
    await user.selectOptions(zoom, '2: 192 cells of 1,630 km');
    expect(code()).toContain('group="zoom_2"');
    expect(
      screen.getByRole('list', { name: 'Dimensions' }).textContent
    ).toContain('cell 192');
  });

  it('offers the values of parameters, levels by their cells', async () => {
    const describeWith = (zoom: number): IDataset =>
      createDataset({
        accesses: [createAccess({ href: zoom === 5 ? STORE : `${STORE}.no` })],
        parameters: [
          {
            name: 'zoom',
            description: 'level of the sphere',
            values: [0, 5, 7],
            default: 0,
            value: zoom
          }
        ]
      });
    const { user, sources } = await shown(describeWith(5));
    sources.describeAs = async parameters =>
      describeWith(Number(parameters?.zoom));
    const region = screen.getByRole('region', { name: 'Parameters' });
    expect(region.textContent).toContain(
      'The catalog’s default is of no use (0: 12 cells of 6,520 km): 5: 12,288 cells of 204 km was chosen.'
    );
    const select = within(region).getByRole('combobox', { name: 'zoom' });
    await user.selectOptions(select, '7');
    await screen.findByText('The code appears when these values lead to data.');
    expect(document.activeElement?.id).toBe(select.id);
    expect(screen.getByRole('alert').textContent).toContain('(404)');
    expect(region.textContent).not.toContain('of no use');
    await user.selectOptions(select, '5');
    await waitFor(() => expect(code()).toContain(STORE));
  });

  it('takes any text for a parameter that has no list', async () => {
    const describeWith = (run: string): IDataset =>
      createDataset({
        accesses: [createAccess({ href: run === 'a1b' ? STORE : 'https://x' })],
        parameters: [
          {
            name: 'run',
            description: null,
            values: null,
            default: 'e1',
            value: run
          }
        ]
      });
    const parts = show(describeWith('e1'));
    const { user, sources } = parts;
    sources.describeAs = async parameters =>
      describeWith(String(parameters?.run));
    const field = await screen.findByRole('textbox', { name: 'run' });
    const before = sources.calls;
    await user.clear(field);
    await user.type(field, 'a1b{Enter}');
    await waitFor(() => expect(code()).toContain(STORE));
    expect(sources.calls).toBe(before + 1);
  });

  it('finds one of two thousand variables, and shows some at a time', async () => {
    const names = Array.from({ length: 2000 }, (_, i) => `var_${i}`);
    const net = createNet();
    const array = arrayV3('float32', { shape: [2], dims: ['x'] });
    const nodes = Object.fromEntries(names.map(name => [name, array]));
    net.set(METADATA, storeV3(nodes));
    const { user } = await shown(createDataset(), net);
    const table = screen.getByRole('table', { name: /Data variables/ });
    expect(within(table).getAllByRole('rowheader')).toHaveLength(100);
    await user.click(screen.getByText('Show more (1,900 left)'));
    expect(document.activeElement?.textContent).toBe('Show more (1,800 left)');
    expect(within(table).getAllByRole('rowheader')).toHaveLength(200);
    await user.type(screen.getByLabelText('Filter: Data variables'), '1999');
    expect(within(table).getAllByRole('rowheader')).toHaveLength(1);
  });

  it('shows nothing of a catalog that names no variables', async () => {
    const net = createNet();
    net.set(METADATA, new Failure('offline', { url: METADATA }));
    const { container } = show(createDataset({ variables: [] }), net);
    await screen.findByRole('alert');
    const columns = container.querySelector('.jp-CloudifyDataset-columns');
    expect(columns?.firstChild?.nodeName).toBe('DIV');
  });

  it('keeps what the catalog tells when the store fails, and retries', async () => {
    const net = createNet();
    net.set(METADATA, new Failure('unreachable', { url: METADATA }));
    const variables = [{ name: 'tas', description: 'Heat', unit: 'K' }];
    const { user } = show(createDataset({ variables }), net);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('data.org cannot be reached.');
    expect(code()).toContain(STORE);
    expect(screen.getByRole('row', { name: /tas/ }).textContent).toContain(
      'Heat'
    );
    net.set(METADATA, storeDocument());
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('region', { name: 'Contents' })
    ).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('lets the person cancel a slow store', async () => {
    const net = createNet();
    const release = net.hold(METADATA);
    const { user } = show(createDataset(), net);
    await screen.findByText('Reading what is in the store…');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Cancelled.'
    );
    const retry = screen.getByRole('button', { name: 'Retry' });
    expect(document.activeElement).toBe(retry);
    release();
    await user.click(retry);
    expect(
      await screen.findByRole('region', { name: 'Contents' })
    ).toBeTruthy();
    // A keyboard goes on from where the button was.
    expect(document.activeElement?.nextElementSibling?.className).toBe(
      'jp-CloudifyDataset-columns'
    );
  });

  it('says what it cannot look into', async () => {
    const access = createAccess({
      format: 'netcdf',
      href: 'https://a.org/x.nc'
    });
    show(createDataset({ accesses: [access] }));
    expect(await screen.findByText(/NetCDF · open web/)).toBeTruthy();
    expect(screen.getByText(/only Zarr stores/)).toBeTruthy();
  });

  it('shows hostile text as text, and no link but http(s)', async () => {
    const title = '<img src=x onerror=alert(1)>"""';
    const { container } = await shown(
      createDataset({
        title,
        description:
          '# Hi\n<script>alert(1)</script> [bad](javascript:alert(1))',
        pages: [{ title: 'Evil', href: 'javascript:alert(1)' }],
        licence: { name: '<b>L</b>', href: 'file:///etc/passwd' }
      })
    );
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain(
      title
    );
    const heading = await screen.findByText('Hi');
    await waitFor(() => expect(heading.getAttribute('aria-level')).toBe('2'));
    expect(container.querySelector('script, img, b > b')).toBeNull();
    expect(screen.getByText('<b>L</b>')).toBeTruthy();
    for (const link of container.querySelectorAll('a[href]')) {
      expect(link.getAttribute('href')).not.toMatch(/^(javascript|file):/);
    }
    expect(screen.getByText('Evil').closest('a')).toBeNull();
  });
});

describe('a table of intake-esm', () => {
  const table = (parameters: Readonly<Record<string, string>>) =>
    createAccess({
      format: 'intake',
      origin: { catalog: STORE, intake: { format: 'esm', parameters } }
    });

  it('is queried by the code, not here', async () => {
    const { net } = show(createDataset({ accesses: [table({})] }));
    await screen.findByText(/This is a whole table of datasets/);
    expect(code()).toContain('esm = intake.open_esm_datastore(');
    expect(code()).toMatch(/\nesm\.df$/);
    expect(net.requests).toEqual([]);
  });

  it('is searched for a dataset of it', async () => {
    show(createDataset({ accesses: [table({ model: 'ICON' })] }));
    await screen.findByText(/of several files or by a template/);
    expect(code()).toContain('esm.search(model="ICON").to_dask()');
  });
});

describe('a dataset on tape', () => {
  const onTape = () =>
    createDataset({ accesses: [createAccess({ reach: 'tape' })] });
  const ask = () =>
    screen.getByRole('button', { name: 'Read coordinates from tape…' });

  // Its role is of no use here: it is a modal, which this page has none of.
  async function findDialog(): Promise<HTMLElement> {
    const title = await screen.findByText('Read from tape?');
    const dialog = title.closest<HTMLElement>('.jp-Dialog');
    expect(dialog?.textContent).toContain('may take hours');
    return dialog ?? title;
  }

  it('is not read by a click that is taken back', async () => {
    const { user, net, model } = await shown(onTape());
    await user.click(screen.getByText('Level: plev'));
    expect(screen.getByLabelText('Position, 0 to 2')).toBeTruthy();
    await user.click(screen.getByLabelText('From'));
    await user.click(ask());
    const dialog = await findDialog();
    // What is done when nothing is chosen.
    const cancel = within(dialog).getByText('Cancel').closest('button');
    await waitFor(() => expect(document.activeElement).toBe(cancel));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(dialog.isConnected).toBe(false));
    expect(net.requests).toEqual([METADATA]);
    expect(model.selection?.isHeldBack).toBe(true);
  });

  it('is read when that is confirmed', async () => {
    const { user, net } = await shown(onTape());
    await user.click(ask());
    const dialog = await findDialog();
    await user.click(within(dialog).getByText('Read from tape'));
    await waitFor(() =>
      expect(document.activeElement).toBe(
        screen.getByRole('region', { name: 'Selection' })
      )
    );
    await screen.findByText(/calendar 360_day/);
    expect(net.requests).toContain(`${STORE}/time/c/0`);
    expect(screen.queryByText(/is on tape, so none/)).toBeNull();
  });

  it('offers no Dask', async () => {
    await shown(onTape());
    expect(screen.queryByLabelText('Chunks')).toBeNull();
    expect(code()).toContain('# on tape');
  });
});

describe('a dataset in several catalogs', () => {
  const twin = (host: string) =>
    createEntry({
      source: 'test',
      href: `https://${host}/a1b`,
      title: 'a1b',
      kind: 'dataset'
    });
  const finding = (...entries: IEntry[]): ITwins => ({
    add: () => new DisposableDelegate(() => undefined),
    of: async () => entries
  });

  it('says of each access where it was found', async () => {
    const other = twin('files.org');
    const disk = createAccess({
      href: '/pool/a1b.zarr',
      reach: 'site',
      title: 'On disk',
      origin: { catalog: other.href }
    });
    const { user, sources, model } = show(
      createDataset(),
      createNet(),
      finding(other)
    );
    sources.others.set(other.id, async () =>
      createDataset({ accesses: [disk] })
    );
    const select = await screen.findByLabelText('Access');
    const options = within(select).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'Zarr over https · Zarr v3 · open web · in the catalog of data.org',
      'On disk · Zarr v3 · only at the site of the data · in the catalog of files.org'
    ]);
    await user.selectOptions(select, options[1]);
    expect(model.access?.href).toBe('/pool/a1b.zarr');
    expect(code()).toContain('https://files.org/a1b');
  });

  it('says in a line which of them could not be asked, and asks again', async () => {
    const other = twin('files.org');
    const { sources, user } = show(
      createDataset(),
      createNet(),
      finding(other)
    );
    const failure = new Failure('unreachable', { url: other.href });
    sources.others.set(other.id, () => Promise.reject(failure));
    const line = await screen.findByText(
      'files.org has this dataset as well, but could not be asked: files.org cannot be reached.'
    );
    expect(screen.queryByRole('alert')).toBeNull();
    expect(code()).toContain(STORE);
    sources.others.set(other.id, async () =>
      createDataset({ accesses: [createAccess({ href: '/pool/a1b.zarr' })] })
    );
    await user.click(within(line).getByRole('button', { name: 'Retry' }));
    await screen.findByLabelText('Access');
    expect(line.isConnected).toBe(false);
  });

  it('stops waiting for one that does not answer', async () => {
    const other = twin('files.org');
    const { sources, user, model } = show(
      createDataset(),
      createNet(),
      finding(other)
    );
    sources.others.set(other.id, () => new Promise(() => undefined));
    const line = await screen.findByText(/^Asking files.org/);
    await user.click(within(line).getByRole('button', { name: 'Cancel' }));
    await screen.findByText(/files.org has this dataset as well/);
    const [{ description }] = model.twins;
    expect(description.state).toMatchObject({ failure: { kind: 'cancelled' } });
  });
});

describe('a dataset view of an application without notebooks', () => {
  function showWithout(parts: Partial<IDatasetModelOptions>) {
    const model = new DatasetModel({ ...createModel(), ...parts });
    const actions = new DatasetActions(model, parts.target ?? null, trans);
    render(<DatasetView model={model} actions={actions} context={context()} />);
    act(() => void model.load());
  }

  it('lets its code be read and copied', async () => {
    showWithout({ target: null });
    await screen.findByRole('region', { name: 'Selection' });
    expect(code()).toContain('xr.open_dataset');
    const names = within(screen.getByRole('contentinfo'))
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['Copy code']);
  });

  it('shows what is inside even where nobody writes code', async () => {
    showWithout({ target: null, snippets: null });
    await screen.findByRole('region', { name: 'Selection' });
    expect(screen.getByText(/^There is no code/)).toBeTruthy();
  });
});

describe('the actions of a dataset view', () => {
  it('put the code into a notebook and say so', async () => {
    const { user, target } = await shown();
    await user.click(screen.getByRole('button', { name: 'Open in notebook' }));
    expect(target.opened).toEqual([code()]);
    expect(screen.getByRole('status').textContent).toContain(
      'The code is in the notebook.'
    );
  });

  it.each([
    [
      'no Python',
      new NoPythonError(),
      'There is no kernel here that runs Python.'
    ],
    [
      'no disk',
      new Error('Permission denied'),
      'into a notebook: Permission denied'
    ]
  ])('say why there is no notebook: %s', async (_, error, message) => {
    const { user, target } = await shown();
    target.openInNotebook = () => Promise.reject(error);
    await user.click(screen.getByRole('button', { name: 'Open in notebook' }));
    expect(screen.getByRole('status').textContent).toContain(message);
  });

  it('open one notebook, however often they are asked for it', async () => {
    const { user, target } = await shown();
    const open = target.openInNotebook.bind(target);
    let go = (): void => undefined;
    const ready = new Promise<void>(resolve => (go = resolve));
    target.openInNotebook = async request => {
      await ready;
      return open(request);
    };
    const button = screen.getByRole('button', { name: 'Open in notebook' });
    await user.dblClick(button);
    expect(screen.getByRole('status').textContent).toBe(
      'The notebook is being opened…'
    );
    await React.act(async () => go());
    expect(target.opened).toEqual([code()]);
    await user.click(button);
    expect(target.opened).toHaveLength(2);
  });

  it('insert only where there is somewhere to insert', async () => {
    const { user, target } = await shown();
    const button = screen.getByRole('button', { name: 'Insert into cell' });
    expect(button).toHaveProperty('disabled', true);
    React.act(() => target.change(target.runtime, true));
    expect(button).toHaveProperty('disabled', false);
    await user.click(button);
    expect(target.inserted).toEqual([code()]);
  });

  it('write code anew for another kernel', async () => {
    const { target } = await shown();
    expect(code()).toContain('zarr_format=3');
    const packages = { xarray: '2023.1.0', zarr: '2.13.0' };
    React.act(() =>
      target.change({ host: 'lab', language: 'python', packages })
    );
    expect(screen.getByText(/cannot read Zarr format 3/)).toBeTruthy();
    expect(
      screen.queryByLabelText('Code preview')?.textContent ?? ''
    ).not.toContain('zarr_format');
  });

  it('copy the code and the address', async () => {
    const { user } = await shown();
    await user.click(screen.getByRole('button', { name: 'Copy code' }));
    expect(await navigator.clipboard.readText()).toBe(code());
    expect(screen.getByRole('status').textContent).toContain(
      'The code is copied.'
    );
    await user.click(screen.getByRole('button', { name: 'Copy address' }));
    expect(await navigator.clipboard.readText()).toBe(STORE);
  });

  it('say when the clipboard is denied', async () => {
    const { user } = await shown();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('denied'));
    document.execCommand = () => false;
    await user.click(screen.getByRole('button', { name: 'Copy code' }));
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toContain(
        'The browser does not allow copying here.'
      )
    );
  });

  it('lead to the same view in the browser-only site', async () => {
    const { model } = await shown();
    const link = screen.getByRole('link', { name: /browser-only site/ });
    const { origin, pathname, searchParams } = new URL(
      link.getAttribute('href') ?? ''
    );
    expect(`${origin}${pathname}`).toBe(
      'https://site.org/climate/lab/index.html'
    );
    expect(searchParams.get('entry')).toBe(model.entry.id);
  });

  it('copy a link to the view', async () => {
    const { model, user } = await shown();
    await user.click(screen.getByRole('button', { name: /Copy link/ }));
    const copied = new URL(await navigator.clipboard.readText());
    expect(copied.searchParams.get('entry')).toBe(model.entry.id);
  });

  it('keep a favourite', async () => {
    const { user, catalogs } = await shown();
    const star = screen.getByRole('button', { name: 'Favourite' });
    expect(star.getAttribute('aria-pressed')).toBe('false');
    await user.click(star);
    expect(star.getAttribute('aria-pressed')).toBe('true');
    expect(catalogs.favourites).toMatchObject([{ title: 'HadCM3 A1B' }]);
  });
});
