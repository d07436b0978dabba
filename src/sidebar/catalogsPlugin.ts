import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';

import { ICatalogs } from '../tokens';

import { Catalogs } from './catalogs';
import { MemorySettings } from './settings';
import type { ISettingsStore } from './settings';

const ID = 'jupyterlab-cloudify:catalogs';

/** The catalogs, favourites and recent datasets of a person. */
export const catalogsPlugin: JupyterFrontEndPlugin<ICatalogs> = {
  id: ID,
  description: 'The catalogs, favourites and recent datasets of a person.',
  autoStart: true,
  provides: ICatalogs,
  optional: [ISettingRegistry, IStateDB],
  activate: (
    app: JupyterFrontEnd,
    registry: ISettingRegistry | null,
    state: IStateDB | null
  ): ICatalogs =>
    new Catalogs(
      openSettings(registry),
      state,
      app.serviceManager.serverSettings.baseUrl
    )
};

/** Our settings; those that cannot be read must not take the sidebar with them. */
async function openSettings(
  registry: ISettingRegistry | null
): Promise<ISettingsStore> {
  try {
    return registry ? await registry.load(ID) : new MemorySettings();
  } catch (error) {
    console.error('The settings of the data catalogs cannot be read.', error);
    return new MemorySettings();
  }
}
