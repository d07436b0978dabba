/**
 * How a range of a dimension is written in code.
 *
 * - `label`: `.sel(time=slice("2001-01", "2001-03"))`, both ends inside.
 * - `position`: `.isel(time=slice(3, 7))`, the second end outside.
 */
export type SelectionRange =
  | {
      readonly by: 'label';
      readonly dimension: string;
      /** Whose values they are, where the dimension has no index of its own. */
      readonly coordinate?: string;
      readonly start: string | number;
      readonly stop: string | number;
    }
  | {
      readonly by: 'position';
      readonly dimension: string;
      readonly start: number;
      readonly stop: number;
    };

/**
 * One value of a dimension, which then leaves the dataset (a level).
 * `nearest` holds the coordinate's value; without it the position is used.
 */
export interface ISelectionPoint {
  readonly dimension: string;
  readonly position: number;
  readonly nearest: number | null;
}

/**
 * A box on the sphere that is cut by the values of two coordinates, because
 * they are not sorted along one dimension each (curvilinear, triangular, or
 * across the seam of a regular grid). The result is the smallest block of
 * positions which holds the box.
 */
export interface ISelectionBox {
  readonly latitude: string;
  readonly longitude: string;
  /** Dimensions of the two coordinates together, in the order of the data. */
  readonly dims: readonly string[];
  /** Degrees, or radians where the coordinates are in radians. */
  readonly south: number;
  readonly north: number;
  /** In the coordinate's own range; `west > east` crosses its seam. */
  readonly west: number;
  readonly east: number;
  /** The whole circle in their units where nobody knows that range: they may be turned. */
  readonly circle?: number;
  /**
   * The meridian, in whole degrees, at which the longitudes of a regular grid
   * begin anew, so that what lies on both sides of their seam is in one piece.
   */
  readonly begin?: number;
}

/** How the code asks for chunks: none (NumPy, lazily read) or the store's own (Dask). */
export type Chunking = 'none' | 'native';

/**
 * What a person picked of a dataset.
 */
export interface ISelection {
  /** Group of the store; `''` for its root. `null`: the access's own word. */
  readonly group: string | null;
  /** Data variables; `null` for all. */
  readonly variables: readonly string[] | null;
  readonly ranges: readonly SelectionRange[];
  readonly points: readonly ISelectionPoint[];
  readonly box: ISelectionBox | null;
  /** The person's choice; `null`: by the catalog's word, else by size. */
  readonly chunking: Chunking | null;
  /** Bytes in memory that the selection stands for; `null` when unknown. */
  readonly bytes: number | null;
}

/** Everything of a dataset. */
export const EVERYTHING: ISelection = {
  group: null,
  variables: null,
  ranges: [],
  points: [],
  box: null,
  chunking: null,
  bytes: null
};
