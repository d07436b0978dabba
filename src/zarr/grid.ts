import type { IGroup, IVariable } from '../model';

import { describeHorizontal } from './horizontal';
import type { Horizontal } from './horizontal';
import { timeCodingOf } from './timeAxis';

/** A dimension and the coordinate that tells its values. */
export interface IGridAxis {
  readonly dimension: string;
  /** `null` where the store has none. */
  readonly coordinate: string | null;
}

/** The dimensions of a group's data by what they mean. */
export interface IGrid {
  readonly time: (IGridAxis & { readonly coordinate: string }) | null;
  readonly levels: readonly IGridAxis[];
  readonly horizontal: Horizontal;
}

/** CF's standard names of vertical coordinates. */
const VERTICAL =
  /^(air_pressure|altitude|height|depth|model_level_number|geopotential_height|(atmosphere|ocean)_\w*coordinate\w*|height_above_\w+|depth_below_\w+)$/;

const PRESSURE =
  /^(k|h|m|d)?pa(scals?)?$|^(milli|deci)?bars?$|^mb(ar)?$|^dbar$/i;

/** Names of levels in files without attributes. */
const LEVEL =
  /^(p?lev(el)?s?(_\d+)?|depth\w*|height(_\w+)?|alt(itude)?|z|olevel|pressure(_level)?s?|isobaric\w*|model_level(_number)?|nz1?|st_ocean|s_(rho|w))$/i;

/** What the dimensions of a group's data are, by CF and then by their names. */
export function describeGrid(group: IGroup): IGrid {
  const horizontal = describeHorizontal(group);
  const time = findTime(group);
  const taken = new Set([...horizontal.dims, time?.dimension]);
  const data = group.variables.filter(({ role }) => role === 'data');
  const used = new Set(data.flatMap(({ dims }) => dims));
  const levels = group.dimensions
    .filter(({ name }) => used.has(name) && !taken.has(name))
    .flatMap(({ name }): IGridAxis[] => {
      const along = coordinatesAlong(group, name);
      const coordinate = along.find(isVertical);
      return coordinate || LEVEL.test(name)
        ? [
            {
              dimension: name,
              coordinate: (coordinate ?? along[0])?.name ?? null
            }
          ]
        : [];
    });
  return { time, levels, horizontal };
}

/** The time that most data variables have. */
function findTime(group: IGroup): IGrid['time'] {
  const data = group.variables.filter(({ role }) => role === 'data');
  let best: { variable: IVariable; weight: number } | null = null;
  for (const variable of group.variables) {
    const [dimension] = variable.dims;
    const isTime = variable.dims.length === 1 && timeCodingOf(variable);
    if (!isTime || variable.role === 'data') {
      continue;
    }
    const covered = data.filter(({ dims }) => dims.includes(dimension)).length;
    const { standard_name: standardName, axis } = variable.attributes;
    const weight =
      covered * 10 +
      (variable.role === 'index' ? 4 : 0) +
      (standardName === 'time' || axis === 'T' ? 2 : 0) +
      (/^time/i.test(variable.name) ? 1 : 0);
    if (!best || weight > best.weight) {
      best = { variable, weight };
    }
  }
  return best
    ? { dimension: best.variable.dims[0], coordinate: best.variable.name }
    : null;
}

/** Coordinates of one dimension, its index first. */
function coordinatesAlong(group: IGroup, dimension: string): IVariable[] {
  return group.variables
    .filter(
      ({ role, dims }) =>
        role !== 'data' && dims.length === 1 && dims[0] === dimension
    )
    .sort((a, b) => Number(b.role === 'index') - Number(a.role === 'index'));
}

function isVertical({ name, attributes }: IVariable): boolean {
  const { axis, positive, standard_name: standardName, units } = attributes;
  return (
    axis === 'Z' ||
    (typeof positive === 'string' && /^(up|down)$/i.test(positive)) ||
    (typeof standardName === 'string' && VERTICAL.test(standardName)) ||
    (typeof units === 'string' && PRESSURE.test(units)) ||
    LEVEL.test(name)
  );
}
