import type { ISelection } from '../../model';

import { write } from './make';

/** The lines between opening the dataset and showing it. */
function lines(selection: Partial<ISelection>): string[] {
  const { code } = write({ selection });
  return code.split('\n').slice(9, -1);
}

const MONTH = {
  by: 'label',
  dimension: 'time',
  start: '2006-04',
  stop: '2006-04'
} as const;

const BOX = {
  latitude: 'nav_lat',
  longitude: 'nav_lon',
  dims: ['y', 'x'],
  south: 40,
  north: 60,
  west: -20,
  east: 10
};

describe('a selection', () => {
  it('of everything adds nothing', () => {
    expect(lines({})).toEqual([]);
  });

  it('of variables and a range of labels is one line', () => {
    expect(lines({ variables: ['sst'], ranges: [MONTH] })).toEqual([
      'ds = ds[["sst"]].sel(time=slice("2006-04", "2006-04"))'
    ]);
  });

  it('takes positions, and the nearest value in a call of its own', () => {
    expect(
      lines({
        ranges: [MONTH, { by: 'position', dimension: 'x', start: 0, stop: 5 }],
        points: [
          { dimension: 'depth', position: 1, nearest: 5.5 },
          { dimension: 'level', position: 3, nearest: null }
        ]
      })
    ).toEqual([
      'ds = ds.sel(time=slice("2006-04", "2006-04"))',
      'ds = ds.sel(depth=5.5, method="nearest")',
      'ds = ds.isel(x=slice(0, 5), level=3)'
    ]);
  });

  it.each([
    ['a "b"', '"a \\"b\\""'],
    ['method', '"method"'],
    ['lambda', '"lambda"']
  ])('writes the dimension %j in a dict', (dimension, written) => {
    const points = [{ dimension, position: 3, nearest: 2 }];
    expect(lines({ points })).toEqual([
      `ds = ds.sel({${written}: 2}, method="nearest")`
    ]);
  });

  it('breaks long lists of variables', () => {
    const variables = Array.from({ length: 12 }, (_, index) => `name_${index}`);
    const written = lines({ variables });
    expect(written.slice(0, 2)).toEqual(['ds = ds[[', '    "name_0",']);
    expect(written.slice(-1)).toEqual([']]']);
  });

  it('of a coordinate that is no index makes it one meanwhile', () => {
    const ends = { start: '2005', stop: '2006' };
    const range = { by: 'label', dimension: 'Time', ...ends } as const;
    const written = lines({ ranges: [{ ...range, coordinate: 'XTIME' }] });
    expect(written).toEqual([
      'ds = ds.swap_dims({"Time": "XTIME"})',
      'ds = ds.sel(XTIME=slice("2005", "2006"))',
      'ds = ds.swap_dims({"XTIME": "Time"})'
    ]);
  });

  it('of a box is the smallest block around the cells inside', () => {
    expect(lines({ variables: ['votemper'], box: BOX })).toEqual([
      'lat = ds["nav_lat"]',
      'lon = ds["nav_lon"]',
      'inside = (lat >= 40) & (lat <= 60) & (lon >= -20) & (lon <= 10)',
      'ds = ds[["votemper"]].isel(y=inside.any("x").values, x=inside.any("y").values)'
    ]);
  });

  it('of a box may cross the seam and have one dimension', () => {
    const box = { ...BOX, dims: ['cell'], west: 350, east: 10 };
    expect(lines({ box }).slice(2)).toEqual([
      'inside = (lat >= 40) & (lat <= 60) & ((lon >= 350) | (lon <= 10))',
      'ds = ds.isel(cell=inside.values)'
    ]);
  });

  it('of a box across the seam of a regular grid is in one piece', () => {
    const at = (longitude: string, begin: number) => {
      const dims = ['lat', longitude];
      const around = { longitude, dims, west: 350, east: 10, begin };
      const written = lines({ box: { ...BOX, latitude: 'lat', ...around } });
      return written.slice(written.lastIndexOf(`lon = ds["${longitude}"]`));
    };
    expect(at('lon', -10)).toEqual([
      'lon = ds["lon"]',
      'ds = ds.assign_coords(lon=lon.copy(data=(lon.values + 10) % 360 - 10)).sortby("lon")'
    ]);
    expect(at('coords', 170).slice(1)).toEqual([
      'ds = ds.assign_coords(',
      '    {"coords": lon.copy(data=(lon.values - 170) % 360 + 170)},',
      ').sortby("coords")'
    ]);
  });

  it('of a box in longitudes that nobody knows turns them', () => {
    const written = (west: number, east: number, circle = 360) =>
      lines({ box: { ...BOX, west, east, circle } })[2].split(' & ')[2];
    expect(written(-20, 10.5)).toBe('((lon + 20) % 360 <= (10.5 + 20) % 360)');
    expect(written(350, 10)).toBe('((lon - 350) % 360 <= (10 - 350) % 360)');
    expect(written(-180, 180)).toBe('((lon + 180) % 360 <= 360)');
    expect(written(0, 1, 6.25)).toBe('((lon - 0) % 6.25 <= (1 - 0) % 6.25)');
  });
});
