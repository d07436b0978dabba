import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { ICatalogs } from '../tokens';

import { Catalogs } from './catalogs';
import { MemorySettings, openRegistry } from './settings';
import type { ISettingsStore } from './settings';

const ID = 'jupyterlab-cloudify:catalogs';

/** The catalogs, favourites and recent datasets of a person. */
export const catalogsPlugin: JupyterFrontEndPlugin<ICatalogs> = {
  id: ID,
  description: 'The catalogs, favourites and recent datasets of a person.',
  autoStart: true,
  provides: ICatalogs,
  optional: [ISettingRegistry, IStateDB, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    registry: ISettingRegistry | null,
    state: IStateDB | null,
    translator: ITranslator | null
  ): ICatalogs => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_cloudify');
    return new Catalogs(
      openSettings(registry),
      state,
      app.serviceManager.serverSettings.baseUrl,
      error => {
        console.error(error);
        Notification.error(
          trans.__('This change of the data catalogs cannot be kept.'),
          { autoClose: false }
        );
      }
    );
  }
};

/** Our settings; those that cannot be read must not take the sidebar with them. */
async function openSettings(
  registry: ISettingRegistry | null
): Promise<ISettingsStore> {
  try {
    return registry ? await openRegistry(registry, ID) : new MemorySettings();
  } catch (error) {
    console.error('The settings of the data catalogs cannot be read.', error);
    return new MemorySettings();
  }
}
