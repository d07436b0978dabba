import type { IDisposable } from '@lumino/disposable';

import type { IAccess, IGroup } from '../model';
import type { Failure, INet } from '../net';
import { openStore } from '../zarr';
import type { IOpenedStore } from '../zarr';

import { withStore } from './access';
import { Part } from './part';

/** The store that is looked into, and the group of it that was chosen. */
export class StoreChoice implements IDisposable {
  /**
   * @param _changed - called after every change of the store's state; another
   * store is another group by then.
   * @param _wanted - path of the group that was chosen in an earlier view.
   */
  constructor(
    private readonly _net: INet,
    private readonly _changed: () => void,
    private _wanted: string | null = null
  ) {}

  /** The store's metadata. */
  readonly part = new Part<IOpenedStore>(() => this._changed());

  /** The chosen group, else that of the access; `null` without a store. */
  get group(): IGroup | null {
    const { value } = this.part;
    const groups = value?.metadata.groups ?? [];
    const at = (wanted: string | null) =>
      groups.find(({ path }) => path === wanted);
    return at(this._wanted) ?? (value && at(meantGroup(value))) ?? null;
  }

  /** Path of the group that a person chose; `null` where none was. */
  get wanted(): string | null {
    return this._wanted;
  }

  chooseGroup(path: string): void {
    this._wanted = path;
  }

  /**
   * Whether the store is known to be there. Where none can be read from here,
   * nobody knows, and the code may try.
   */
  get mayExist(): boolean {
    const { state } = this.part;
    return (
      state.status === 'idle' ||
      state.status === 'done' ||
      (state.status === 'failed' && !isAnswer(state.failure))
    );
  }

  /** Reads the store behind an access, unless it has been read; `null` is none. */
  read(access: IAccess | null): void {
    const asked = this._asked;
    this._asked = access;
    if (!access) {
      this.part.reset();
      return;
    }
    const { key, href, format, zarrFormat, group } = access;
    const isSame =
      asked?.key === key &&
      asked.href === href &&
      asked.format === format &&
      asked.zarrFormat === zarrFormat &&
      asked.group === group;
    if (asked && asked.group !== group) {
      // The access has a word of its own.
      this._wanted = null;
    }
    if (!isSame) {
      void this.part.load(href, signal =>
        openStore(this._net, href, { format, zarrFormat, group, signal })
      );
    }
  }

  /** Whether the store was read through this access. */
  isOf(access: IAccess): boolean {
    return access.key === this._asked?.key;
  }

  /** An access, with what its store told when that is what was read. */
  complete(access: IAccess): IAccess {
    const { group } = this;
    const store = this.part.value;
    return store && group && this.isOf(access)
      ? withStore(access, store.metadata, group.path)
      : access;
  }

  get isDisposed(): boolean {
    return this.part.isDisposed;
  }

  dispose(): void {
    this.part.dispose();
  }

  private _asked: IAccess | null = null;
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
