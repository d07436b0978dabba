import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import type { Chunking, IDataset, IGroup, ISelection } from '../model';
import type { INet } from '../net';
import {
  cost,
  describeGrid,
  NO_AXES,
  pairOf,
  readAxis,
  readHorizontal,
  readTimeAxis,
  readTimeEnds,
  select
} from '../zarr';
import type {
  IAxes,
  IAxis,
  IGrid,
  ISelectionCost,
  IStore,
  ITimeAxis
} from '../zarr';

import { carry, dataNames } from './carry';
import type { IPicked } from './carry';
import { NO_BOX, readDraft, scopeOf, SIDES } from './draft';
import type { IDraft, IScope, Problems, Side } from './draft';
import { Part } from './part';

/** The coordinates by which a box is cut. */
export type IAreaAxes = Pick<
  IAxes,
  'latitude' | 'longitude' | 'longitudeRange'
>;

/** What a draft comes to: a selection, what it costs, what is wrong with it. */
interface IOutcome {
  readonly selection: ISelection;
  readonly cost: ISelectionCost;
  readonly problems: Problems;
}

/**
 * What a person picks of a group of a store.
 *
 * A coordinate is read when its part of the selection is looked at; the ends of
 * the time axis at once, unless the catalog tells the time span. Of data on tape
 * nothing is read before a person allows it.
 */
export class SelectionModel implements IDisposable {
  /**
   * @param isOnTape - whether values are read only when a person allows it.
   * @param before - what was picked before, of another group or store.
   */
  constructor(
    private readonly _net: INet,
    private readonly _store: IStore,
    readonly group: IGroup,
    { time }: IDataset,
    isOnTape = false,
    before: IPicked | null = null
  ) {
    this._isHeldBack = isOnTape;
    this.grid = describeGrid(group);
    const update = () => this._update();
    this.time = new Part(() => {
      update();
      this._lookAtPickedTime();
    });
    this.area = new Part(update);
    this.levels = new Map(
      this.grid.levels.map(({ dimension }) => [dimension, new Part(update)])
    );
    this._draft = before
      ? carry(before, group)
      : {
          ticked: new Set(dataNames(group)),
          from: '',
          to: '',
          levels: {},
          box: NO_BOX,
          chunking: null
        };
    this.span = [time?.start, time?.end].map(readDate);
    this._lookAtPicked();
    if (!time?.start || !time.end) {
      this._readTime(readTimeEnds);
    }
  }

  /** First and last day as the catalog tells them; `''` where it does not. */
  readonly span: readonly string[];
  /** What the dimensions of the group mean. */
  readonly grid: IGrid;
  /** The time axis; its value is `null` where its numbers are no times. */
  readonly time: Part<ITimeAxis | null>;
  /** Levels by dimension. */
  readonly levels: ReadonlyMap<string, Part<IAxis>>;
  readonly area: Part<IAreaAxes>;

  /** Emitted after anything of it changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get draft(): IDraft {
    return this._draft;
  }

  get ticked(): ReadonlySet<string> {
    return this._draft.ticked;
  }

  /** What the ticked variables have to pick from. */
  get scope(): IScope {
    return scopeOf(this.group, this.grid, this.ticked);
  }

  /** The coordinates that have been read. */
  get axes(): IAxes {
    return {
      ...NO_AXES,
      ...this.area.value,
      time: this.time.value,
      levels: Object.fromEntries(
        Array.from(this.levels, ([name, part]) => [name, part.value])
      )
    };
  }

  get selection(): ISelection {
    return this._outcome().selection;
  }

  get cost(): ISelectionCost {
    return this._outcome().cost;
  }

  /** Empty where the selection is all that the person asked for. */
  get problems(): Problems {
    return this._outcome().problems;
  }

  tick(names: readonly string[], isTicked: boolean): void {
    const ticked = new Set(this._draft.ticked);
    names.forEach(name => (isTicked ? ticked.add(name) : ticked.delete(name)));
    this._change({ ticked });
  }

  setTime(field: 'from' | 'to', text: string): void {
    this._change({ [field]: text });
    this._lookAtPickedTime();
  }

  /** Picks a level by its position; `null` for all of them. */
  setLevel(dimension: string, position: number | null): void {
    const levels = new Map(Object.entries(this._draft.levels));
    if (position === null) {
      levels.delete(dimension);
    } else {
      levels.set(dimension, position);
    }
    this._change({ levels: Object.fromEntries(levels) });
  }

  setSide(side: Side, text: string): void {
    this._change({ box: { ...this._draft.box, [side]: text } });
  }

  setChunking(chunking: Chunking | null): void {
    this._change({ chunking });
  }

  /** Whether the coordinates are on tape, and nobody has allowed to read them. */
  get isHeldBack(): boolean {
    return this._isHeldBack;
  }

  /** Reads all coordinates from tape, which is better asked once than often. */
  readFromTape(): void {
    // While the person thought about it, another access may have been chosen.
    if (this._isDisposed) {
      return;
    }
    this._isHeldBack = false;
    this._update();
    this.lookAtTime();
    this.lookAtArea();
    this.levels.forEach((_, dimension) => this.lookAtLevel(dimension));
  }

  /** Reads the time axis, or what of it has not been read. */
  lookAtTime(): void {
    const { state } = this.time;
    if (state.status === 'done' && state.value?.complete) {
      void this.time.replace(this._store.href, state.value.complete);
    } else {
      this._readTime(readTimeAxis);
    }
  }

  /** Reads the values of a level, unless they have been read. */
  lookAtLevel(dimension: string): void {
    const part = this.levels.get(dimension);
    const coordinate = this.grid.levels.find(
      level => level.dimension === dimension
    )?.coordinate;
    if (part && coordinate && this._mayRead(part)) {
      const { _net: net, _store: store, group } = this;
      void part.load(store.href, signal =>
        readAxis(net, store, group, coordinate, signal)
      );
    }
  }

  /** Reads the coordinates by which a box is cut, unless they have been read. */
  lookAtArea(): void {
    if (pairOf(this.grid.horizontal) && this._mayRead(this.area)) {
      const { _net: net, _store: store, group } = this;
      const { horizontal } = this.grid;
      void this.area.load(store.href, signal =>
        readHorizontal(net, store, group, horizontal, signal)
      );
    }
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    [this.time, this.area, ...this.levels.values()].forEach(part =>
      part.dispose()
    );
    Signal.clearData(this);
  }

  /** Reads what the draft that it began with stands on. */
  private _lookAtPicked(): void {
    const { box, levels } = this._draft;
    this._lookAtPickedTime();
    if (SIDES.some(side => box[side] !== '')) {
      this.lookAtArea();
    }
    Object.keys(levels).forEach(dimension => this.lookAtLevel(dimension));
  }

  /** A time may be picked while the ends of the axis are still on their way. */
  private _lookAtPickedTime(): void {
    const { from, to } = this._draft;
    if (from !== '' || to !== '') {
      this.lookAtTime();
    }
  }

  private _readTime(read: typeof readTimeAxis): void {
    const { time } = this.grid;
    if (time && this._mayRead(this.time)) {
      const { _net: net, _store: store, group } = this;
      void this.time.load(store.href, signal =>
        read(net, store, group, time.coordinate, signal)
      );
    }
  }

  private _mayRead<T>(part: Part<T>): boolean {
    return !this._isHeldBack && part.state.status === 'idle';
  }

  private _outcome(): IOutcome {
    if (!this._known) {
      const { group, grid, axes, draft, isHeldBack } = this;
      const { picks, located, problems } = readDraft(
        draft,
        group,
        grid,
        axes,
        isHeldBack
      );
      this._known = {
        selection: select(group, grid, axes, picks, draft.chunking),
        cost: cost(group, picks.variables, located),
        problems
      };
    }
    return this._known;
  }

  private _change(part: Partial<IDraft>): void {
    this._draft = { ...this._draft, ...part };
    this._update();
  }

  private _update(): void {
    this._known = null;
    this._changed.emit();
  }

  private _draft: IDraft;
  private _isHeldBack: boolean;
  private _known: IOutcome | null = null;
  private _isDisposed = false;
  private readonly _changed = new Signal<this, void>(this);
}

/** The date in a time of ISO 8601. */
function readDate(text: string | null | undefined): string {
  return /^-?\d{4,}(-\d\d){0,2}/.exec(text ?? '')?.[0] ?? '';
}
