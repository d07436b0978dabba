import { DisposableDelegate } from '@lumino/disposable';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import type { ISnippetFlavour } from './snippets/flavour';
import type { ISnippets } from './tokens';

/** The ways to write code: our own, then those that others add. */
export class SnippetRegistry implements ISnippets {
  /**
   * @param _own - our own, where they are loaded already.
   */
  constructor(private _own: readonly ISnippetFlavour[] = []) {}

  get flavours(): readonly ISnippetFlavour[] {
    return [...this._own, ...this._added];
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  async load(): Promise<void> {
    if (this._own.length === 0) {
      this._own = (await import('./snippets')).flavours;
      this._changed.emit();
    }
  }

  add(flavour: ISnippetFlavour): IDisposable {
    this._added.add(flavour);
    this._changed.emit();
    return new DisposableDelegate(() => {
      this._added.delete(flavour);
      this._changed.emit();
    });
  }

  private readonly _added = new Set<ISnippetFlavour>();
  private readonly _changed = new Signal<this, void>(this);
}
