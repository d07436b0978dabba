import type { IGroup, JSONObject } from '../../model';
import { readNodes } from '../document';
import { describeGrid } from '../grid';
import { readGroups } from '../groups';
import { arrayV2, storeV2 } from './documents';

const SIZES: Record<string, number> = {
  time: 12,
  y: 180,
  x: 360,
  lat: 180,
  lon: 360,
  rlat: 40,
  rlon: 50,
  ncells: 327680,
  cell: 12 * 4 ** 5,
  lev: 30,
  depth: 20,
  bnds: 2
};

type Arrays = Record<string, [dims: string, attributes?: object]>;

function groupOf(arrays: Arrays): IGroup {
  const described = Object.entries(arrays).map(([name, [dims, attributes]]) => {
    const names = dims.split(' ').filter(Boolean);
    const shape = names.map(name => SIZES[name] ?? 3);
    return [name, arrayV2('<f4', { shape, dims: names, attributes })] as const;
  });
  const document: unknown = storeV2(Object.fromEntries(described));
  return readGroups(readNodes(document as JSONObject, 2), 2)[0];
}

const TIME: Arrays[string] = ['time', { units: 'days since 1850-01-01' }];

describe('describeGrid', () => {
  it('knows a regular grid', () => {
    const grid = describeGrid(
      groupOf({
        tas: ['time lat lon'],
        time: TIME,
        time_bnds: ['time bnds', { units: 'days since 1850-01-01' }],
        lat: ['lat', { units: 'degrees_north', bounds: 'lat_bnds' }],
        lat_bnds: ['lat bnds', { units: 'degrees_north' }],
        lon: ['lon', { units: 'degrees_east' }]
      })
    );
    expect(grid).toEqual({
      time: { dimension: 'time', coordinate: 'time' },
      levels: [],
      horizontal: {
        kind: 'regular',
        latitude: 'lat',
        longitude: 'lon',
        dims: ['lat', 'lon'],
        radians: false
      }
    });
  });

  it('does not take rotated coordinates for latitudes', () => {
    const { horizontal } = describeGrid(
      groupOf({
        tas: ['time rlat rlon', { coordinates: 'lat lon' }],
        time: TIME,
        rlat: ['rlat', { standard_name: 'grid_latitude', units: 'degrees' }],
        rlon: ['rlon', { standard_name: 'grid_longitude', units: 'degrees' }],
        lat: ['rlat rlon', { standard_name: 'latitude' }],
        lon: ['rlat rlon', { standard_name: 'longitude' }]
      })
    );
    expect(horizontal).toMatchObject({
      kind: 'curvilinear',
      latitude: 'lat',
      dims: ['rlat', 'rlon']
    });
  });

  it('takes rotated coordinates without a pole for none', () => {
    const { horizontal } = describeGrid(
      groupOf({ tas: ['rlat rlon'], rlat: ['rlat'], rlon: ['rlon'] })
    );
    expect(horizontal.kind).toBe('none');
  });

  it.each([
    ['axes', { axis: 'Y' }, { axis: 'X' }],
    [
      'a rotated pole',
      { standard_name: 'grid_latitude', units: 'degrees' },
      { standard_name: 'grid_longitude', units: 'degrees' }
    ],
    [
      'a projection',
      { standard_name: 'projection_y_coordinate', units: 'm' },
      { standard_name: 'projection_x_coordinate', units: 'm' }
    ]
  ])('knows the dimensions of a map by %s', (_, north, east) => {
    const { horizontal } = describeGrid(
      groupOf({ tas: ['lev y x'], x: ['x', east], y: ['y', north] })
    );
    expect(horizontal).toEqual({ kind: 'none', dims: ['y', 'x'] });
  });

  it('knows NEMO by its names alone', () => {
    const grid = describeGrid(
      groupOf({
        votemper: ['time_counter deptht y x'],
        time_counter: ['time_counter', { units: 'seconds since 1900-01-01' }],
        time_centered: ['time_counter', { units: 'seconds since 1900-01-01' }],
        deptht: ['deptht', { positive: 'down' }],
        nav_lat: ['y x'],
        nav_lon: ['y x']
      })
    );
    expect(grid).toMatchObject({
      time: { dimension: 'time_counter', coordinate: 'time_counter' },
      levels: [{ dimension: 'deptht', coordinate: 'deptht' }],
      horizontal: {
        kind: 'curvilinear',
        latitude: 'nav_lat',
        longitude: 'nav_lon',
        dims: ['y', 'x']
      }
    });
  });

  it('knows ICON: radians, stamps, the centres of its many points', () => {
    const radian = { units: 'radian' };
    const grid = describeGrid(
      groupOf({
        ta: ['time height ncells', { coordinates: 'clat clon' }],
        v: ['time vertex'],
        time: ['time', { units: 'day as %Y%m%d.%f' }],
        height: ['height', { axis: 'Z' }],
        clat: ['ncells', { standard_name: 'latitude', ...radian }],
        clon: ['ncells', { standard_name: 'longitude', ...radian }],
        clat_bnds: ['ncells vertices', radian],
        vlat: ['vertex', { standard_name: 'latitude', ...radian }],
        vlon: ['vertex', { standard_name: 'longitude', ...radian }],
        ua: ['time height ncells']
      })
    );
    expect(grid).toMatchObject({
      time: { dimension: 'time' },
      levels: [{ dimension: 'height', coordinate: 'height' }],
      horizontal: {
        kind: 'unstructured',
        latitude: 'clat',
        longitude: 'clon',
        dims: ['ncells'],
        radians: true
      }
    });
  });

  it('puts dimensions in the order of the data', () => {
    const { horizontal } = describeGrid(
      groupOf({ sst: ['lon lat'], lat: ['lat'], lon: ['lon'] })
    );
    expect(horizontal.dims).toEqual(['lon', 'lat']);
  });

  it('knows a projected grid with one coordinate a dimension', () => {
    const { horizontal } = describeGrid(
      groupOf({ v: ['y x'], latitude: ['y'], longitude: ['x'] })
    );
    expect(horizontal).toMatchObject({ kind: 'curvilinear', dims: ['y', 'x'] });
  });

  it.each([
    [
      'easy.gems',
      {
        grid_mapping_name: 'healpix',
        healpix_nside: 32,
        healpix_order: 'nest'
      },
      'nested'
    ],
    [
      'CF',
      {
        grid_mapping_name: 'healpix',
        refinement_level: 5,
        indexing_scheme: 'nested'
      },
      'nested'
    ],
    ['rings', { healpix_nside: 32, healpix_order: 'ring' }, 'ring'],
    ['nothing', {}, null]
  ])('knows HEALPix by %s', (_, attributes, order) => {
    const { horizontal } = describeGrid(
      groupOf({ tas: ['time cell'], time: TIME, crs: ['', attributes] })
    );
    expect(horizontal).toMatchObject({
      kind: 'healpix',
      dims: ['cell'],
      nside: 32,
      zoom: 5,
      cells: 12288,
      order,
      coordinates: null
    });
    expect(horizontal).toHaveProperty('kilometres', expect.closeTo(203.7, 1));
  });

  it('finds attached coordinates of HEALPix cells', () => {
    const { horizontal } = describeGrid(
      groupOf({
        tas: ['cell'],
        lat: ['cell'],
        lon: ['cell'],
        crs: ['', { healpix_nside: 32 }]
      })
    );
    expect(horizontal).toMatchObject({
      kind: 'healpix',
      coordinates: { latitude: 'lat', dims: ['cell'] }
    });
  });

  it.each([
    ['lev', {}, true],
    ['plev', { units: 'Pa' }, true],
    ['zz', { standard_name: 'ocean_sigma_coordinate' }, true],
    ['member', {}, false],
    ['bnds', {}, false]
  ])('takes %s with %p for a level: %p', (name, attributes, expected) => {
    const { levels } = describeGrid(
      groupOf({ v: [`${name} y x`], [name]: [name, attributes] })
    );
    expect(levels.length > 0).toBe(expected);
  });

  it('finds nothing in an empty group', () => {
    expect(describeGrid(groupOf({}))).toEqual({
      time: null,
      levels: [],
      horizontal: { kind: 'none', dims: [] }
    });
  });

  it('knows cells from their corners, which more variables may have', () => {
    const grid = describeGrid(
      groupOf({
        tos: ['time ncells'],
        time: TIME,
        clat: ['ncells', { standard_name: 'latitude', units: 'radian' }],
        clon: ['ncells', { standard_name: 'longitude', units: 'radian' }],
        vlat: ['vertex', { standard_name: 'latitude', units: 'radian' }],
        vlon: ['vertex', { standard_name: 'longitude', units: 'radian' }],
        x: ['vertex'],
        y: ['vertex'],
        z: ['vertex']
      })
    );
    expect(grid.horizontal).toMatchObject({
      kind: 'unstructured',
      latitude: 'clat',
      longitude: 'clon'
    });
  });
});
