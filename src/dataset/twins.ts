import type { IDisposable } from '@lumino/disposable';

import { referenceAddress } from '../model';
import type { IAccess, IDataset, IEntry } from '../model';
import type { ICatalogSources, ITwins } from '../tokens';

import { Part } from './part';

/** Twins that are asked for what they tell, which is a request each. */
const MOST = 4;

/** The dataset as another catalog has it. */
export interface ITwin {
  readonly entry: IEntry;
  readonly description: Part<IDataset>;
}

/** What other catalogs tell of a dataset. */
export class TwinList implements IDisposable {
  /**
   * @param _known - finds the twins; `null` where nobody does.
   * @param _changed - called when more is known of one.
   */
  constructor(
    private readonly _sources: ICatalogSources,
    private readonly _known: ITwins | null,
    private readonly _changed: () => void
  ) {}

  get twins(): readonly ITwin[] {
    return this._twins;
  }

  /** The dataset with what is known of its twins by now. */
  join(dataset: IDataset): IDataset {
    const told = this._twins.flatMap(
      ({ description }) => description.value ?? []
    );
    return told.length > 0 ? withTwins(dataset, told) : dataset;
  }

  /**
   * Asks the other catalogs of a dataset, once. An entry with parameters stands
   * for many datasets, of which its namesake would be one: it has no twins.
   */
  async ask(entry: IEntry, { parameters = [] }: IDataset): Promise<void> {
    if (this._hasAsked || !this._known || parameters.length > 0) {
      return;
    }
    this._hasAsked = true;
    const found = await this._known.of(entry);
    if (this._isDisposed) {
      return;
    }
    this._twins = found.slice(0, MOST).map(entry => ({
      entry,
      description: new Part<IDataset>(this._changed)
    }));
    for (const { entry, description } of this._twins) {
      void description.load(entry.href, signal =>
        this._sources.describe(entry, { signal })
      );
    }
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    this._twins.forEach(({ description }) => description.dispose());
  }

  private _twins: readonly ITwin[] = [];
  private _hasAsked = false;
  private _isDisposed = false;
}

/**
 * The dataset with the accesses that its twins tell of, after its own; one that
 * leads to the same place as another is left out, but if it knows that place to
 * be on tape, the other is, too: to its own catalog an address is just the web.
 *
 * What a twin leads to by parameters is left out, too: nobody chose them.
 */
export function withTwins(
  dataset: IDataset,
  twins: readonly IDataset[]
): IDataset {
  const others = twins
    .filter(({ parameters = [] }) => parameters.length === 0)
    .flatMap(({ id, accesses }) =>
      accesses.map(access => ({ ...access, key: `${access.key} of ${id}` }))
    );
  const all = [...dataset.accesses, ...others];
  const onTape = new Set(
    all.filter(({ reach }) => reach === 'tape').map(placeOf)
  );
  const own = dataset.accesses.length;
  const places = new Set<string>();
  const accesses = all.flatMap((access, i): IAccess[] => {
    const place = placeOf(access);
    const isKnown = places.has(place);
    places.add(place);
    return i >= own && isKnown
      ? []
      : [onTape.has(place) ? { ...access, reach: 'tape' } : access];
  });
  return { ...dataset, accesses };
}

/** What an access opens, however it is written. */
function placeOf({ href, format, group }: IAccess): string {
  const address = referenceAddress(href)
    .replace(/^file:\/\/(localhost)?/, '')
    .replace(/\/+$/, '');
  return JSON.stringify([address, format, group]);
}
