import fc from 'fast-check';

import type { IGroup, IVariable, VariableRole } from '../../model';
import type { IAxis } from '../axis';
import { cost, mapCost, seriesCost } from '../cost';
import type { IGrid } from '../grid';
import type { Horizontal } from '../horizontal';
import { locate, NO_AXES, NO_PICKS } from '../picks';
import type { IAxes, IPicks } from '../picks';
import { select } from '../selection';
import { readTimeCoding } from '../time';
import type { ITimeAxis } from '../timeAxis';

function variable(
  name: string,
  role: VariableRole,
  dims: string[],
  shape: number[],
  chunks = shape
): IVariable {
  return {
    ...{ name, role, dims, shape, chunks, innerChunks: null, codecs: [] },
    ...{ dtype: 'float32', itemSize: 4, fillValue: null, attributes: {} }
  };
}

function axis(
  name: string,
  values: number[],
  whole = true
): Omit<IAxis, 'complete'> {
  return {
    dimension: name,
    coordinate: name,
    isIndex: true,
    size: values.length,
    units: null,
    first: values[0],
    last: values[values.length - 1],
    values: whole ? values : null
  };
}

function timeAxis(units: string, values: number[], whole = true): ITimeAxis {
  const coding = readTimeCoding(units)!;
  return {
    ...axis('time', values, whole),
    ...{ coding, calendar: 'standard', resolution: 'month' },
    ...{ start: '', end: '' }
  };
}

const steps = (start: number, step: number, count: number) =>
  Array.from({ length: count }, (_, at) => start + at * step);

const MIDDLES = [15, 45, 74, 105, 135, 166, 196, 227, 258, 288, 319, 349];

const TAS = variable(
  'tas',
  'data',
  ['time', 'lat', 'lon'],
  [12, 180, 360],
  [4, 90, 360]
);

const GROUP: IGroup = {
  path: 'g',
  attributes: {},
  dimensions: [],
  variables: [
    TAS,
    variable('time', 'index', ['time'], [12]),
    variable('area', 'data', ['lat', 'lon'], [180, 360])
  ]
};

const REGULAR: Horizontal = {
  ...{ kind: 'regular', latitude: 'lat', longitude: 'lon' },
  ...{ dims: ['lat', 'lon'], radians: false }
};

const GRID: IGrid = {
  time: { dimension: 'time', coordinate: 'time' },
  levels: [],
  horizontal: REGULAR
};

const AXES: IAxes = {
  ...NO_AXES,
  time: timeAxis('days since 1985-01-01', MIDDLES),
  latitude: axis('lat', steps(89.5, -1, 180)),
  longitude: axis('lon', steps(0.5, 1, 360))
};

const pick = (picks: Partial<IPicks>, axes = AXES, grid = GRID) =>
  select(GROUP, grid, axes, { ...NO_PICKS, ...picks });

describe('a time range', () => {
  const summer = { from: '1985-06', to: '1985-08' };

  it('is a slice of texts', () => {
    expect(pick({ time: summer })).toMatchObject({
      group: 'g',
      ranges: [
        { by: 'label', dimension: 'time', start: '1985-06', stop: '1985-08' }
      ],
      bytes: (3 * 180 * 360 + 180 * 360) * 4
    });
  });

  it('is positions where the coordinate is no index, or not in order', () => {
    const time = { ...AXES.time!, isIndex: false };
    const expected = [{ by: 'position', dimension: 'time', start: 5, stop: 8 }];
    expect(pick({ time: summer }, { ...AXES, time }).ranges).toEqual(expected);
    const unsorted = timeAxis('days since 1985-01-01', [
      ...MIDDLES.slice(0, 11),
      0
    ]);
    expect(pick({ time: summer }, { ...AXES, time: unsorted }).ranges).toEqual(
      expected
    );
  });

  it('is a slice of a coordinate that is no index, rather than a guess', () => {
    const ends = timeAxis('days since 1985-01-01', MIDDLES, false);
    const time = { ...ends, isIndex: false, coordinate: 'XTIME' };
    expect(pick({ time: summer }, { ...AXES, time }).ranges).toEqual([
      {
        ...{ by: 'label', dimension: 'time', coordinate: 'XTIME' },
        ...{ start: '1985-06', stop: '1985-08' }
      }
    ]);
  });

  it('is a slice however it is spelled', () => {
    const time = timeAxis('hours since 1985-06-01', steps(0, 6, 120), false);
    const spelled = (from: string, to: string, axis = time) =>
      pick({ time: { from, to } }, { ...AXES, time: axis }).ranges[0];
    expect(spelled('1985-06-02T06', '1985-6-3t7:5Z')).toEqual({
      ...{ by: 'label', dimension: 'time' },
      ...{ start: '1985-06-02T06', stop: '1985-06-03T07:05' }
    });
    // Neither library reads fractions; guessed positions would be worse.
    const [from, to] = ['1985-06-02 06:00:00.5', '1985-06-03'];
    expect(spelled(from, to)).toMatchObject({ start: '1985-06-02T06:00:00' });
    const whole = timeAxis('hours since 1985-06-01', steps(0, 6, 120));
    expect(spelled(from, to, whole)).toEqual({
      ...{ by: 'position', dimension: 'time', start: 6, stop: 12 }
    });
  });

  it('of ICON is a slice of numbers that cut between its values', () => {
    const stamps = MIDDLES.map((_, at) => 19850115 + at * 100);
    const time = timeAxis('day as %Y%m%d.%f', stamps);
    expect(pick({ time: summer }, { ...AXES, time }).ranges).toEqual([
      {
        by: 'label',
        dimension: 'time',
        start: 19850601,
        stop: expect.closeTo(19850832, 3)
      }
    ]);
    const daily = timeAxis('day as %Y%m%d.%f', steps(19850601, 1, 30));
    const days = { from: '1985-06-02', to: '1985-06-03' };
    expect(pick({ time: days }, { ...AXES, time: daily }).ranges).toEqual([
      { by: 'label', dimension: 'time', start: 19850602, stop: 19850603.5 }
    ]);
  });

  it('that is no time is said to be none', () => {
    expect(() => pick({ time: { from: 'May', to: '1985' } })).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        facts: expect.objectContaining({ detail: 'not-a-time' })
      })
    );
  });
});

describe('picked variables', () => {
  it('are cut only along dimensions that they have', () => {
    const picks = {
      variables: ['area'],
      time: { from: '1985-06', to: '1985-08' },
      box: { south: 30, north: 60, west: -20, east: -10 }
    };
    const dimensions = ({ ranges }: ReturnType<typeof pick>) =>
      ranges.map(({ dimension }) => dimension);
    expect(dimensions(pick(picks))).toEqual(['lat', 'lon']);
    expect(dimensions(pick({ ...picks, variables: ['tas', 'area'] }))).toEqual([
      'time',
      'lat',
      'lon'
    ]);
  });

  it('lose a mask whose dimensions they lack', () => {
    const horizontal: Horizontal = { ...REGULAR, dims: ['cell'] };
    const grid: IGrid = {
      ...GRID,
      horizontal: { ...horizontal, kind: 'unstructured' }
    };
    const box = { south: 30, north: 60, west: -20, east: -10 };
    expect(pick({ box }, NO_AXES, grid).box).not.toBeNull();
    expect(pick({ box, variables: ['area'] }, NO_AXES, grid).box).toBeNull();
  });
});

describe('a level', () => {
  it('goes by its value where that is known', () => {
    const axes = { ...AXES, levels: { lev: axis('lev', [1000, 850, 500]) } };
    expect(pick({ levels: { lev: 1 } }, axes).points).toEqual([
      { dimension: 'lev', position: 1, nearest: 850 }
    ]);
    expect(pick({ levels: { lev: 1 } }).points).toEqual([
      { dimension: 'lev', position: 1, nearest: null }
    ]);
  });
});

describe('levels of which pandas finds no nearest', () => {
  it.each([
    ['the same twice', [1, 1, 2]],
    ['in no order', [1, 3, 2]]
  ])('go by position: %s', (_, values) => {
    const axes = { ...AXES, levels: { lev: axis('lev', values) } };
    expect(pick({ levels: { lev: 2 } }, axes).points).toEqual([
      { dimension: 'lev', position: 2, nearest: null }
    ]);
  });
});

describe('a box', () => {
  it('on a regular grid is slices in the order of the values', () => {
    const box = { south: 30, north: 60, west: -20, east: -10 };
    expect(pick({ box })).toMatchObject({
      ranges: [
        { by: 'label', dimension: 'lat', start: 60, stop: 30 },
        { by: 'label', dimension: 'lon', start: 340, stop: 350 }
      ],
      box: null,
      bytes: (12 * 30 * 10 + 30 * 10) * 4
    });
  });

  it('across the seam is a mask', () => {
    const box = { south: 30, north: 60, west: -10, east: 10 };
    expect(pick({ box })).toMatchObject({
      ranges: [],
      box: {
        ...{ latitude: 'lat', longitude: 'lon', dims: ['lat', 'lon'] },
        ...{ south: 30, north: 60, west: 350, east: 10, begin: -10 }
      }
    });
    const { box: within } = pick({ box: { ...box, west: 5.5, east: 5 } });
    expect(within).toMatchObject({ west: 5.5, east: 5, begin: 5 });
  });

  it('has the sides that a person typed', () => {
    // 1.1 and their difference make 5.199999999999999.
    const box = { south: 30, north: 60, west: 1.1, east: 5.2 };
    expect(pick({ box }).ranges[1]).toMatchObject({ start: 1.1, stop: 5.2 });
    const crossing = { ...box, west: -10.2, east: -340.1 };
    expect(pick({ box: crossing }).box).toMatchObject({ west: 349.8 });
    expect(pick({ box: { ...box, west: 5.2 } }).ranges[1]).toMatchObject({
      ...{ start: 5.2, stop: 5.2 }
    });
  });

  it('may be turned where nobody has read the longitudes', () => {
    const box = { south: 30, north: 60, west: -20, east: 10 };
    expect(pick({ box }, NO_AXES).box).toMatchObject({
      ...{ west: -20, east: 10, circle: 360 }
    });
    const axes = { ...NO_AXES, longitudeRange: { min: 0, max: 359 } };
    expect(pick({ box }, axes).box).not.toHaveProperty('circle');
  });

  it('around the Earth cuts latitudes only', () => {
    const box = { south: -30, north: 30, west: -180, east: 180 };
    expect(pick({ box }).ranges).toEqual([
      { by: 'label', dimension: 'lat', start: 30, stop: -30 }
    ]);
  });

  it('on triangles is a mask in radians', () => {
    const horizontal: Horizontal = {
      ...{ kind: 'unstructured', latitude: 'clat', longitude: 'clon' },
      ...{ dims: ['ncells'], radians: true }
    };
    const range = { min: -3.14159, max: 3.14159 };
    const axes = { ...NO_AXES, longitudeRange: range };
    const box = { south: 0, north: 90, west: 270, east: 360 };
    const picked = pick({ box }, axes, { ...GRID, horizontal });
    expect(picked.box).toEqual({
      ...{ latitude: 'clat', longitude: 'clon', dims: ['ncells'] },
      ...{ south: 0, north: expect.closeTo(Math.PI / 2) },
      west: expect.closeTo(-Math.PI / 2),
      east: expect.closeTo(0)
    });
  });

  it('never loses or wins a value by rounding', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.1, 0.25, 1 / 3, 1, 2.5),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: -900, max: 899 }),
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: -1800, max: 1800 }),
        fc.integer({ min: 1, max: 3000 }),
        (step, falls, shifted, low, height, left, width) => {
          const rows = steps(-90, step, Math.floor(180 / step) + 1);
          const latitudes = falls ? rows.reverse() : rows;
          const from = shifted ? -180 : 0;
          const longitudes = steps(from, step, Math.floor(360 / step));
          const axes = {
            ...NO_AXES,
            latitude: axis('lat', latitudes.map(Math.fround)),
            longitude: axis('lon', longitudes.map(Math.fround))
          };
          const box = {
            ...{ south: low / 10, north: Math.min(90, (low + height) / 10) },
            ...{ west: left / 10, east: (left + width) / 10 }
          };
          const picks = { ...NO_PICKS, box };
          const { spans } = locate(GRID, axes, picks);
          for (const range of pick({ box }, axes).ranges) {
            const { start, stop } = spans.get(range.dimension)!;
            const isLatitude = range.dimension === 'lat';
            const known = isLatitude ? latitudes : longitudes;
            const [min, max] = [Number(range.start), Number(range.stop)].sort(
              (a, b) => a - b
            );
            for (const read of [known, known.map(Math.fround)]) {
              const inside = read.flatMap((value, at) =>
                value >= min && value <= max ? [at] : []
              );
              const wanted = steps(start, 1, stop - start);
              expect(inside).toEqual(wanted);
            }
          }
        }
      ),
      { numRuns: 300 }
    );
  });
});

describe('cost', () => {
  const located = (picks: Partial<IPicks>, axes = AXES) =>
    locate(GRID, axes, { ...NO_PICKS, ...picks });

  it('counts whole chunks and the part that is wanted', () => {
    const { variables, total, exact } = cost(
      GROUP,
      null,
      located({
        time: { from: '1985-04', to: '1985-05' },
        box: { south: -10, north: 10, west: 0, east: 5 }
      })
    );
    expect(variables.get('tas')).toEqual({
      chunks: 4,
      bytes: 4 * 4 * 90 * 360 * 4,
      selectedBytes: 2 * 20 * 5 * 4
    });
    expect(variables.get('area')).toEqual({
      chunks: 1,
      bytes: 180 * 360 * 4,
      selectedBytes: 20 * 5 * 4
    });
    expect(total.chunks).toBe(5);
    expect(exact).toBe(true);
  });

  it('knows that packed values are doubles in memory', () => {
    const packing = { scale_factor: 0.01, add_offset: 273.15 };
    const packed = { ...TAS, dtype: 'int16', itemSize: 2, attributes: packing };
    expect(mapCost(packed, GRID)).toEqual({
      chunks: 2,
      bytes: 2 * 4 * 90 * 360 * 2,
      selectedBytes: 180 * 360 * 8
    });
  });

  it.each([
    ['uint8', 1, 0, {}, 4],
    ['int16', 2, null, { missing_value: -1 }, 4],
    ['int32', 4, -1, {}, 8],
    ['int64', 8, -1, {}, 8],
    ['int16', 2, null, {}, 2],
    ['float32', 4, -1, {}, 4]
  ])(
    'knows what may be missing: %s of %i, fill value %p, %j',
    (dtype, itemSize, fillValue, attributes, decoded) => {
      const masked = { ...TAS, dtype, itemSize, fillValue, attributes };
      expect(mapCost(masked, GRID)).toMatchObject({
        selectedBytes: 180 * 360 * decoded
      });
    }
  );

  it('of nothing is nothing', () => {
    const picks = located({ time: { from: '1990', to: '1991' } });
    expect(cost(GROUP, ['tas'], picks).total).toEqual({
      chunks: 0,
      bytes: 0,
      selectedBytes: 0
    });
  });

  it('is an estimate where only the ends are known, a bound for masks', () => {
    const time = timeAxis('days since 1985-01-01', MIDDLES, false);
    const summer = { from: '1985-06', to: '1985-08' };
    expect(located({ time: summer }, { ...AXES, time }).exact).toBe(false);
    const box = { south: 0, north: 1, west: -1, east: 1 };
    expect(located({ box }).exact).toBe(false);
    const longitude = axis('lon', steps(0.5, 1, 360), false);
    const cut = { ...box, west: 1, east: 3 };
    expect(located({ box: cut }).exact).toBe(true);
    expect(located({ box: cut }, { ...AXES, longitude }).exact).toBe(false);
  });

  it('of a map and of a series', () => {
    expect(mapCost(TAS, GRID)).toEqual({
      chunks: 2,
      bytes: 2 * 4 * 90 * 360 * 4,
      selectedBytes: 180 * 360 * 4
    });
    expect(seriesCost(TAS, GRID)).toEqual({
      chunks: 3,
      bytes: 3 * 4 * 90 * 360 * 4,
      selectedBytes: 12 * 4
    });
    expect(seriesCost(GROUP.variables[2], GRID)).toBeNull();
  });
});
