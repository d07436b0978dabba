import { Notification } from '@jupyterlab/apputils';
import { PageConfig, PathExt, URLExt } from '@jupyterlab/coreutils';
import type { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import type { Contents } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import type { INet } from '../net';
import { reasonOf } from '../reason';

import { GETTING_STARTED, Lessons, WORKSHOP } from './lessons';
import { withProgress } from './progress';

/** What opening a lesson needs. */
export interface ILessonOpenerOptions {
  readonly commands: CommandRegistry;
  readonly trans: TranslationBundle;
  readonly contents: Contents.IManager;
  readonly net: INet;
  /** `null` where there is no file browser. */
  readonly browser: IDefaultFileBrowser | null;
  readonly isSite: boolean;
}

/**
 * Opens the notebooks that we ship. Both methods return the notebook's widget,
 * or `null` when it cannot be opened, which is told.
 */
export class LessonOpener {
  constructor(private readonly _options: ILessonOpenerOptions) {
    this._lessons = new Lessons({ ..._options, shipped: shippedFiles() });
  }

  openGettingStarted(): Promise<unknown> {
    return this._tell(async () =>
      this._open(await this._find(GETTING_STARTED))
    );
  }

  /** Shows the other notebooks of the workshop in the file browser, too. */
  openWorkshop(): Promise<unknown> {
    return this._tell(async () => {
      const path = await this._find(WORKSHOP);
      // Its tab is not brought to the front: the catalogs, which the workshop
      // speaks of, stay in view.
      await this._options.browser?.model.cd(`/${PathExt.dirname(path)}`);
      return this._open(path);
    });
  }

  private _find(path: string): Promise<string> {
    const message = this._options.trans.__('Copying the notebooks…');
    return withProgress({ message }, () => this._lessons.find(path));
  }

  private _open(path: string): Promise<unknown> {
    return this._options.commands.execute('docmanager:open', { path });
  }

  private async _tell(action: () => Promise<unknown>): Promise<unknown> {
    try {
      return await action();
    } catch (error) {
      const { trans } = this._options;
      Notification.error(
        trans.__('The notebook cannot be opened: %1', reasonOf(error, trans)),
        { autoClose: false }
      );
      return null;
    }
  }

  private readonly _lessons: Lessons;
}

/** Address of the files that our labextension carries in `content/`. */
function shippedFiles(): string {
  const extensions = PageConfig.getOption('fullLabextensionsUrl');
  const folder = URLExt.join(extensions, 'jupyterlab-cloudify', 'content');
  return new URL(folder, document.baseURI).href;
}
