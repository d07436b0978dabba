import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import { copy } from '../clipboard';
import { createLink } from '../links/link';
import { snippetNoteMessage } from '../messages';
import type { IRuntime } from '../model';
import { plainAddress } from '../net';
import { reasonOf } from '../reason';
import type { ISnippet } from '../snippets/flavour';
import { NoPythonError } from '../tokens';
import type { ICodeRequest, ICodeTarget } from '../tokens';

import type { DatasetModel } from './model';

/**
 * What a person does with the code and the address of a dataset; each action
 * says what came of it.
 */
export class DatasetActions {
  constructor(
    private readonly _model: DatasetModel,
    private readonly _target: ICodeTarget | null,
    private readonly _trans: TranslationBundle
  ) {}

  /** What the last action came to; `''` before the first. */
  get message(): string {
    return this._message;
  }

  /** Emitted when an action begins that takes a while, and after every one. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get hasCode(): boolean {
    return this._model.snippet !== null;
  }

  /** Whether there is anything that takes code at all. */
  get hasTarget(): boolean {
    return this._target !== null;
  }

  get canOpen(): boolean {
    return this.hasCode && this.hasTarget;
  }

  get canInsert(): boolean {
    return this.hasCode && Boolean(this._target?.canInsert);
  }

  /** While a notebook is being opened, a second call opens no second one. */
  async openInNotebook(): Promise<void> {
    const target = this._target;
    if (this._isOpening || !target) {
      return;
    }
    const trans = this._trans;
    this._isOpening = true;
    this._say(trans.__('The notebook is being opened…'));
    await this._do(
      async () => {
        const { notes } = await target.openInNotebook(this._request());
        // The notebook hides the view, where they stand beside the code. One
        // notice for all of them would be cut.
        for (const note of notes) {
          Notification.warning(snippetNoteMessage(note, trans), {
            autoClose: false
          });
        }
      },
      trans.__('The code is in the notebook.'),
      error =>
        error instanceof NoPythonError
          ? trans.__('There is no kernel here that runs Python.')
          : trans.__(
              'The code could not be put into a notebook: %1',
              reasonOf(error, trans)
            )
    );
    this._isOpening = false;
  }

  async insertIntoCell(): Promise<void> {
    const target = this._target;
    if (!target) {
      return;
    }
    const trans = this._trans;
    await this._do(
      () => target.insert(this._request()),
      trans.__('The code is inserted.'),
      () => trans.__('There is no code cell, console or file to insert into.')
    );
  }

  async copyCode(): Promise<void> {
    const code = this._model.snippet?.code;
    if (code) {
      await this._copy(code, this._trans.__('The code is copied.'));
    }
  }

  async copyAddress(): Promise<void> {
    const { access, entry } = this._model;
    const address = access?.href ?? plainAddress(entry.href);
    await this._copy(address, this._trans.__('The address is copied.'));
  }

  /** Copies an address that opens this view, for a colleague. */
  async copyLink(): Promise<void> {
    const link = createLink({ catalog: null, entry: this._model.entry.id });
    await this._copy(link, this._trans.__('The link is copied.'));
  }

  private async _copy(text: string, done: string): Promise<void> {
    await this._do(
      () => copy(text),
      done,
      () =>
        this._trans.__(
          'The browser does not allow copying here. Select the text and copy it with the keyboard.'
        )
    );
  }

  private async _do(
    act: () => Promise<void>,
    done: string,
    failed: (error: unknown) => string
  ): Promise<void> {
    try {
      await act();
      this._say(done);
    } catch (error) {
      this._say(failed(error));
    }
  }

  private _request(): ICodeRequest {
    return {
      dataset: this._model.entry.id,
      write: (runtime, name) => this._write(runtime, name)
    };
  }

  private _write(runtime: IRuntime, name?: string): ISnippet {
    const snippet = this._model.write(runtime, name);
    if (!snippet) {
      throw new Error('No flavour of code opens this access.');
    }
    return snippet;
  }

  /** A zero-width change makes a live region repeat a message. */
  private _say(message: string): void {
    const isSame = this._message === message;
    this._message = isSame ? `${message}\u200b` : message;
    this._changed.emit();
  }

  private _isOpening = false;
  private _message = '';
  private readonly _changed = new Signal<this, void>(this);
}
