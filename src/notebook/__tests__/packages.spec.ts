import type { Kernel } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';

import { KernelPackages } from '../packages';

/** A kernel that answers when it is told to. */
class SlowKernel {
  readonly statusChanged = new Signal<this, Kernel.Status>(this);
  /** Ends the questions so far: with versions, or as a kernel that dies. */
  readonly answers: ((packages: Record<string, string> | null) => void)[] = [];

  requestExecute() {
    const done = new Promise((resolve, reject) => {
      this.answers.push(packages => {
        const repr = `'${JSON.stringify(packages)}'`;
        const data = { 'text/plain': repr };
        const content = {
          status: 'ok',
          user_expressions: { packages: { data } }
        };
        return packages ? resolve({ content }) : reject(new Error('Canceled'));
      });
    });
    return { done };
  }

  asKernel(): Kernel.IKernelConnection {
    return this as unknown as Kernel.IKernelConnection;
  }
}

const settled = () => new Promise(resolve => setTimeout(resolve));

let packages: KernelPackages;
let kernel: SlowKernel;

beforeEach(() => {
  packages = new KernelPackages();
  kernel = new SlowKernel();
});

describe('the packages of a kernel', () => {
  it('are asked for once, however often one looks', async () => {
    expect(packages.of(kernel.asKernel())).toBeNull();
    expect(packages.of(kernel.asKernel())).toBeNull();
    await settled();
    expect(kernel.answers).toHaveLength(1);
    kernel.answers[0]({ xarray: '2024.1' });
    await settled();
    expect(packages.of(kernel.asKernel())).toEqual({ xarray: '2024.1' });
    expect(kernel.answers).toHaveLength(1);
  });

  it('come late of a kernel that is busy', async () => {
    const changed = jest.fn();
    packages.changed.connect(changed);
    packages.of(kernel.asKernel());
    await settled();
    expect(changed).not.toHaveBeenCalled();
    kernel.answers[0]({ zarr: '3.0' });
    await settled();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('are asked for again when a question ended without an answer', async () => {
    packages.of(kernel.asKernel());
    await settled();
    kernel.answers[0](null);
    await settled();
    const asked = packages.ask(kernel.asKernel());
    await settled();
    kernel.answers[1]({ zarr: '3.0' });
    await asked;
    expect(packages.of(kernel.asKernel())).toEqual({ zarr: '3.0' });
  });

  it('are asked for anew after a restart', async () => {
    packages.of(kernel.asKernel());
    await settled();
    kernel.answers[0]({ xarray: '2024.1' });
    await settled();
    kernel.statusChanged.emit('restarting');
    kernel.statusChanged.emit('idle');
    await settled();
    kernel.answers[1]({ xarray: '2025.1' });
    await settled();
    expect(packages.of(kernel.asKernel())).toEqual({ xarray: '2025.1' });
    kernel.statusChanged.emit('idle');
    await settled();
    expect(kernel.answers).toHaveLength(2);
  });
});
