import { EVERYTHING, unknownKernel } from '../../model';
import type { IAccess, IIntakeOrigin, IRuntime } from '../../model';
import { intake } from '../intake';

import { makeAccess, makeDataset, makeKernel } from './make';

const CATALOG = 'https://example.org/main.yaml';

function accessOf(
  format: IIntakeOrigin['format'],
  parameters: IIntakeOrigin['parameters'] = {},
  parts: Partial<IAccess> = {}
): IAccess {
  const origin = {
    catalog: CATALOG,
    key: 'a"b',
    intake: { format, parameters }
  };
  return makeAccess({ format: 'intake', href: CATALOG, origin, ...parts });
}

function write(access: IAccess, runtime: IRuntime = unknownKernel('lab')) {
  return intake.generate(makeDataset(), access, EVERYTHING, runtime);
}

/** The lines that open something. */
const opened = (...parts: Parameters<typeof write>) =>
  write(...parts)
    .code.split('\n')
    .filter(line => / = /.test(line));

describe('the flavour intake', () => {
  it('opens an entry of either version by its name', () => {
    const open = 'cat = intake.open_catalog("https://example.org/main.yaml")';
    expect(opened(accessOf(1))).toEqual([open, 'ds = cat["a\\"b"].to_dask()']);
    expect(opened(accessOf(2))).toEqual([open, 'ds = cat["a\\"b"].read()']);
  });

  it('gives parameters so that no version ignores them', () => {
    const access = accessOf(1, { zoom: 7, 'no name': 'x' });
    const old = makeKernel({ intake: '0.7.0' });
    expect(opened(access)[1]).toBe(
      'ds = cat._entries["a\\"b"].get(zoom=7, **{"no name": "x"}).to_dask()'
    );
    expect(opened(access, old)[1]).toBe(
      'ds = cat["a\\"b"](zoom=7, **{"no name": "x"}).to_dask()'
    );
  });

  it('searches a table, or only opens it', () => {
    expect(opened(accessOf('esm', { model: 'ICON' }))).toEqual([
      'esm = intake.open_esm_datastore("https://example.org/main.yaml")',
      'ds = esm.search(model="ICON").to_dask()'
    ]);
    expect(write(accessOf('esm')).code).toMatch(/\nesm\.df$/);
  });

  it.each<[boolean, Partial<IAccess>]>([
    [true, {}],
    [true, { format: 'zarr', href: 'https://example.org/x.zarr' }],
    [true, { format: 'zarr', href: 'zip:://work/x.zarr.zip' }],
    [true, { format: 'grib', href: '/work/x.grib' }],
    [true, { format: 'netcdf', href: 'slk:///arch/x.nc', reach: 'tape' }],
    [false, { format: 'zarr', reach: 'tape' }],
    [false, { format: 'netcdf', href: '/work/x.nc' }],
    [false, { format: 'kerchunk-parquet', href: '/work/x.parq' }],
    [false, { origin: { catalog: CATALOG } }]
  ])('is offered (%s) for %j', (isOffered, parts) => {
    const access = accessOf(1, {}, parts);
    const runtime = unknownKernel('lab');
    expect(intake.supports(makeDataset(), access, runtime)).toBe(isOffered);
  });

  it('says before the run what stands in its way', () => {
    const old = makeKernel({ intake: '0.7.0', 'intake-xarray': null });
    const notes = write(accessOf(2, {}, { reach: 'site' }), old).notes;
    expect(notes.map(({ code }) => code)).toEqual([
      'site-only',
      'missing-packages',
      'old-package'
    ]);
    const page = write(
      accessOf(1, {}, { reach: 'tape' }),
      unknownKernel('lite')
    );
    expect(page.notes.map(({ code }) => code)).toEqual(['not-in-page', 'tape']);
  });
});
