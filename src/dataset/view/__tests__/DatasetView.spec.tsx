import { screen, waitFor, within } from '@testing-library/react';

import { Failure } from '../../../net';
import { arrayV3, storeV3 } from '../../../zarr/__tests__/documents';
import {
  createAccess,
  createDataset,
  createNet,
  METADATA,
  STORE,
  storeDocument
} from '../../__tests__/fixtures';

import { code, show, shown } from './showView';

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
      '(12, 4, 8)'
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
