import type { Chunking, IGroup } from '../model';
import { locate, pairOf, parseTime } from '../zarr';
import type {
  IAxes,
  IBox,
  IGrid,
  ILocated,
  IMoment,
  IPicks,
  ITimeAxis
} from '../zarr';

/** A side of a box. */
export type Side = 'west' | 'south' | 'east' | 'north';

/** The sides of a box in the order in which people write them. */
export const SIDES: readonly Side[] = ['west', 'south', 'east', 'north'];

/** What a person ticked and typed, right or wrong. */
export interface IDraft {
  /** Names of data variables. */
  readonly ticked: ReadonlySet<string>;
  /** First and last time in the dataset's calendar; `''`: the data's own. */
  readonly from: string;
  readonly to: string;
  /** Positions by dimension. */
  readonly levels: Readonly<Record<string, number>>;
  /** Degrees; `''`: the data's own edge. */
  readonly box: Readonly<Record<Side, string>>;
  readonly chunking: Chunking | null;
}

/** No side of a box typed. */
export const NO_BOX: IDraft['box'] = {
  west: '',
  south: '',
  east: '',
  north: ''
};

/** Where a draft cannot be taken as it is. */
export type Field = 'variables' | 'from' | 'to' | 'level' | Side;

/**
 * Why not.
 *
 * - `nothing-ticked`: no variable.
 * - `unread`: the coordinate that it needs has not been read.
 * - `not-a-time`: no text that stands for a time.
 * - `no-such-date`: the calendar does not have it.
 * - `reversed`: the end lies before the start.
 * - `no-data`: nothing of the data lies within.
 * - `not-a-number`, `not-a-latitude`, `not-a-longitude`, `not-a-position`.
 */
export type Problem =
  | 'nothing-ticked'
  | 'unread'
  | 'not-a-time'
  | 'no-such-date'
  | 'reversed'
  | 'no-data'
  | 'not-a-number'
  | 'not-a-latitude'
  | 'not-a-longitude'
  | 'not-a-position';

/** Problems by field. */
export type Problems = ReadonlyMap<Field, Problem>;

/** What a draft comes to. */
export interface IReading {
  readonly picks: IPicks;
  readonly located: ILocated;
  /** Empty where all of the draft is in the picks. */
  readonly problems: Problems;
}

/** Which parts of a draft matter: dimensions that a ticked variable has. */
export interface IScope {
  readonly time: boolean;
  readonly levels: readonly string[];
  readonly box: boolean;
}

/** What the ticked variables have to pick from. */
export function scopeOf(
  { variables }: IGroup,
  grid: IGrid,
  ticked: ReadonlySet<string>
): IScope {
  const dims = new Set(
    variables
      .filter(({ name }) => ticked.has(name))
      .flatMap(variable => variable.dims)
  );
  const pair = pairOf(grid.horizontal);
  return {
    time: grid.time !== null && dims.has(grid.time.dimension),
    levels: grid.levels
      .map(({ dimension }) => dimension)
      .filter(dimension => dims.has(dimension)),
    box: pair !== null && pair.dims.every(dimension => dims.has(dimension))
  };
}

/** The whole sphere in degrees, from where the data's longitudes begin. */
export function edgesOf({ longitude, longitudeRange }: IAxes): IBox {
  const min = longitude
    ? Math.min(longitude.first, longitude.last)
    : longitudeRange?.min;
  const west = min !== undefined && min >= 0 ? 0 : -180;
  return { west, south: -90, east: west + 360, north: 90 };
}

/**
 * Reads a draft as picks of a group whose coordinates are `axes`.
 *
 * @param isHeldBack - whether no coordinate is read before a person allows it:
 * of a box nobody knows then in which longitudes it is to be written.
 */
export function readDraft(
  draft: IDraft,
  group: IGroup,
  grid: IGrid,
  axes: IAxes,
  isHeldBack = false
): IReading {
  const problems = new Map<Field, Problem>();
  const scope = scopeOf(group, grid, draft.ticked);
  const picks: IPicks = {
    variables: readVariables(draft, group, problems),
    time: scope.time ? readTimes(draft, axes.time, problems) : null,
    levels: readLevels(draft, group, scope.levels, problems),
    box: scope.box ? readBox(draft, axes, isHeldBack, problems) : null
  };
  const located = locate(grid, axes, picks);
  findEmpty(located, picks, axes, problems);
  return { picks, located, problems };
}

function readVariables(
  { ticked }: IDraft,
  { variables }: IGroup,
  problems: Map<Field, Problem>
): readonly string[] | null {
  const data = variables.filter(({ role }) => role === 'data');
  const names = data.map(({ name }) => name).filter(name => ticked.has(name));
  if (names.length === 0 && data.length > 0) {
    problems.set('variables', 'nothing-ticked');
  }
  return names.length === data.length ? null : names;
}

/** An end that is left open is the data's own. */
function readTimes(
  draft: IDraft,
  axis: ITimeAxis | null,
  problems: Map<Field, Problem>
): IPicks['time'] {
  const [from, to] = [draft.from.trim(), draft.to.trim()];
  if (from === '' && to === '') {
    return null;
  }
  if (!axis || axis.complete) {
    problems.set(from === '' ? 'to' : 'from', 'unread');
    return null;
  }
  const time = { from: from || axis.start, to: to || axis.end };
  const [first, last] = (['from', 'to'] as const).map(field => {
    const period = parseTime(time[field], axis.coding.calendar);
    if (!period) {
      problems.set(field, timeProblem(time[field]));
    }
    return period;
  });
  if (!first || !last) {
    return null;
  }
  if (isBefore(last.last, first.first)) {
    // With one end open, the other lies outside the data.
    const isOpen = from === '' || to === '';
    problems.set(to === '' ? 'from' : 'to', isOpen ? 'no-data' : 'reversed');
    return null;
  }
  return time;
}

function isBefore(a: IMoment, b: IMoment): boolean {
  return a.day < b.day || (a.day === b.day && a.microsecond < b.microsecond);
}

/** A text that looks like a date is one that the calendar does not have. */
function timeProblem(text: string): Problem {
  return /^-?\d{1,6}(-\d{1,2}){0,2}([T\s][\d:.]+)?Z?$/i.test(text)
    ? 'no-such-date'
    : 'not-a-time';
}

function readLevels(
  { levels }: IDraft,
  { dimensions }: IGroup,
  inScope: readonly string[],
  problems: Map<Field, Problem>
): IPicks['levels'] {
  const picked = Object.entries(levels).filter(([dimension]) =>
    inScope.includes(dimension)
  );
  for (const [dimension, position] of picked) {
    const size = dimensions.find(({ name }) => name === dimension)?.size ?? 0;
    if (!Number.isInteger(position) || position < 0 || position >= size) {
      problems.set('level', 'not-a-position');
    }
  }
  return problems.has('level') ? {} : Object.fromEntries(picked);
}

function readBox(
  { box }: IDraft,
  axes: IAxes,
  isHeldBack: boolean,
  problems: Map<Field, Problem>
): IBox | null {
  if (SIDES.every(side => box[side].trim() === '')) {
    return null;
  }
  const sides = { ...edgesOf(axes) };
  for (const side of SIDES) {
    const text = box[side].trim();
    if (text !== '') {
      sides[side] = Number(text);
      const problem = isHeldBack ? 'unread' : sideProblem(side, sides[side]);
      if (problem) {
        problems.set(side, problem);
      }
    }
  }
  if (sides.north < sides.south && !problems.has('north')) {
    problems.set('north', 'reversed');
  }
  return SIDES.some(side => problems.has(side)) ? null : sides;
}

function sideProblem(side: Side, value: number): Problem | null {
  if (!Number.isFinite(value)) {
    return 'not-a-number';
  }
  const isLatitude = side === 'south' || side === 'north';
  if (Math.abs(value) > (isLatitude ? 90 : 360)) {
    return isLatitude ? 'not-a-latitude' : 'not-a-longitude';
  }
  return null;
}

/** Ranges within which no data lies. */
function findEmpty(
  { spans }: ILocated,
  picks: IPicks,
  { time, latitude, longitude }: IAxes,
  problems: Map<Field, Problem>
): void {
  const isEmpty = (dimension: string | undefined) => {
    const span = spans.get(dimension ?? '');
    return span !== undefined && span.stop <= span.start;
  };
  if (picks.time && isEmpty(time?.dimension)) {
    problems.set('from', 'no-data');
  }
  if (picks.box && isEmpty(latitude?.dimension)) {
    problems.set('south', 'no-data');
  }
  if (picks.box && isEmpty(longitude?.dimension)) {
    problems.set('west', 'no-data');
  }
}
