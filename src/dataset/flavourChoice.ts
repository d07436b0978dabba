import type { IAccess, IDataset, IRuntime } from '../model';
import type { ISnippetFlavour } from '../snippets/flavour';
import type { ISnippets } from '../tokens';

/** The flavours of code that open an access, and the one that was chosen. */
export class FlavourChoice {
  constructor(private readonly _snippets: ISnippets | null) {}

  /** The chosen one; `null` before a person chose. */
  get id(): string | null {
    return this._id;
  }

  choose(id: string | null): void {
    this._id = id;
  }

  /** Those that can open an access where the code will run. */
  all(
    dataset: IDataset | null,
    access: IAccess | null,
    runtime: IRuntime
  ): readonly ISnippetFlavour[] {
    return dataset && access && this._snippets
      ? this._snippets.flavours.filter(flavour =>
          flavour.supports(dataset, access, runtime)
        )
      : [];
  }

  /** The chosen one of them, else their first. */
  current(
    dataset: IDataset | null,
    access: IAccess | null,
    runtime: IRuntime
  ): ISnippetFlavour | null {
    const all = this.all(dataset, access, runtime);
    return all.find(({ id }) => id === this._id) ?? all[0] ?? null;
  }

  private _id: string | null = null;
}
