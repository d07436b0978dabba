import type { IAccess, IDataset, IRuntime, ISelection } from '../model';

/**
 * Something a person should know before running the code; `messages` makes
 * the sentence.
 */
export interface ISnippetNote {
  readonly code:
    | 'missing-packages'
    | 'old-package'
    | 'too-old-for-format'
    | 'site-only'
    | 'tape'
    | 'login'
    | 'no-dask'
    | 'own-folder'
    | 'netcdf3'
    | 'not-in-page';
  /** Values for the sentence, such as the package and its version. */
  readonly facts: Readonly<Record<string, string>>;
}

/** The variable that holds a dataset, unless it is to be told from another. */
export const DATASET = 'ds';

/** Code and what belongs to it. */
export interface ISnippet {
  /** The whole text of a cell, imports included. */
  readonly code: string;
  /** The import lines of `code`, each once, so that a notebook repeats none. */
  readonly imports: readonly string[];
  /** What pip installs for it. */
  readonly install: readonly string[];
  readonly notes: readonly ISnippetNote[];
}

/**
 * A way to write the code that opens a dataset.
 */
export interface ISnippetFlavour {
  readonly id: string;
  readonly label: string;
  /** Language of the code: `python`, `bash`. */
  readonly language: string;
  supports(dataset: IDataset, access: IAccess, runtime: IRuntime): boolean;
  /** @param name - of the variable that is to hold the dataset, else `ds`. */
  generate(
    dataset: IDataset,
    access: IAccess,
    selection: ISelection,
    runtime: IRuntime,
    name?: string
  ): ISnippet;
}
