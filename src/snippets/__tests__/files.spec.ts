import { EVERYTHING, unknownKernel } from '../../model';
import type { IAccess } from '../../model';
import { xarray } from '../xarray';
import { xarrayPortable } from '../xarrayPortable';

import { makeAccess, makeDataset, makeKernel, write } from './make';

const file = (href: string, openKeywords = {}): Partial<IAccess> => ({
  format: 'netcdf',
  href,
  openKeywords
});

const openLine = (access: Partial<IAccess>) =>
  write({ access }).code.split('\n').slice(-2)[0];

describe('NetCDF', () => {
  it('is opened from a path, or through fsspec from the web', () => {
    expect(openLine(file('/work/x.nc'))).toBe(
      'ds = xr.open_dataset("/work/x.nc")'
    );
    expect(openLine(file('file:///work/x.nc', { chunks: {} }))).toBe(
      'ds = xr.open_dataset("/work/x.nc", chunks={})'
    );
    expect(openLine(file('https://h.org/x.nc'))).toBe(
      'ds = xr.open_dataset(fsspec.open("https://h.org/x.nc").open())'
    );
    expect(write({ access: file('https://h.org/x.nc') }).imports).toEqual([
      'import fsspec',
      'import xarray as xr'
    ]);
  });

  it('is put together where an address stands for many files', () => {
    const words = {
      combine: 'by_coords',
      compat: 'override',
      coords: 'exec()',
      concat_dim: 'time',
      decode_times: true
    };
    expect(write({ access: file('/work/*.nc', words) }).code).toContain(
      'ds = xr.open_mfdataset(\n' +
        '    "/work/*.nc",\n' +
        '    combine="by_coords",\n' +
        '    compat="override",\n' +
        '    concat_dim="time",\n' +
        '    decode_times=True,\n' +
        ')'
    );
  });

  it('needs what reads it', () => {
    expect(write({ access: file('/work/x.nc') }).install).toEqual([
      'xarray',
      'netCDF4'
    ]);
    const access = file('https://h.org/x.nc');
    const runtime = makeKernel({ h5netcdf: null });
    const { install, notes } = write({ access, runtime });
    expect(install).toEqual(['xarray', 'h5netcdf', 'fsspec', 'aiohttp']);
    expect(notes).toMatchObject([{ facts: { packages: 'h5netcdf' } }]);
  });

  it('may be of a version that needs more, which only a path tells', () => {
    const runtime = makeKernel({ scipy: null });
    const codes = (href: string, at = runtime) =>
      write({ access: file(href), runtime: at }).notes.map(({ code }) => code);
    expect(codes('https://h.org/x.nc')).toEqual(['netcdf3']);
    expect(codes('https://h.org/x.nc', makeKernel({ scipy: '1.16' }))).toEqual(
      []
    );
    expect(codes('/work/x.nc')).toEqual([]);
  });
});

describe('GRIB', () => {
  const grib = { format: 'grib', href: '/work/x.grb' } as const;

  it('is opened from a path, by cubes where it holds several', () => {
    expect(openLine(grib)).toBe(
      'ds = xr.open_dataset("/work/x.grb", engine="cfgrib")'
    );
    const access = { ...grib, openKeywords: { decode_times: false } };
    const { code, imports, install } = write({
      access,
      selection: { group: '2' }
    });
    expect(code).toContain(
      'ds = cfgrib.open_datasets("/work/x.grb", decode_times=False)[1]'
    );
    expect(imports).toEqual(['import cfgrib', 'import xarray as xr']);
    expect(install).toEqual(['xarray', 'cfgrib']);
  });

  it('is left to intake where its catalog says more of it, and to none on the web', () => {
    const supports = (parts: Partial<IAccess>) =>
      xarray.supports(makeDataset(), makeAccess({ ...grib, ...parts }), {
        host: 'lab',
        language: null,
        packages: null
      });
    const intake = { format: 1, parameters: {} } as const;
    expect(supports({})).toBe(true);
    expect(supports({ href: 'https://h.org/x.grb' })).toBe(false);
    expect(supports({ origin: { catalog: '/work/m.yaml', intake } })).toBe(
      false
    );
  });
});

describe('the portable form', () => {
  const disk = makeAccess({
    key: 'disk',
    href: '/work/x.zarr',
    reach: 'site'
  });
  const web = makeAccess({ key: 'web', href: 'https://h.org/x.zarr' });
  const runtime = unknownKernel('lab');

  const generate = (accesses: IAccess[], chosen = accesses[0]) =>
    xarrayPortable.generate(
      makeDataset({ accesses }),
      chosen,
      EVERYTHING,
      runtime
    );

  it('is one line where both are opened alike', () => {
    const { code, notes } = generate([disk, web]);
    expect(code.split('\n').slice(1)).toEqual([
      'import os',
      'import xarray as xr',
      '',
      'path = "/work/x.zarr"',
      'url = "https://h.org/x.zarr"',
      'ds = xr.open_dataset(',
      '    path if os.access(path, os.R_OK) else url,',
      '    engine="zarr",',
      '    zarr_format=2,',
      '    consolidated=True,',
      ')',
      'ds'
    ]);
    expect(notes).toEqual([]);
  });

  it('is a branch for each where they differ', () => {
    const references = makeAccess({
      key: 'disk',
      href: 'reference:://work/x.parq',
      format: 'kerchunk-parquet',
      storageOptions: { remote_protocol: 'file' }
    });
    const { code } = generate([references, web], web);
    expect(code).toMatch(
      /path = "\/work\/x\.parq"\nif os\.access\(path, os\.R_OK\):\n {4}ds = xr\.open_dataset\(\n {8}"reference:\/\/",[^]*\n {4}\)\nelse:\n {4}ds = xr/
    );
  });

  it('names both catalogs where they come from two', () => {
    const other = { catalog: 'https://h.org/main.yaml', key: 'x' };
    const { code } = generate([web, { ...disk, origin: other }]);
    const [first, second] = code.split('\n');
    expect(first).toContain(web.origin.catalog);
    expect(second).toBe('# and from https://h.org/main.yaml (asset "x")');
  });

  it('is offered only where there are both', () => {
    const supports = (accesses: IAccess[], chosen = accesses[0]) =>
      xarrayPortable.supports(makeDataset({ accesses }), chosen, runtime);
    expect(supports([disk, web])).toBe(true);
    expect(supports([web, disk])).toBe(true);
    expect(supports([web])).toBe(false);
    expect(supports([disk])).toBe(false);
    const other = makeAccess({ key: 'grib', format: 'grib' });
    expect(supports([disk, web, other], other)).toBe(false);
  });
});
