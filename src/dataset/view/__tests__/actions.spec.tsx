import { Notification } from '@jupyterlab/apputils';
import { act, screen, waitFor, within } from '@testing-library/react';

import { NoPythonError } from '../../../tokens';
import { createModel, STORE } from '../../__tests__/fixtures';
import { DatasetModel } from '../../model';
import type { IDatasetModelOptions } from '../../model';

import { code, showModel, shown } from './showView';

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
    await act(async () => go());
    expect(target.opened).toEqual([code()]);
    await user.click(button);
    expect(target.opened).toHaveLength(2);
  });

  it('insert only where there is somewhere to insert', async () => {
    const { user, target } = await shown();
    const button = screen.getByRole('button', { name: 'Insert into cell' });
    expect(button).toHaveProperty('disabled', true);
    act(() => target.change(target.runtime, true));
    expect(button).toHaveProperty('disabled', false);
    await user.click(button);
    expect(target.inserted).toEqual([code()]);
  });

  it('write code anew for another kernel', async () => {
    const { target } = await shown();
    expect(code()).toContain('zarr_format=3');
    const packages = { xarray: '2023.1.0', zarr: '2.13.0' };
    act(() => target.change({ host: 'lab', language: 'python', packages }));
    expect(screen.getByText(/cannot read Zarr format 3/)).toBeTruthy();
    expect(
      screen.queryByLabelText('Code preview')?.textContent ?? ''
    ).not.toContain('zarr_format');
  });

  it('tell each note of the code where the notebook hides it', async () => {
    const { user, target } = await shown();
    const packages = { xarray: '2023.1.0', zarr: '2.13.0', aiohttp: null };
    act(() => target.change({ host: 'lab', language: 'python', packages }));
    const notes = within(screen.getByLabelText('Before you run it'))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(notes.length).toBeGreaterThan(1);
    await user.click(screen.getByRole('button', { name: 'Open in notebook' }));
    const { notifications } = Notification.manager;
    expect(notifications.map(({ message }) => message).sort()).toEqual(
      notes.sort()
    );
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

describe('a dataset view of an application without notebooks', () => {
  function showWithout(parts: Partial<IDatasetModelOptions>) {
    const model = new DatasetModel({ ...createModel(), ...parts });
    showModel(model, parts.target ?? null);
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
