import { DisposableDelegate } from '@lumino/disposable';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import { flavours } from './snippets';
import type { ISnippetFlavour } from './snippets/flavour';
import type { ISnippets } from './tokens';

/** The ways to write code: our own, then those that others add. */
export class SnippetRegistry implements ISnippets {
  get flavours(): readonly ISnippetFlavour[] {
    return this._flavours;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  add(flavour: ISnippetFlavour): IDisposable {
    this._set([...this._flavours, flavour]);
    return new DisposableDelegate(() =>
      this._set(this._flavours.filter(other => other !== flavour))
    );
  }

  private _set(flavours: readonly ISnippetFlavour[]): void {
    this._flavours = flavours;
    this._changed.emit();
  }

  private _flavours: readonly ISnippetFlavour[] = flavours;
  private readonly _changed = new Signal<this, void>(this);
}
