import type { IDisposable } from '@lumino/disposable';

import { asFailure, Failure } from '../net';

/** How far the reading of something is. */
export type PartState<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'done'; readonly value: T };

/** Reads a part of a dataset; rejects with a `Failure`. */
export type Read<T> = (signal: AbortSignal) => Promise<T>;

/**
 * A part of a dataset that is read over the network: it can be cancelled and
 * read again, and the answer to a question that is no longer asked is dropped.
 */
export class Part<T> implements IDisposable {
  /**
   * @param _changed - called after every change of state.
   */
  constructor(private readonly _changed: () => void) {}

  get state(): PartState<T> {
    return this._state;
  }

  /** The value, once it has been read; else the one that is to be replaced. */
  get value(): T | null {
    return this._state.status === 'done' ? this._state.value : this._before;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * Reads the part, in place of what is there or on its way.
   *
   * @param url - what is read, for failures that do not say it themselves.
   */
  async load(url: string, read: Read<T>): Promise<void> {
    this._before = null;
    await this._read(url, read);
  }

  /** As `load`, but the value that is there stays until another has come. */
  async replace(url: string, read: Read<T>): Promise<void> {
    this._before = this.value;
    await this._read(url, read);
  }

  private async _read(url: string, read: Read<T>): Promise<void> {
    this._last = () => this._read(url, read);
    this._url = url;
    const controller = this._begin();
    this._set({ status: 'loading' });
    try {
      const value = await read(controller.signal);
      this._settle(controller, { status: 'done', value });
    } catch (error) {
      const failure = asFailure(error, url);
      this._settle(controller, { status: 'failed', failure });
    }
  }

  /** Reads once more what was read last. */
  async retry(): Promise<void> {
    await this._last?.();
  }

  /** Stops waiting; `retry` takes it up again. */
  cancel(): void {
    if (this._state.status === 'loading') {
      this._begin();
      const failure = new Failure('cancelled', { url: this._url });
      this._set({ status: 'failed', failure });
    }
  }

  /** Forgets what was read, and what is on its way. */
  reset(): void {
    this._begin();
    this._last = null;
    this._before = null;
    if (this._state.status !== 'idle') {
      this._set({ status: 'idle' });
    }
  }

  dispose(): void {
    this._isDisposed = true;
    this._controller.abort();
  }

  /** Drops the question before, so that its answer comes to nothing. */
  private _begin(): AbortController {
    this._controller.abort();
    this._controller = new AbortController();
    return this._controller;
  }

  private _settle(controller: AbortController, state: PartState<T>): void {
    if (controller === this._controller && !controller.signal.aborted) {
      this._set(state);
    }
  }

  private _set(state: PartState<T>): void {
    this._state = state;
    if (!this._isDisposed) {
      this._changed();
    }
  }

  private _state: PartState<T> = { status: 'idle' };
  private _before: T | null = null;
  private _controller = new AbortController();
  private _last: (() => Promise<void>) | null = null;
  private _url = '';
  private _isDisposed = false;
}
