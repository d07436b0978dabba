import { DisposableDelegate } from '@lumino/disposable';
import { screen, waitFor, within } from '@testing-library/react';

import { createEntry } from '../../../model';
import type { IDataset, IEntry } from '../../../model';
import { Failure } from '../../../net';
import type { ITwins } from '../../../tokens';
import {
  createAccess,
  createDataset,
  createNet,
  METADATA,
  STORE
} from '../../__tests__/fixtures';

import { code, show, shown } from './showView';

describe('a dataset with parameters', () => {
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

describe('the line of a way to the data', () => {
  it.each([
    ['Zarr 3, group A1B', 3, 'Zarr 3, group A1B · open web'],
    ['As zarr-v2', 2, 'As zarr-v2 · open web'],
    ['Zarr', null, 'Zarr · open web'],
    ['Zarr', 2, 'Zarr · Zarr v2 · open web'],
    ['Zarr 2, copied', 3, 'Zarr 2, copied · Zarr v3 · open web'],
    ['data', null, 'data · Zarr · open web']
  ] as const)('says the format once: %s, %s', async (title, format, line) => {
    // There is no store, or we would know its format from there.
    const access = createAccess({
      title,
      zarrFormat: format,
      href: 'https://other.org/a1b.zarr'
    });
    show(createDataset({ accesses: [access] }));
    expect(await screen.findByText(line)).toBeTruthy();
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
