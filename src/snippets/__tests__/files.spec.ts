import { EVERYTHING, unknownKernel } from '../../model';
import type { IAccess } from '../../model';
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
