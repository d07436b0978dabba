import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';

import { CommandIDs } from '../../commands';
import { warnOfLoss } from '../warning';

/** As the browsers answered where they were tried; see keepsWork. */
const REFUSES = () =>
  Promise.reject(new DOMException('Security error', 'SecurityError'));
const GRANTS = () => Promise.resolve({});

/** jsdom has no storage manager. */
function setStorage(storage: object | undefined): void {
  Object.defineProperty(navigator, 'storage', {
    configurable: true,
    value: storage
  });
}

const trans = nullTranslator.load('jupyterlab_cloudify');

async function warn(storage: object | undefined) {
  setStorage(storage);
  const commands = new CommandRegistry();
  const download = jest.fn();
  commands.addCommand(CommandIDs.downloadNotebooks, {
    label: 'Download my notebooks',
    describedBy: { args: { type: 'object' } },
    execute: download
  });
  await warnOfLoss(commands, trans);
  return { download, warnings: Notification.manager.notifications };
}

afterEach(() => {
  Notification.dismiss();
  setStorage(undefined);
});

describe('the warning of loss', () => {
  it('is given where the browser keeps nothing, with a way out', async () => {
    const { warnings, download } = await warn({ getDirectory: REFUSES });
    expect(warnings).toHaveLength(1);
    const [{ message, type, options }] = warnings;
    expect(type).toBe('warning');
    // Notifications cut what is longer.
    expect(message.length).toBeLessThanOrEqual(140);
    const [{ label, callback }] = options.actions ?? [];
    expect(label).toBe('Download my notebooks');
    callback(new MouseEvent('click'));
    expect(download).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a normal window', { getDirectory: GRANTS }],
    ['a browser without a file system', {}],
    ['a page that came over http', undefined]
  ])('is not given in %s', async (_, storage) => {
    expect((await warn(storage)).warnings).toEqual([]);
  });
});
