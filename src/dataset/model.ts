import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import { EVERYTHING, unknownKernel } from '../model';
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
import type { INet } from '../net';
import type { ISnippet, ISnippetFlavour } from '../snippets/flavour';
import type {
  ICatalogs,
  ICatalogSources,
  ICodeTarget,
  ISnippets,
  ITwins
} from '../tokens';
import type { IOpenedStore } from '../zarr';

import { nearestAccess, overviewAccess } from './access';
import { isAllTicked } from './carry';
import type { IPicked } from './carry';
import type { IChoices } from './choices';
import { FlavourChoice } from './flavourChoice';
import { withGlance } from './glance';
import { Part } from './part';
import { SelectionModel } from './selectionModel';
import { StoreChoice } from './storeChoice';
import { TwinList } from './twins';
import type { ITwin } from './twins';

/** What a dataset view works with. */
export interface IDatasetModelOptions {
  readonly entry: IEntry;
  readonly sources: ICatalogSources;
  readonly catalogs: ICatalogs;
  /** `null` where nobody writes code. */
  readonly snippets: ISnippets | null;
  /** `null` where code can only be read and copied. */
  readonly target: ICodeTarget | null;
  /** Where code runs. */
  readonly host: IRuntime['host'];
  /** Where else a dataset is found; `null` where nobody looks. */
  readonly twins: ITwins | null;
  /** What was chosen in an earlier view of it. */
  readonly choices?: IChoices;
}

/**
 * What a dataset view shows, and what a person chose in it.
 *
 * Nothing is read before `load`; then what the catalog tells, after it the
 * metadata of the store, and then what other catalogs tell of the same dataset.
 */
export class DatasetModel implements IDisposable {
  constructor(private readonly _options: IDatasetModelOptions) {
    const { snippets, target, catalogs, choices } = _options;
    snippets?.changed.connect(this._update, this);
    target?.runtimeChanged.connect(this._update, this);
    catalogs.changed.connect(this._update, this);
    this._flavours = new FlavourChoice(snippets);
    if (choices) {
      const { draft } = choices;
      this._parameters = choices.parameters;
      this._accessKey = choices.access;
      this._flavours.choose(choices.flavour);
      this._picks = draft && { draft, group: null };
    }
    this._store = new StoreChoice(
      this._net,
      () => this._storeChanged(),
      choices?.group
    );
    this._twins = new TwinList(_options.sources, _options.twins, () => {
      // A twin may be the first way to look inside.
      this._store.read(this.overview);
      this._update();
    });
  }

  /** What the catalog tells. */
  readonly description = new Part<IDataset>(() => this._described());
  /** The store's metadata. */
  get store(): Part<IOpenedStore> {
    return this._store.part;
  }

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
    const parameters = this.description.value?.parameters ?? [];
    return parameters.map(parameter => ({
      ...parameter,
      value: this._parameters[parameter.name] ?? parameter.value
    }));
  }

  /** Whether a person chose the value of a parameter. */
  hasChosen(name: string): boolean {
    return name in this._parameters;
  }

  /**
   * Whether the parameters lead to a store, as far as anyone can know.
   */
  get isProbed(): boolean {
    const isTold = this.description.state.status === 'done';
    return this.parameters.length === 0 || (isTold && this._store.mayExist);
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
    return this._store.group;
  }

  /** What is picked of the group; `null` while it is not known. */
  get selection(): SelectionModel | null {
    return this._selection;
  }

  /** What a person chose by now. */
  get choices(): IChoices {
    const picked: IPicked | null = this._selection ?? this._picks;
    const isAll = picked !== null && isAllTicked(picked);
    return {
      parameters: this._parameters,
      access: this._accessKey,
      group: this._store.wanted,
      flavour: this._flavours.id,
      draft: picked && {
        ...picked.draft,
        ticked: isAll ? new Set() : picked.draft.ticked
      }
    };
  }

  /** The flavours that can open the chosen access where the code will run. */
  get flavours(): readonly ISnippetFlavour[] {
    return this._flavours.all(this.dataset, this.access, this.runtime);
  }

  get flavour(): ISnippetFlavour | null {
    return this._flavours.current(this.dataset, this.access, this.runtime);
  }

  get runtime(): IRuntime {
    const { target, host } = this._options;
    return target?.runtime ?? unknownKernel(host);
  }

  /** The code as it stands; `null` where none can be written of it. */
  get snippet(): ISnippet | null {
    return this.write(this.runtime);
  }

  /**
   * The code for a kernel; `null` where no flavour can write it, or the
   * selection is not yet right.
   *
   * @param name - of the variable that is to hold the dataset, else `ds`.
   */
  write(runtime: IRuntime, name?: string): ISnippet | null {
    const { dataset, access } = this;
    const flavour = this._flavours.current(dataset, access, runtime);
    const isRight = !this._selection || this._selection.problems.size === 0;
    return dataset && access && flavour && isRight && this.isProbed
      ? flavour.generate(
          dataset,
          this._store.complete(access),
          this._picked(access),
          runtime,
          name
        )
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
    this._store.read(this.overview);
    this._update();
  }

  chooseGroup(path: string): void {
    this._store.chooseGroup(path);
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
    this._store.dispose();
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
      this._store.read(this.overview);
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

  private _storeChanged(): void {
    this._select();
    this._update();
    if (this.store.state.status !== 'loading') {
      this._findTwins();
    }
  }

  /** Another group is another selection, of the same as far as it has it. */
  private _select(): void {
    this._picks = this._selection ?? this._picks;
    this._selection?.dispose();
    const { dataset, group, overview } = this;
    const store = this.store.value?.metadata;
    const isOnTape = overview?.reach === 'tape';
    this._selection =
      group && store && dataset
        ? new SelectionModel(
            this._net,
            store,
            group,
            dataset,
            isOnTape,
            this._picks
          )
        : null;
    this._selection?.changed.connect(this._update, this);
  }

  /** Another access has a root of its own: its group is its own word. */
  private _picked(access: IAccess): ISelection {
    const picked = this._selection?.selection ?? EVERYTHING;
    return this._store.isOf(access) ? picked : { ...picked, group: null };
  }

  private _update(): void {
    if (!this._isDisposed) {
      this._changed.emit();
    }
  }

  private _accessKey: string | null = null;
  private _parameters: Readonly<Record<string, ParameterValue>> = {};
  private _selection: SelectionModel | null = null;
  /** What was picked last, which another store has to be read for. */
  private _picks: IPicked | null = null;
  private _isDisposed = false;
  private readonly _store: StoreChoice;
  private readonly _flavours: FlavourChoice;
  private readonly _twins: TwinList;
  private readonly _changed = new Signal<this, void>(this);
}
