import { isObject } from '../model';
import type { IGroup, IVariable, JSONValue } from '../model';

/** Two coordinates that tell where the points of a grid are. */
export interface ICoordinatePair {
  readonly latitude: string;
  readonly longitude: string;
  /** Dimensions of the two together, in the order of the data. */
  readonly dims: readonly string[];
  /** Whether they are in radians, else in degrees. */
  readonly radians: boolean;
}

/** HEALPix: equal areas, numbered. */
export interface IHealpix {
  readonly dims: readonly string[];
  /** Cells along the side of one of the twelve base pixels: 2^zoom. */
  readonly nside: number;
  readonly zoom: number;
  /** Cells of the whole sphere. */
  readonly cells: number;
  /** Square root of a cell's area. */
  readonly kilometres: number;
  readonly order: 'nested' | 'ring' | null;
  /** Coordinates of the cells, where the store has them. */
  readonly coordinates: ICoordinatePair | null;
}

/** How the points of a group lie on the sphere. */
export type Horizontal =
  | ({
      /** `regular`: two indexes; `curvilinear`: two dimensions without; `unstructured`: one dimension. */
      readonly kind: 'regular' | 'curvilinear' | 'unstructured';
    } & ICoordinatePair)
  | ({ readonly kind: 'healpix' } & IHealpix)
  /** `dims` are those of a map all the same, as of a rotated pole; or none. */
  | { readonly kind: 'none'; readonly dims: readonly string[] };

/** The coordinates of a grid, where it has them. */
export function pairOf(horizontal: Horizontal): ICoordinatePair | null {
  switch (horizontal.kind) {
    case 'none':
      return null;
    case 'healpix':
      return horizontal.coordinates;
    default:
      return horizontal;
  }
}

/** Square kilometres of the Earth. */
const EARTH = 4 * Math.PI * 6371 ** 2;

/** Cells of a HEALPix sphere, and the square root of a cell's area in km. */
export function healpixLevel(zoom: number): {
  readonly cells: number;
  readonly kilometres: number;
} {
  const cells = 12 * 4 ** zoom;
  return { cells, kilometres: Math.sqrt(EARTH / cells) };
}

/** How the data variables of a group lie on the sphere. */
export function describeHorizontal(group: IGroup): Horizontal {
  const coordinates = findPair(group);
  const healpix = findHealpix(group, coordinates);
  if (healpix) {
    return { kind: 'healpix', ...healpix };
  }
  if (!coordinates) {
    return { kind: 'none', dims: planeOf(group) };
  }
  const { latitude, longitude, dims } = coordinates;
  // Of two dimensions, a coordinate is no index even when one has its name.
  const isRegular = group.variables
    .filter(({ name }) => name === latitude || name === longitude)
    .every(({ role }) => role === 'index');
  const kind = isRegular
    ? 'regular'
    : dims.length === 1
      ? 'unstructured'
      : 'curvilinear';
  return { kind, ...coordinates };
}

/** Standard names of coordinates in degrees of a rotated pole, or in metres. */
const PLANE = [
  ['Y', /^(grid_latitude|projection_y_coordinate)$/],
  ['X', /^(grid_longitude|projection_x_coordinate)$/]
] as const;

/** Dimensions of a map of which no coordinates tell the places on the sphere. */
function planeOf({ variables }: IGroup): readonly string[] {
  const dims = PLANE.flatMap(([axis, standardName]) =>
    variables
      .filter(
        ({ role, attributes }) =>
          role === 'index' &&
          (attributes.axis === axis ||
            standardName.test(String(attributes.standard_name)))
      )
      .slice(0, 1)
      .map(({ name }) => name)
  );
  return dims.length === PLANE.length ? dims : [];
}

interface IWords {
  readonly standardName: string;
  readonly units: RegExp;
  readonly name: RegExp;
}

// CF's spellings of the units; names of CMIP, NEMO, ICON, ROMS, POP, WRF.
const LATITUDE: IWords = {
  standardName: 'latitude',
  units: /^degrees?_?n(orth)?$/i,
  name: /^(nav_)?(lat(itude)?s?|[tuvcefv]_?lat|lat_?[tuvcefp]|lat_(rho|u|v|psi)|xlat|gphi[tuvf]|yt_ocean)$/i
};

const LONGITUDE: IWords = {
  standardName: 'longitude',
  units: /^degrees?_?e(ast)?$/i,
  name: /^(nav_)?(lon(gitude)?s?|[tuvcefv]_?lon|lon_?[tuvcefp]|lon_(rho|u|v|psi)|xlong?|glam[tuvf]|xt_ocean)$/i
};

/** The pair of coordinates that most of the data lies on. */
function findPair(group: IGroup): ICoordinatePair | null {
  const data = group.variables.filter(({ role }) => role === 'data');
  const bounds = boundsOf(group);
  const candidates = group.variables.filter(
    ({ name, dims }) =>
      dims.length >= 1 && dims.length <= 2 && !bounds.has(name)
  );
  const rated = (words: IWords) =>
    candidates.flatMap(variable => {
      const score = rate(variable, words);
      return score > 0 ? [{ variable, score }] : [];
    });
  const longitudes = rated(LONGITUDE);
  let best: { pair: ICoordinatePair; covered: number; score: number } | null =
    null;
  for (const latitude of rated(LATITUDE)) {
    for (const longitude of longitudes) {
      const dims = commonDims(latitude.variable, longitude.variable, data);
      if (!dims) {
        continue;
      }
      const covered = elements(data.filter(each => hasAll(each, dims)));
      const twins = isTwin(latitude.variable.name, longitude.variable.name);
      const score = latitude.score + longitude.score + (twins ? 1 : 0);
      const isBetter =
        !best ||
        covered > best.covered ||
        (covered === best.covered && score > best.score);
      if (isBetter) {
        const pair = createPair(latitude.variable, longitude.variable, dims);
        best = { pair, covered, score };
      }
    }
  }
  return best?.pair ?? null;
}

/** Values in all of the variables together. */
function elements(variables: readonly IVariable[]): number {
  return variables.reduce(
    (sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1),
    0
  );
}

/**
 * How surely a variable is that coordinate; a standard name of anything else,
 * such as `grid_latitude` of a rotated pole, rules it out.
 */
function rate({ name, role, attributes }: IVariable, words: IWords): number {
  const { standard_name: standardName, units } = attributes;
  if (typeof standardName === 'string') {
    return standardName === words.standardName ? 3 : 0;
  }
  if (typeof units === 'string' && words.units.test(units)) {
    return role === 'data' ? 1 : 3;
  }
  return words.name.test(name) ? 1 : 0;
}

/**
 * The dimensions that two coordinates span together: the same for both, or one
 * each. In the order of a data variable that has them, where there is one.
 */
function commonDims(
  latitude: IVariable,
  longitude: IVariable,
  data: readonly IVariable[]
): readonly string[] | null {
  const isSame = latitude.dims.join('\n') === longitude.dims.join('\n');
  const isOneEach = latitude.dims.length === 1 && longitude.dims.length === 1;
  if (!isSame && !isOneEach) {
    return null;
  }
  const dims = [...new Set([...latitude.dims, ...longitude.dims])];
  const example = data.find(variable => hasAll(variable, dims));
  return example ? example.dims.filter(name => dims.includes(name)) : dims;
}

function createPair(
  latitude: IVariable,
  longitude: IVariable,
  dims: readonly string[]
): ICoordinatePair {
  const { units } = latitude.attributes;
  return {
    latitude: latitude.name,
    longitude: longitude.name,
    dims,
    radians: typeof units === 'string' && /^rad(ian)?s?$/i.test(units)
  };
}

/** Whether two names differ in nothing but what they name. */
function isTwin(latitude: string, longitude: string): boolean {
  return (
    latitude.replace(/lat/i, 'lon').toLowerCase() === longitude.toLowerCase()
  );
}

function hasAll({ dims }: IVariable, wanted: readonly string[]): boolean {
  return wanted.every(name => dims.includes(name));
}

/** Names of variables that only bound the cells of others. */
function boundsOf({ variables }: IGroup): Set<JSONValue | undefined> {
  return new Set(
    variables.flatMap(({ name, attributes }) => [
      attributes.bounds,
      ...(/_(bnds|bounds|vertices)$/i.test(name) ? [name] : [])
    ])
  );
}

/**
 * HEALPix by its grid mapping: easy.gems' `healpix_nside` and `healpix_order`,
 * or CF's `refinement_level` and `indexing_scheme`; without one, by a dimension
 * of cells that has the length of a whole sphere and no coordinates.
 */
function findHealpix(
  { variables, dimensions, attributes }: IGroup,
  coordinates: ICoordinatePair | null
): IHealpix | null {
  const mapping = [attributes, ...variables.map(v => v.attributes)].find(
    ({ grid_mapping_name: name, healpix_nside: nside }) =>
      name === 'healpix' || nside !== undefined
  );
  const given = mapping ? nsideOf(mapping) : null;
  const cells = dimensions.find(({ name, size }) =>
    given
      ? size === 12 * given ** 2 || isCells(name)
      : (mapping || !coordinates) && isCells(name) && wholeSphere(size)
  );
  const nside = given ?? (cells ? wholeSphere(cells.size) : null);
  if (!cells || !nside) {
    return null;
  }
  const order = mapping?.healpix_order ?? mapping?.indexing_scheme;
  const isAttached = coordinates?.dims.join() === cells.name;
  return {
    dims: [cells.name],
    nside,
    zoom: Math.log2(nside),
    cells: 12 * nside ** 2,
    kilometres: Math.sqrt(EARTH / (12 * nside ** 2)),
    order: /^nest(ed)?$/i.test(String(order))
      ? 'nested'
      : /^ring$/i.test(String(order))
        ? 'ring'
        : null,
    coordinates: isAttached ? coordinates : null
  };
}

function nsideOf(mapping: IVariable['attributes']): number | null {
  const { healpix_nside: nside, refinement_level: level } = mapping;
  const value =
    typeof level === 'number' && nside === undefined ? 2 ** level : nside;
  const number = isObject(value) ? NaN : Number(value);
  return Number.isInteger(number) && number > 0 && number <= 2 ** 29
    ? number
    : null;
}

function isCells(name: string): boolean {
  return /^(cells?|ncells|cell_ids?|healpix|hpx|pix(el)?|values?)$/i.test(name);
}

/** The side of a HEALPix sphere of so many cells, a power of two, or `null`. */
function wholeSphere(size: number): number | null {
  const zoom = Math.log2(Math.sqrt(size / 12));
  return Number.isInteger(zoom) && zoom >= 0 ? 2 ** zoom : null;
}
