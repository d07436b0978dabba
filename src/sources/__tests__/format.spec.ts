import { formatOf, reachOf } from '../format';

const STORE = 'https://host/datasets/x';

describe('formatOf', () => {
  it.each([
    ['application/vnd+zarr', null],
    ['application/vnd.zarr', null],
    ['application/x-zarr', null],
    ['application/vnd.zarr; version=2', 2],
    ['application/vnd.zarr;version=3', 3],
    ['application/vnd.zarr; version="3"; profile=multiscales', 3],
    ['Application/VND.Zarr; Version=3.0', 3]
  ])('knows %s as Zarr', (type, zarrFormat) => {
    expect(formatOf(type, [], STORE)).toEqual({ format: 'zarr', zarrFormat });
  });

  it.each([
    ['application/vnd.zarr+icechunk', [], STORE, 'icechunk'],
    ['application/vnd.zarr+kerchunk', [], `${STORE}/r.json`, 'kerchunk-json'],
    ['application/json', ['references'], `${STORE}/r.json`, 'kerchunk-json'],
    ['application/vnd+zarr', [], 'reference::/work/x.parq', 'kerchunk-parquet'],
    ['application/json', ['metadata'], `${STORE}/about.json`, 'other'],
    ['application/x-netcdf', [], STORE, 'netcdf'],
    ['', [], 'https://host/x.nc?token=1', 'netcdf'],
    ['application/wmo-GRIB2', [], STORE, 'grib'],
    ['', [], 'https://host/x.zarr/r10m', 'zarr'],
    ['application/json', [], 'https://host/x/.zmetadata', 'zarr'],
    ['image/tiff; application=geotiff', ['data'], 'https://host/x.tif', 'other']
  ])('knows %s %p at %s as %s', (type, roles, href, format) => {
    expect(formatOf(type, roles, href).format).toBe(format);
  });
});

describe('reachOf', () => {
  it.each([
    ['https://host/x', 'world'],
    ['s3://bucket/x', 'world'],
    ['/work/bm1344/x.zarr', 'site'],
    ['file:///work/x.zarr', 'site'],
    ['reference::/work/x.parq', 'site'],
    ['reference::https://host/x.parq', 'world'],
    ['slk:///arch/x', 'tape']
  ])('tells how far %s is', (href, reach) => {
    expect(reachOf(href)).toBe(reach);
  });
});
