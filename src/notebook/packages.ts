import type { Kernel } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

/** Versions of packages by name; `null` for those that are not there. */
export type Packages = Readonly<Record<string, string | null>>;

/**
 * What kernels have told of their packages; kept as long as their connections.
 */
export class KernelPackages {
  /** Emitted after a kernel has answered. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /**
   * What a kernel holds; `null` as long as it has not told. The first look asks
   * it, and so does its restart: after an installation it may hold more.
   */
  of(kernel: Kernel.IKernelConnection): Packages | null {
    if (!this._known.has(kernel)) {
      void this.ask(kernel);
    }
    return this._known.get(kernel) ?? null;
  }

  /**
   * Asks a kernel anew, unless a question is on its way. It resolves when the
   * kernel has answered or can no longer answer; a busy one answers late.
   */
  ask(kernel: Kernel.IKernelConnection): Promise<void> {
    if (!this._known.has(kernel)) {
      this._known.set(kernel, null);
      kernel.statusChanged.connect(this._onStatus, this);
    }
    const pending =
      this._pending.get(kernel) ??
      this._ask(kernel).finally(() => this._pending.delete(kernel));
    this._pending.set(kernel, pending);
    return pending;
  }

  private async _ask(kernel: Kernel.IKernelConnection): Promise<void> {
    const { askPackages } = await import('./kernelPackages');
    try {
      this._known.set(kernel, await askPackages(kernel));
    } catch {
      // It has ended or been restarted meanwhile; the next one is asked again.
      return;
    }
    this._changed.emit();
  }

  private _onStatus(
    kernel: Kernel.IKernelConnection,
    status: Kernel.Status
  ): void {
    if (status === 'restarting' || status === 'autorestarting') {
      this._restarted.add(kernel);
    } else if (status === 'idle' && this._restarted.delete(kernel)) {
      void this.ask(kernel);
    }
  }

  private readonly _known = new WeakMap<
    Kernel.IKernelConnection,
    Packages | null
  >();
  private readonly _pending = new WeakMap<
    Kernel.IKernelConnection,
    Promise<void>
  >();
  private readonly _restarted = new WeakSet<Kernel.IKernelConnection>();
  private readonly _changed = new Signal<this, void>(this);
}
