import type {
  Chunking,
  IGroup,
  ISelection,
  ISelectionBox,
  ISelectionPoint,
  SelectionRange
} from '../model';

import { direction } from './axis';
import type { ISpan } from './axis';
import { cost } from './cost';
import type { IGrid } from './grid';
import { pairOf } from './horizontal';
import { labelRange } from './label';
import { longitudesOf, toUnits } from './longitude';
import { locate } from './picks';
import type { IAxes, IBox, IPicks } from './picks';
import { periodOf } from './timeAxis';
import type { ITimeAxis } from './timeAxis';

/**
 * What a person picked, as code can say it: by labels where an index takes them
 * safely, else by positions.
 *
 * @param axes - the coordinates read so far; a time range or a box on a regular
 * grid needs its own.
 * @param chunking - the person's choice; `null` to leave it to the size.
 * @throws Failure `invalid` with `not-a-time` for a text that is no time.
 */
export function select(
  group: IGroup,
  grid: IGrid,
  axes: IAxes,
  picks: IPicks,
  chunking: Chunking | null = null
): ISelection {
  const located = locate(grid, axes, picks);
  const { total } = cost(group, picks.variables, located);
  const { time } = axes;
  const period =
    time && picks.time ? [timeRange(time, picks.time, located.spans)] : [];
  const cut = picks.box
    ? selectBox(grid, axes, picks.box, located.spans)
    : null;
  // What is left of the dataset by the picked variables can only be cut along
  // dimensions that these have.
  const isLeft = leftDimensions(group, picks.variables);
  const box = cut?.box?.dims.every(isLeft) ? cut.box : null;
  return {
    group: group.path,
    variables: picks.variables,
    ranges: [...period, ...(cut?.ranges ?? [])].filter(range =>
      isLeft(range.dimension)
    ),
    points: selectLevels(axes, picks).filter(point => isLeft(point.dimension)),
    box,
    chunking,
    bytes: total.selectedBytes
  };
}

/** Whether a dimension is one of the picked variables (`null`: of all). */
function leftDimensions(
  { variables }: IGroup,
  names: readonly string[] | null
): (dimension: string) => boolean {
  const picked = variables.filter(({ name }) => names?.includes(name));
  return dimension =>
    names === null || picked.some(({ dims }) => dims.includes(dimension));
}

/** Positions by dimension. */
type Spans = ReadonlyMap<string, ISpan>;

function timeRange(
  axis: ITimeAxis,
  picked: { readonly from: string; readonly to: string },
  spans: Spans
): SelectionRange {
  const { dimension, coding, isIndex } = axis;
  const span = spans.get(dimension) ?? { start: 0, stop: 0 };
  const labels = [picked.from, picked.to].map(asLabel);
  // Where only the ends are known, a position is a guess, and a label without
  // the fraction of its second is not.
  const texts = axis.values
    ? labels
    : labels.map(label => label.replace(/\.\d+$/, ''));
  const isOrdered = direction(axis) === 1;
  if (isOrdered && coding.isDecoded && texts.every(isLabel)) {
    const [start, stop] = texts;
    const range = { by: 'label', dimension, start, stop } as const;
    if (isIndex) {
      return range;
    }
    if (!axis.values) {
      return { ...range, coordinate: axis.coordinate };
    }
  }
  if (isOrdered && isIndex && !coding.isDecoded) {
    const { from, to } = periodOf(axis, picked);
    return labelRange(axis, span, from, to);
  }
  return { by: 'position', dimension, ...span };
}

/** A time as labels tell it: all digits, `T`, and UTC without a word. */
function asLabel(text: string): string {
  return text
    .trim()
    .replace(/Z$/i, '')
    .replace(/[T\s]/i, 'T')
    .replace(/^\d+/, year => year.padStart(4, '0'))
    .replace(/(?<=[-T:])\d(?!\d)/g, '0$&');
}

/** Whether pandas and xarray's calendars both read a text as a partial date. */
function isLabel(text: string): boolean {
  return /^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?$/.test(text);
}

function selectLevels({ levels }: IAxes, picks: IPicks): ISelectionPoint[] {
  return Object.entries(picks.levels).map(([dimension, position]) => {
    const axis = levels[dimension];
    // pandas finds the nearest where no value is twice, and all are sorted.
    const isSorted = axis?.isIndex && direction(axis) !== null;
    const value = isSorted ? axis.values?.[position] : undefined;
    const isValue = value !== undefined && Number.isFinite(value);
    return { dimension, position, nearest: isValue ? value : null };
  });
}

function selectBox(
  { horizontal }: IGrid,
  axes: IAxes,
  box: IBox,
  spans: Spans
): { ranges: SelectionRange[]; box: ISelectionBox | null } | null {
  const pair = pairOf(horizontal);
  if (!pair) {
    return null;
  }
  const [south, north] = [box.south, box.north].map(at => toUnits(at, pair));
  const { west, east, isWhole, span, circle } = longitudesOf(pair, axes, box);
  const { latitude, longitude } = axes;
  const rows = latitude ? spans.get(latitude.dimension) : undefined;
  const isSliced = latitude && rows && direction(latitude) !== null;
  const isRegular = horizontal.kind === 'regular';
  if (isRegular && isSliced && (span || isWhole)) {
    const ranges = [labelRange(latitude, rows, south, north)];
    return {
      ranges:
        longitude && span
          ? [...ranges, labelRange(longitude, span, west, east)]
          : ranges,
      box: null
    };
  }
  const { latitude: y, longitude: x, dims } = pair;
  const sides = { latitude: y, longitude: x, dims, south, north, west, east };
  // What is no index cannot be sorted by.
  const isSplit = west > east && isRegular && !pair.radians;
  return {
    ranges: [],
    box:
      circle !== undefined
        ? { ...sides, circle }
        : isSplit
          ? { ...sides, begin: Math.floor(west < 180 ? west : west - 360) }
          : sides
  };
}
