import fc from 'fast-check';

import type { IGroup, JSONObject } from '../../model';
import { readNodes } from '../document';
import { describeGrid } from '../grid';
import { readGroups } from '../groups';
import { NO_AXES, NO_PICKS } from '../picks';
import { select } from '../selection';
import {
  chunkBytes,
  chunkCount,
  groupBytes,
  groupChunks,
  variableBytes
} from '../sizes';
import { arrayV2, arrayV3, groupV3, storeV2, storeV3 } from './documents';

function groupsOf(document: object, zarrFormat: 2 | 3): IGroup[] {
  return readGroups(readNodes(document as JSONObject, zarrFormat), zarrFormat);
}

const variable = ({ variables }: IGroup, wanted: string) =>
  variables.find(({ name }) => name === wanted)!;

describe('roles', () => {
  // The expectations are what xarray 2026.9 made of such stores.
  it('are those of xarray', () => {
    const yx = { shape: [3, 2], dims: ['y', 'x'] };
    const [root] = groupsOf(
      storeV2(
        {
          tas: arrayV2('<f4', {
            shape: [4, 3, 2],
            dims: ['time', 'y', 'x'],
            attributes: {
              coordinates: 'height lat lon missing',
              grid_mapping: 'crs',
              cell_measures: 'area: areacella',
              ancillary_variables: 'flag'
            }
          }),
          time: arrayV2('<i8', {
            shape: [4],
            dims: ['time'],
            attributes: { bounds: 'time_bnds' }
          }),
          time_bnds: arrayV2('<f8', { shape: [4, 2], dims: ['time', 'bnds'] }),
          lat: arrayV2('<f8', yx),
          lon: arrayV2('<f8', yx),
          areacella: arrayV2('<f8', yx),
          flag: arrayV2('|i1', { shape: [4], dims: ['time'] }),
          height: arrayV2('<f8', { shape: [], dims: [] }),
          crs: arrayV2('<i8', { shape: [], dims: [] }),
          lonely: arrayV2('<i8', { shape: [5], dims: ['z'] }),
          x: arrayV2('<i8', { shape: [3], dims: ['y'] })
        },
        { '': { coordinates: 'lonely' } }
      ),
      2
    );
    const named = (role: string) =>
      root.variables.filter(v => v.role === role).map(({ name }) => name);
    expect(named('index')).toEqual(['time']);
    expect(named('coordinate')).toEqual([
      'lat',
      'lon',
      'height',
      'lonely',
      'x'
    ]);
    expect(named('data').sort()).toEqual(
      ['areacella', 'crs', 'flag', 'tas', 'time_bnds'].sort()
    );
    expect(root.dimensions).toEqual([
      { name: 'time', size: 4 },
      { name: 'y', size: 3 },
      { name: 'x', size: 2 },
      { name: 'bnds', size: 2 },
      { name: 'z', size: 5 }
    ]);
  });
});

describe('arrays', () => {
  it('of odd types stand beside the others', () => {
    const one = { shape: [2], dims: ['a'] };
    const [root] = groupsOf(
      storeV3({
        text: arrayV3(
          { name: 'fixed_length_utf32', configuration: { length_bytes: 36 } },
          one
        ),
        when: arrayV3(
          {
            name: 'numpy.datetime64',
            configuration: { unit: 'ns', scale_factor: 1 }
          },
          one
        ),
        tens: arrayV3(
          {
            name: 'numpy.datetime64',
            configuration: { unit: 's', scale_factor: 10 }
          },
          one
        ),
        wave: arrayV3('complex64', one),
        words: arrayV3('string', one),
        raw: arrayV3('r24', one),
        odd: arrayV3({ name: 'vendor.posit', configuration: {} }, one),
        broken: arrayV3(7, { shape: [-1] }),
        none: null as unknown as object,
        fine: arrayV3('float32', one)
      }),
      3
    );
    expect(root.variables.map(v => [v.name, v.dtype, v.itemSize])).toEqual([
      ['text', '<U9', 36],
      ['when', 'datetime64[ns]', 8],
      ['tens', 'datetime64[10s]', 8],
      ['wave', 'complex64', 8],
      ['words', 'string', null],
      ['raw', '|V3', 3],
      ['odd', 'vendor.posit', null],
      ['broken', 'unknown', null],
      ['fine', 'float32', 4]
    ]);
  });

  it('of more dimensions than NumPy has are listed without a shape', () => {
    const ofRank = (rank: number) =>
      arrayV3('float32', { shape: Array<number>(rank).fill(1) });
    const [root] = groupsOf(storeV3({ deep: ofRank(65), fine: ofRank(64) }), 3);
    expect(variable(root, 'deep')).toMatchObject({
      dims: [],
      shape: [],
      isShapeless: true,
      itemSize: null
    });
    expect(variable(root, 'fine').dims).toHaveLength(64);
    expect(variable(root, 'fine')).not.toHaveProperty('isShapeless');
  });

  it.each([
    ['<f4', 'float32', 4],
    ['|b1', 'bool', 1],
    ['>i2', 'int16', 2],
    ['<M8[ns]', 'datetime64[ns]', 8],
    ['<c16', 'complex128', 16],
    ['<U9', '<U9', 36],
    ['|S4', '|S4', 4],
    ['|O', 'object', null],
    [[['a', '<i4']], 'structured', null],
    ['???', '???', null]
  ])('of v2 type %p are %s', (dtype, name, itemSize) => {
    const [root] = groupsOf(storeV2({ a: arrayV2(dtype, { shape: [1] }) }), 2);
    expect(root.variables[0]).toMatchObject({ dtype: name, itemSize });
  });

  it('tell their codecs, shards, fill values and attributes', () => {
    const [packed] = groupsOf(
      storeV2({
        v: arrayV2(
          '<i2',
          {
            shape: [10],
            chunks: [4],
            dims: ['x'],
            attributes: { units: 'K', _FillValue: -999, _Netcdf4Dimid: 0 }
          },
          {
            filters: [{ id: 'shuffle' }, { id: 'fletcher32' }],
            compressor: { id: 'zlib', level: 1 }
          }
        ),
        w: arrayV2('<f4', { shape: [2] }, { fill_value: 'NaN' })
      }),
      2
    );
    expect(variable(packed, 'v')).toMatchObject({
      codecs: ['shuffle', 'fletcher32', 'zlib'],
      fillValue: -999,
      attributes: { units: 'K' }
    });
    expect(variable(packed, 'w')).toMatchObject({
      dims: ['dim_0'],
      fillValue: NaN
    });

    const [sharded] = groupsOf(
      storeV3({
        v: arrayV3(
          'float64',
          {
            shape: [100, 90],
            chunks: [50, 90],
            dims: ['y', 'x'],
            attributes: { _FillValue: 'AAAAAAAA+H8=' }
          },
          {
            codecs: [
              {
                name: 'sharding_indexed',
                configuration: {
                  chunk_shape: [10, 90],
                  codecs: [{ name: 'bytes' }, { name: 'zstd' }]
                }
              }
            ]
          }
        )
      }),
      3
    );
    expect(variable(sharded, 'v')).toMatchObject({
      chunks: [50, 90],
      innerChunks: [10, 90],
      codecs: ['sharding_indexed', 'zstd'],
      fillValue: NaN,
      attributes: {}
    });
    // Of a v3 array, its own fill value stands for zeros that were not written.
    const [plain] = groupsOf(
      storeV3({ v: arrayV3('int16', { shape: [1] }) }),
      3
    );
    expect(variable(plain, 'v').fillValue).toBeNull();
  });
});

describe('groups', () => {
  it('are listed with their own dimensions, those without arrays left out', () => {
    const groups = groupsOf(
      storeV3(
        {
          b: groupV3({ title: 'B' }),
          'b/c/v': arrayV3('int8', { shape: [3], dims: ['n'] }),
          'b/v': arrayV3('int8', { shape: [2], dims: ['n'] }),
          empty: groupV3()
        },
        { title: 'root' }
      ),
      3
    );
    expect(
      groups.map(({ path, attributes, dimensions }) => [
        path,
        attributes.title,
        dimensions
      ])
    ).toEqual([
      ['', 'root', []],
      ['b', 'B', [{ name: 'n', size: 2 }]],
      ['b/c', undefined, [{ name: 'n', size: 3 }]]
    ]);
  });

  it('have sizes', () => {
    const [root] = groupsOf(
      storeV2({
        v: arrayV2('<f4', { shape: [10, 3], chunks: [4, 3] }),
        s: arrayV2('<f8', { shape: [] }),
        o: arrayV2('|O', { shape: [5], chunks: [5] }),
        none: arrayV2('<f8', { shape: [0] })
      }),
      2
    );
    const v = variable(root, 'v');
    expect([variableBytes(v), chunkBytes(v), chunkCount(v)]).toEqual([
      120, 48, 3
    ]);
    expect(variableBytes(variable(root, 'o'))).toBeNull();
    expect(groupBytes(root)).toBe(128);
    expect(groupChunks(root)).toBe(5);
  });

  it('are read from whatever a host sends', () => {
    const word = fc.constantFrom(
      ...['shape', 'chunks', 'dtype', 'data_type', 'attributes', 'codecs'],
      ...['name', 'configuration', 'chunk_shape', 'dimension_names'],
      ...['_ARRAY_DIMENSIONS', '_FillValue', 'coordinates', 'filters'],
      ...['chunk_grid', 'node_type', 'fill_value', '__proto__', 'id'],
      ...['units', 'calendar', 'standard_name', 'healpix_nside', 'bounds']
    );
    const { value } = fc.letrec<{ value: unknown }>(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('array', 'float32', '<f4', 'sharding_indexed', 'NaN'),
        fc.constantFrom(
          'days since 1850-1-1',
          'latitude',
          'healpix',
          '<M',
          'int'
        ),
        fc.constantFrom(12, 2 ** 53 - 1, -1, 0.5),
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(word, tie('value'), { maxKeys: 6 })
      )
    }));
    const path = fc.constantFrom('', 'a', 'a/b', '/', '__proto__', '//');
    const end = fc.constantFrom('/.zarray', '/.zattrs', '/.zgroup', '', '/');
    const key = fc.tuple(path, end).map(parts => parts.join(''));
    fc.assert(
      fc.property(
        fc.dictionary(key, value),
        fc.constantFrom<2 | 3>(2, 3),
        (metadata, zarrFormat) => {
          for (const group of groupsOf({ metadata }, zarrFormat)) {
            expect(groupBytes(group)).not.toBeNaN();
            expect(groupChunks(group)).not.toBeNaN();
            const grid = describeGrid(group);
            expect(select(group, grid, NO_AXES, NO_PICKS).bytes).not.toBeNaN();
            for (const { dims, shape, chunks } of group.variables) {
              expect(dims).toHaveLength(shape.length);
              expect(chunks).toHaveLength(shape.length);
            }
          }
        }
      ),
      { numRuns: 500 }
    );
  });
});
