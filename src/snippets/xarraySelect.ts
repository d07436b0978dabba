import type { ISelection, ISelectionBox, SelectionRange } from '../model';

import { bracket, flat, layout } from './layout';
import type { Code } from './layout';
import { call, isIdentifier, literal, pythonLiteral } from './python';

/** Parameters of the methods here, which no dimension can be a keyword beside. */
const PARAMETERS = [
  'self',
  'indexers',
  'coords',
  'method',
  'tolerance',
  'drop',
  'missing_dims'
];

/** What is taken along each dimension. */
type Indexers = readonly (readonly [dimension: string, taken: Code])[];

/**
 * Lines that narrow a dataset to the selection; none for all of it.
 *
 * @param name - of the variable that holds the dataset.
 */
export function selectLines(selection: ISelection, name: string): string[] {
  const { box } = selection;
  const steps = selectSteps(selection);
  if (steps.length === 0) {
    return [];
  }
  // The mask comes first: its coordinates may be data variables to xarray,
  // which are gone when others have been picked.
  return [
    ...(box ? maskLines(box, name) : []),
    ...narrowLines(steps, name),
    ...(box ? joinLines(box, name) : [])
  ];
}

/** One line when it is short, else a line a step. */
function narrowLines(steps: readonly Code[], name: string): string[] {
  const taken = `${name} = ${name}`;
  const whole: Code = [taken, ...steps];
  return isShort(whole)
    ? [flat(whole)]
    : steps.map(step => layout([taken, step]));
}

function isShort(code: Code): boolean {
  return !layout(code).includes('\n') && flat(code).length <= 88;
}

function selectSteps({ variables, ranges, points, box }: ISelection): Code[] {
  const steps: Code[] = [];
  if (variables) {
    steps.push(bracket('[[', variables.map(literal), ']]'));
  }
  const byLabel = ranges.filter(range => range.by === 'label');
  const labels = byLabel.filter(({ coordinate }) => coordinate === undefined);
  const nearest = points.filter(point => point.nearest !== null);
  const positions: Indexers = [
    ...ranges.filter(({ by }) => by === 'position').map(sliceOf),
    ...points
      .filter(point => point.nearest === null)
      .map(({ dimension, position }) => [dimension, literal(position)] as const)
  ];
  if (labels.length > 0) {
    steps.push(index('.sel', labels.map(sliceOf)));
  }
  for (const { dimension, coordinate, ...range } of byLabel) {
    if (coordinate !== undefined) {
      const along = { ...range, dimension: coordinate };
      steps.push(
        swap(dimension, coordinate),
        index('.sel', [sliceOf(along)]),
        swap(coordinate, dimension)
      );
    }
  }
  if (nearest.length > 0) {
    // `method` does not go with slices, so these are a call of their own.
    const values = nearest.map(
      ({ dimension, nearest }) => [dimension, literal(nearest)] as const
    );
    steps.push(index('.sel', values, [['method', literal('nearest')]]));
  }
  if (positions.length > 0) {
    steps.push(index('.isel', positions));
  }
  if (box) {
    steps.push(index('.isel', blockOf(box)));
  }
  return steps;
}

/** Makes an index of a coordinate that is none, and the other way round. */
function swap(from: string, to: string): Code {
  return call('.swap_dims', [literal({ [from]: to })]);
}

function sliceOf({ dimension, start, stop }: SelectionRange) {
  return [dimension, call('slice', [literal(start), literal(stop)])] as const;
}

/** Dimensions as keywords, or in a dict where one cannot be a keyword. */
function index(
  method: string,
  indexers: Indexers,
  options: Indexers = []
): Code {
  const isPlain = indexers.every(
    ([dimension]) => isIdentifier(dimension) && !PARAMETERS.includes(dimension)
  );
  if (isPlain) {
    return call(method, [], [...indexers, ...options]);
  }
  const items = indexers.map(([dimension, taken]): Code => [
    literal(dimension),
    ': ',
    taken
  ]);
  return call(method, [bracket('{', items, '}')], options);
}

/** `inside`: which cells lie in the box. */
function maskLines(box: ISelectionBox, name: string): string[] {
  const { latitude, longitude, south, north } = box;
  const number = pythonLiteral;
  return [
    `lat = ${name}[${pythonLiteral(latitude)}]`,
    `lon = ${name}[${pythonLiteral(longitude)}]`,
    `inside = (lat >= ${number(south)}) & (lat <= ${number(north)}) & ` +
      meridians(box)
  ];
}

/** Which longitudes lie in a box; turned, where their range is not known. */
function meridians({ west, east, circle }: ISelectionBox): string {
  const number = pythonLiteral;
  if (circle !== undefined) {
    const around = number(circle);
    const isWhole = Math.abs(east - west) >= circle;
    const width = isWhole ? around : `${minus(number(east), west)} % ${around}`;
    return `(${minus('lon', west)} % ${around} <= ${width})`;
  }
  return west > east
    ? `((lon >= ${number(west)}) | (lon <= ${number(east)}))`
    : `(lon >= ${number(west)}) & (lon <= ${number(east)})`;
}

/**
 * Brings both sides of a seam together: a map of longitudes from 0 to 10 and
 * from 350 to 360 would go around the globe.
 */
function joinLines(
  { longitude, begin }: ISelectionBox,
  name: string
): string[] {
  if (begin === undefined) {
    return [];
  }
  const back = begin < 0 ? `- ${-begin}` : `+ ${begin}`;
  const turned = `${minus('lon.values', begin)} % 360 ${back}`;
  const values: Code = ['lon.copy(data=', turned, ')'];
  return [
    `lon = ${name}[${pythonLiteral(longitude)}]`,
    layout([
      `${name} = ${name}`,
      index('.assign_coords', [[longitude, values]]),
      call('.sortby', [literal(longitude)])
    ])
  ];
}

function minus(value: string, less: number): string {
  return less < 0
    ? `(${value} + ${pythonLiteral(-less)})`
    : `(${value} - ${pythonLiteral(less)})`;
}

/** The smallest block of positions that holds every cell inside. */
function blockOf({ dims }: ISelectionBox): Indexers {
  return dims.map(dimension => {
    const others = dims.filter(other => other !== dimension);
    const mask =
      others.length === 0
        ? 'inside.values'
        : `inside.any(${pythonLiteral(others.length === 1 ? others[0] : others)}).values`;
    return [dimension, mask] as const;
  });
}
