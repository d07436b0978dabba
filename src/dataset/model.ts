import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import { EVERYTHING } from '../model';
import type {
  IAccess,
  IDataset,
  IEntry,
  IGroup,
  IParameter,
  IRuntime,
  ISelection,
  ParameterValue
} from '../model';
import type { Failure, INet } from '../net';
import type { ISnippet, ISnippetFlavour } from '../snippets/flavour';
import type {
  ICatalogs,
  ICatalogSources,
  ICodeTarget,
  ISnippets,
  ITwins
} from '../tokens';
import { openStore } from '../zarr';
import type { IOpenedStore } from '../zarr';

import { nearestAccess, overviewAccess, withStore } from './access';
import { FlavourChoice } from './flavourChoice';
import { withGlance } from './glance';
import { Part } from './part';
import { SelectionModel } from './selectionModel';
import { TwinList } from './twins';
import type { ITwin } from './twins';

/** What a dataset view works with. */
export interface IDatasetModelOptions {
  readonly entry: IEntry;
  readonly sources: ICatalogSources;
  readonly catalogs: ICatalogs;
  readonly snippets: ISnippets;
  readonly target: ICodeTarget;
  /** Where else a dataset is found; `null` where nobody looks. */
  readonly twins: ITwins | null;
}

/**
 * What a dataset view shows, and what a person chose in it.
 *
 * Nothing is read before `load`; then what the catalog tells, after it the
 * metadata of the store, and then what other catalogs tell of the same dataset.
 */
export class DatasetModel implements IDisposable {
  constructor(private readonly _options: IDatasetModelOptions) {
    const { snippets, target, catalogs } = _options;
    snippets.changed.connect(this._update, this);
    target.runtimeChanged.connect(this._update, this);
    catalogs.changed.connect(this._update, this);
    this._flavours = new FlavourChoice(snippets);
    this._twins = new TwinList(_options.sources, _options.twins, () => {
      // A twin may be the first way to look inside.
      this._readStore();
      this._update();
    });
  }

  /** What the catalog tells. */
  readonly description = new Part<IDataset>(() => this._described());
  /** The store's metadata. */
  readonly store = new Part<IOpenedStore>(() => this._storeChanged());

  get entry(): IEntry {
    return this._options.entry;
  }

  /** Emitted after anything of it changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get title(): string {
    return this.description.value?.title || this.entry.title;
  }

  get isFavourite(): boolean {
    return this._options.catalogs.isFavourite(this.entry.id);
  }

  async toggleFavourite(): Promise<void> {
    const dataset = this.description.value;
    const entry = dataset
      ? withGlance(this.entry, dataset, this._net)
      : this.entry;
    await this._options.catalogs.toggleFavourite(entry);
  }

  /** What all catalogs tell together; `null` before the first did. */
  get dataset(): IDataset | null {
    const { value } = this.description;
    return value && this._twins.join(value);
  }

  /** The same dataset in other catalogs, as far as it is known there. */
  get twins(): readonly ITwin[] {
    return this._twins.twins;
  }

  /** What can be chosen before there is an access, with what is chosen. */
  get parameters(): readonly IParameter[] {
    return this.description.value?.parameters ?? [];
  }

  /** Whether a person chose the value of a parameter. */
  hasChosen(name: string): boolean {
    return name in this._parameters;
  }

  /**
   * Whether the store that the parameters lead to is known to be there. Where
   * none can be read from here, nobody knows, and the code may try.
   */
  get isProbed(): boolean {
    const { state } = this.store;
    return (
      this.parameters.length === 0 ||
      state.status === 'idle' ||
      state.status === 'done' ||
      (state.status === 'failed' && !isAnswer(state.failure))
    );
  }

  /** The chosen access; `null` where there is none. */
  get access(): IAccess | null {
    const { dataset, runtime } = this;
    const { value } = this.description;
    const chosen = dataset?.accesses.find(({ key }) => key === this._accessKey);
    return dataset && value && !chosen
      ? nearestAccess(value, dataset, runtime.host, this._net)
      : (chosen ?? null);
  }

  /** The access through which we look inside; `null` where none allows it. */
  get overview(): IAccess | null {
    const { dataset } = this;
    return dataset && overviewAccess(dataset, this.access, this._net);
  }

  /** The chosen group; `null` while the store is not known. */
  get group(): IGroup | null {
    const groups = this.store.value?.metadata.groups ?? [];
    return groups.find(({ path }) => path === this._groupPath) ?? null;
  }

  /** What is picked of the group; `null` while it is not known. */
  get selection(): SelectionModel | null {
    return this._selection;
  }

  /** The flavours that can open the chosen access where the code will run. */
  get flavours(): readonly ISnippetFlavour[] {
    return this._flavours.all(this.dataset, this.access, this.runtime);
  }

  get flavour(): ISnippetFlavour | null {
    return this._flavours.current(this.dataset, this.access, this.runtime);
  }

  get runtime(): IRuntime {
    return this._options.target.runtime;
  }

  /** The code as it stands; `null` where none can be written of it. */
  get snippet(): ISnippet | null {
    return this.write(this.runtime);
  }

  /**
   * The code for a kernel; `null` where no flavour can write it, or the
   * selection is not yet right.
   */
  write(runtime: IRuntime): ISnippet | null {
    const { dataset } = this;
    const access = this._knownAccess();
    const flavour = this._flavours.current(dataset, this.access, runtime);
    const isRight = !this._selection || this._selection.problems.size === 0;
    return dataset && access && flavour && isRight && this.isProbed
      ? flavour.generate(dataset, access, this._picked(), runtime)
      : null;
  }

  /** Reads what is not yet read. */
  async load(): Promise<void> {
    if (this.description.state.status === 'idle') {
      await this.description.load(this.entry.href, signal =>
        this._describe(signal)
      );
    }
  }

  /** Another value leads to other data: all below it is read anew. */
  async chooseParameter(name: string, value: ParameterValue): Promise<void> {
    this._parameters = { ...this._parameters, [name]: value };
    await this.description.replace(this.entry.href, signal =>
      this._describe(signal)
    );
  }

  chooseAccess(key: string): void {
    this._accessKey = key;
    this._readStore();
    this._update();
  }

  chooseGroup(path: string): void {
    this._groupPath = path;
    this._select();
    this._update();
  }

  chooseFlavour(id: string): void {
    this._flavours.choose(id);
    this._update();
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    this.description.dispose();
    this.store.dispose();
    this._twins.dispose();
    this._selection?.dispose();
    Signal.clearData(this);
  }

  private get _net(): INet {
    return this._options.sources.net;
  }

  private async _describe(signal: AbortSignal): Promise<IDataset> {
    const { sources, catalogs } = this._options;
    const parameters = this._parameters;
    const options = { parameters, signal };
    const dataset = await sources.describe(this.entry, options);
    if (!signal.aborted) {
      void catalogs.remember(withGlance(this.entry, dataset, this._net));
    }
    return dataset;
  }

  /** The store is read once the catalog has told where it is. */
  private _described(): void {
    if (this.description.state.status === 'done') {
      this._readStore();
    }
    this._update();
    if (this.store.state.status === 'idle') {
      this._findTwins();
    }
  }

  /** Asks other catalogs once the view of this one is ready. */
  private _findTwins(): void {
    const { value } = this.description;
    if (value) {
      void this._twins.ask(this.entry, value);
    }
  }

  /** Reads the store behind the chosen access, unless it has been read. */
  private _readStore(): void {
    const access = this.overview;
    const key = access?.key ?? null;
    const address = access?.href ?? null;
    if (key === this._storeKey && address === this._storeAddress) {
      return;
    }
    this._storeKey = key;
    this._storeAddress = address;
    if (!access) {
      this.store.reset();
      return;
    }
    const { href, format, zarrFormat, group } = access;
    void this.store.load(href, signal =>
      openStore(this._net, href, { format, zarrFormat, group, signal })
    );
  }

  private _storeChanged(): void {
    this._groupPath = this.store.value ? meantGroup(this.store.value) : null;
    this._select();
    this._update();
    if (this.store.state.status !== 'loading') {
      this._findTwins();
    }
  }

  /** Another group is another selection. */
  private _select(): void {
    this._selection?.dispose();
    const { dataset, group, overview } = this;
    const store = this.store.value?.metadata;
    const isOnTape = overview?.reach === 'tape';
    this._selection =
      group && store && dataset
        ? new SelectionModel(this._net, store, group, dataset, isOnTape)
        : null;
    this._selection?.changed.connect(this._update, this);
  }

  /** The chosen access, with what its store told when that is what was read. */
  private _knownAccess(): IAccess | null {
    const { access, group } = this;
    const store = this.store.value;
    return access && store && group && access.key === this._storeKey
      ? withStore(access, store.metadata, group.path)
      : access;
  }

  /** Another access has a root of its own: its group is its own word. */
  private _picked(): ISelection {
    const picked = this._selection?.selection ?? EVERYTHING;
    return this.access?.key === this._storeKey
      ? picked
      : { ...picked, group: null };
  }

  private _update(): void {
    if (!this._isDisposed) {
      this._changed.emit();
    }
  }

  private _accessKey: string | null = null;
  private _parameters: Readonly<Record<string, ParameterValue>> = {};
  private _storeKey: string | null = null;
  private _storeAddress: string | null = null;
  private _groupPath: string | null = null;
  private _selection: SelectionModel | null = null;
  private _isDisposed = false;
  private readonly _flavours: FlavourChoice;
  private readonly _twins: TwinList;
  private readonly _changed = new Signal<this, void>(this);
}

/** Whether a failure is the host's word on what it has; it is then not there. */
function isAnswer({ kind }: Failure): boolean {
  return kind !== 'not-admitted' && kind !== 'mixed-content';
}

/** The group that the access means, else the first that holds something. */
function meantGroup({ metadata, group }: IOpenedStore): string {
  const holds = ({ variables }: IGroup) => variables.length > 0;
  const meant = metadata.groups.find(({ path }) => path === group);
  return meant && holds(meant)
    ? group
    : (metadata.groups.find(holds)?.path ?? group);
}
