import type { JSONObject } from './json';

/**
 * How far away the bytes are: `world` over the open web, `site` a path that
 * only one site sees, `tape` on tape there, `login` behind a login.
 */
export type Reach = 'world' | 'site' | 'tape' | 'login';

/**
 * The format at the end of an access; `intake`: only intake can put it together
 * from its catalog, by a template or of several files.
 */
export type AccessFormat =
  | 'zarr'
  | 'kerchunk-json'
  | 'kerchunk-parquet'
  | 'icechunk'
  | 'netcdf'
  | 'grib'
  | 'intake'
  | 'other';

/** Where an access was found, for the comment in the code. */
export interface IOrigin {
  /** URL of the document that names it. */
  readonly catalog: string;
  /** Its key in that document (a STAC asset), when there is one. */
  readonly key?: string;
  /** How intake opens it, where the document is a catalog of intake's. */
  readonly intake?: IIntakeOrigin;
}

/** What intake needs besides the catalog and the key of an entry. */
export interface IIntakeOrigin {
  /** 1 and 2: YAML of that version, `esm`: a table of intake-esm. */
  readonly format: 1 | 2 | 'esm';
  /** Values of the entry's parameters; of a table's columns, what is searched. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/**
 * One way to the bytes of a dataset.
 */
export interface IAccess {
  /** Unique within its dataset. */
  readonly key: string;
  readonly title: string;
  /** URL or path of the store (its root when the catalog tells it) or file. */
  readonly href: string;
  readonly format: AccessFormat;
  /** 2 or 3, when the catalog says so. */
  readonly zarrFormat: 2 | 3 | null;
  /** Whether the store's metadata is consolidated, when the catalog says so. */
  readonly consolidated: boolean | null;
  /** The group within the store, without slashes at its ends; `null` for the root. */
  readonly group: string | null;
  /** Keywords of `xarray.open_dataset` as the catalog gives them, cleaned. */
  readonly openKeywords: JSONObject;
  /** fsspec's storage options as the catalog gives them, cleaned. */
  readonly storageOptions: JSONObject;
  readonly reach: Reach;
  readonly origin: IOrigin;
}

/** An interval of time as the catalog writes it; an open end is `null`. */
export interface ITimeExtent {
  readonly start: string | null;
  readonly end: string | null;
}

/** A licence: its name or SPDX id, and its text when that is linked. */
export interface ILicence {
  readonly name: string;
  readonly href: string | null;
}

/** Who made, hosts or licenses the data. */
export interface IProvider {
  readonly name: string;
  readonly roles: readonly string[];
  readonly href: string | null;
}

/** A variable as the catalog tells it; the store may know more. */
export interface IVariableHint {
  readonly name: string;
  readonly description: string | null;
  readonly unit: string | null;
}

/** A value that a parameter can have. */
export type ParameterValue = string | number;

/** A choice that decides which data a catalog's entry leads to. */
export interface IParameter {
  readonly name: string;
  readonly description: string | null;
  /** The values that it can have; `null` for any text. */
  readonly values: readonly ParameterValue[] | null;
  /** The catalog's own word, of use or not; `null` where it has none. */
  readonly default: ParameterValue | null;
  /** The one that the dataset is described with. */
  readonly value: ParameterValue;
}

/** A page about the dataset, for people. */
export interface IPage {
  readonly title: string;
  readonly href: string;
}

/**
 * What a catalog tells of a dataset.
 */
export interface IDataset {
  /** The id of its entry. */
  readonly id: string;
  readonly title: string;
  /** Markdown, hostile like all text of a catalog; `''` when there is none. */
  readonly description: string;
  readonly keywords: readonly string[];
  readonly licence: ILicence | null;
  readonly providers: readonly IProvider[];
  /** West, south, east, north in degrees. */
  readonly bbox: readonly [number, number, number, number] | null;
  readonly time: ITimeExtent | null;
  /** `null` when the catalog does not name its variables. */
  readonly variables: readonly IVariableHint[] | null;
  readonly accesses: readonly IAccess[];
  readonly pages: readonly IPage[];
  /** What the accesses depend on; left out where it is nothing. */
  readonly parameters?: readonly IParameter[];
}

/** A dataset of which its catalog tells nothing but the title. */
export const UNTOLD: Omit<IDataset, 'id' | 'title'> = {
  description: '',
  keywords: [],
  licence: null,
  providers: [],
  bbox: null,
  time: null,
  variables: null,
  accesses: [],
  pages: []
};
