import { asText, isObject } from '../model';
import type {
  IParameter,
  IVariableHint,
  JSONObject,
  JSONValue,
  ParameterValue
} from '../model';
import { variableNamed, variableTitled } from '../search/vocabulary';

import type { IItem } from './intakeCatalog';

/** HEALPix levels below it are for trying things out: 192 cells and fewer. */
const LEAST_ZOOM = 3;

/** The level whose 196,608 cells a page draws at once. */
const GOOD_ZOOM = 7;

/** Whole numbers between two limits that are listed one by one. */
const MOST = 100;

/** Types whose values become text as they are. */
const PLAIN = /^(str|string|unicode|int|integer)$/;

/** A parameter and how it enters a template. */
export interface IControl extends IParameter {
  /** Whether its value can be filled in without executing Python. */
  readonly isPlain: boolean;
}

/**
 * The parameters that decide something: those which the entry's own template
 * uses. CATALOG_DIR is none; it is where the catalog stands.
 *
 * @param used - the words in the entry's template.
 * @param chosen - what a person chose of them.
 */
export function readControls(
  { parameters }: IItem,
  used: ReadonlySet<string>,
  chosen: Readonly<Record<string, ParameterValue>>
): IControl[] {
  return Object.entries(parameters)
    .filter(([name]) => used.has(name) && name !== 'CATALOG_DIR')
    .map(([name, parameter]) => readControl(name, parameter, chosen));
}

function readControl(
  name: string,
  parameter: JSONValue,
  chosen: Readonly<Record<string, ParameterValue>>
): IControl {
  const spec: JSONObject = isObject(parameter)
    ? parameter
    : { default: parameter };
  const type = asText(spec.type) ?? asText(spec.dtype) ?? 'str';
  const values = readValues(spec, type);
  const given = asValue(spec.default, type);
  const isPossible = (value: ParameterValue | undefined) =>
    value !== undefined && (values === null || values.includes(value));
  const choice = name in chosen ? asValue(chosen[name], type) : null;
  return {
    name,
    description: asText(spec.description),
    values,
    default: given,
    value: isPossible(choice ?? undefined)
      ? choice!
      : usable(name, values, given),
    isPlain: PLAIN.test(type)
  };
}

/** The default, unless it is none of the values or of no use. */
function usable(
  name: string,
  values: readonly ParameterValue[] | null,
  given: ParameterValue | null
): ParameterValue {
  if (!values || values.length === 0) {
    return given ?? '';
  }
  const fallback = given !== null && values.includes(given) ? given : values[0];
  const isTooCoarse = name === 'zoom' && Number(fallback) < LEAST_ZOOM;
  return isTooCoarse ? nearest(values, GOOD_ZOOM) : fallback;
}

function nearest(
  values: readonly ParameterValue[],
  wanted: number
): ParameterValue {
  const distance = (value: ParameterValue) => Math.abs(Number(value) - wanted);
  return values.reduce((best, value) =>
    distance(value) < distance(best) ? value : best
  );
}

function readValues(
  { allowed, options, min, max }: JSONObject,
  type: string
): ParameterValue[] | null {
  const listed = allowed ?? options;
  if (Array.isArray(listed)) {
    return listed
      .map((value: JSONValue) => asValue(value, type))
      .filter(value => value !== null);
  }
  const [first, last] = [Number(min ?? NaN), Number(max ?? NaN)];
  const isRange = type.startsWith('int') && last - first < MOST;
  return isRange && last >= first
    ? Array.from({ length: last - first + 1 }, (_, i) => first + i)
    : null;
}

/** A value as intake has it: a number for `int`, else its text. */
function asValue(
  value: JSONValue | undefined,
  type: string
): ParameterValue | null {
  if (typeof value !== 'string' && typeof value !== 'number') {
    return null;
  }
  const number = Number(value);
  return type.startsWith('int') && Number.isInteger(number)
    ? number
    : String(value);
}

/**
 * The variables of an entry: generated catalogs list them as the values of a
 * parameter that no template uses, and their long names in its metadata.
 */
export function readVariables(
  { parameters, metadata }: IItem,
  used: ReadonlySet<string>
): IVariableHint[] | null {
  const listed = Object.entries(parameters)
    .filter(([name]) => /^variables?$/i.test(name) && !used.has(name))
    .map(([, parameter]) => (isObject(parameter) ? parameter.allowed : null))
    .find(values => Array.isArray(values));
  const names = Array.isArray(listed) ? listed.map(String) : [];
  const titles = longNames(names, metadata['variable-long_names']);
  return names.length === 0
    ? null
    : names.map(name => ({
        name,
        description: titles.get(name) ?? null,
        unit: null
      }));
}

/**
 * Bounds have no long name. Other variables may lack one, too, which shifts all
 * after it: where the lists differ in length, or in what a variable is, none is
 * given.
 */
function longNames(
  names: readonly string[],
  titles: JSONValue | undefined
): ReadonlyMap<string, string> {
  const named = names.filter(name => !/_bnds$|_bounds$/.test(name));
  if (!Array.isArray(titles) || titles.length !== named.length) {
    return new Map();
  }
  const pairs = named.map((name, i) => [name, String(titles[i])] as const);
  const isShifted = pairs.some(([name, title]) => {
    const [meant, told] = [variableNamed(name), variableTitled(title)];
    return meant !== null && told !== null && meant !== told;
  });
  return new Map(isShifted ? [] : pairs);
}
