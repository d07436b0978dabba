import { Notification } from '@jupyterlab/apputils';

import { withProgress } from '../progress';

beforeEach(() => jest.useFakeTimers());

afterEach(() => {
  jest.useRealTimers();
  Notification.dismiss();
});

const shown = () => Notification.manager.notifications;

describe('progress', () => {
  it('is not told of what is done within a second', async () => {
    const result = withProgress({ message: 'Packing' }, async () => {
      await jest.advanceTimersByTimeAsync(900);
      expect(shown()).toEqual([]);
      return 7;
    });
    await expect(result).resolves.toBe(7);
    await jest.advanceTimersByTimeAsync(900);
    expect(shown()).toEqual([]);
  });

  it('is told with the latest words until the work has ended', async () => {
    await withProgress({ message: 'Packing' }, async ({ report }) => {
      report('Packing: 1');
      await jest.advanceTimersByTimeAsync(1100);
      expect(shown()).toMatchObject([
        { message: 'Packing: 1', type: 'in-progress' }
      ]);
      report('Packing: 2');
      expect(shown()).toMatchObject([{ message: 'Packing: 2' }]);
    });
    expect(shown()).toEqual([]);
  });

  it('ends with the work that fails', async () => {
    const result = withProgress({ message: 'Packing' }, async () => {
      await jest.advanceTimersByTimeAsync(1100);
      throw new Error('no');
    });
    await expect(result).rejects.toThrow('no');
    expect(shown()).toEqual([]);
  });

  it('can be cancelled', async () => {
    const options = { message: 'Packing', cancel: 'Cancel' };
    await withProgress(options, async ({ signal }) => {
      await jest.advanceTimersByTimeAsync(1100);
      const [{ label, callback }] = shown()[0].options.actions ?? [];
      expect(label).toBe('Cancel');
      expect(signal.aborted).toBe(false);
      callback(new MouseEvent('click'));
      expect(signal.aborted).toBe(true);
    });
  });
});
