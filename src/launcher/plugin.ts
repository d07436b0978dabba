import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { ILauncher } from '@jupyterlab/launcher';
import { IMainMenu } from '@jupyterlab/mainmenu';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import type { Menu } from '@lumino/widgets';

import { CommandIDs } from '../commands';
import { isQuietPage, isSite } from '../site';
import { ICatalogSources } from '../tokens';

import { addDownloadCommand } from './downloadCommand';
import { createHelpMenu, fillHelpMenu } from './helpMenu';
import { addLessonCommands } from './lessonCommands';
import { readLinks } from './links';
import { saveDocuments } from './saveDocuments';
import { addWebPageCommand } from './webPageCommand';

const ID = 'jupyterlab-cloudify:launcher';

/** Below JupyterLab's references in the Help menu, above those of a kernel. */
const HELP_RANK = 15;

/** Where to begin: the launcher, the Help menu, the notebooks that we ship. */
export const launcherPlugin: JupyterFrontEndPlugin<void> = {
  id: ID,
  description: 'First steps and the workshop, in the launcher and Help menu.',
  autoStart: true,
  requires: [ICatalogSources],
  optional: [
    ILauncher,
    IMainMenu,
    ICommandPalette,
    ISettingRegistry,
    ITranslator,
    IDefaultFileBrowser,
    IDocumentManager
  ],
  activate: (
    app: JupyterFrontEnd,
    sources: ICatalogSources,
    launcher: ILauncher | null,
    mainMenu: IMainMenu | null,
    palette: ICommandPalette | null,
    registry: ISettingRegistry | null,
    translator: ITranslator | null,
    browser: IDefaultFileBrowser | null,
    documents: IDocumentManager | null
  ): void => {
    if (isQuietPage()) {
      return;
    }
    const { commands, shell } = app;
    const { contents } = app.serviceManager;
    const { net } = sources;
    const trans = (translator ?? nullTranslator).load('jupyterlab_cloudify');
    addLessonCommands({
      commands,
      trans,
      contents,
      net,
      browser,
      isSite: isSite(app)
    });
    addDownloadCommand({
      commands,
      trans,
      contents,
      save: async () => {
        if (documents) {
          await saveDocuments(shell, documents);
        }
      }
    });
    addWebPageCommand(commands, trans);
    const category = trans.__('Data catalogs');
    for (const command of [
      CommandIDs.openGettingStarted,
      CommandIDs.openWorkshop,
      CommandIDs.downloadNotebooks
    ]) {
      palette?.addItem({ command, category });
    }
    if (mainMenu) {
      const submenu = createHelpMenu(commands, trans);
      mainMenu.helpMenu.addItem({ type: 'submenu', submenu, rank: HELP_RANK });
      void showLinks(submenu, registry);
    }
    void app.restored.then(async () => {
      if (launcher) {
        addToLauncher(launcher, commands, trans.__('Climate data'));
      }
      if (isSite(app)) {
        const { warnOfLoss } = await import('./warning');
        await warnOfLoss(commands, trans);
      }
    });
  }
};

/** What stands in the launcher, left to right. */
function addToLauncher(
  launcher: ILauncher,
  commands: CommandRegistry,
  category: string
): void {
  const candidates = [
    CommandIDs.showCatalogs,
    CommandIDs.openGettingStarted,
    CommandIDs.openWorkshop
  ];
  // The plugin of the sidebar may be disabled.
  const present = candidates.filter(command => commands.hasCommand(command));
  for (const [rank, command] of present.entries()) {
    launcher.add({ command, category, rank, args: { isLauncher: true } });
  }
}

/** Keeps the links of the Help menu as the settings have them. */
async function showLinks(
  menu: Menu,
  registry: ISettingRegistry | null
): Promise<void> {
  try {
    const settings = await registry?.load(ID);
    const show = () => fillHelpMenu(menu, readLinks(settings?.composite.links));
    settings?.changed.connect(show);
    show();
  } catch (error) {
    console.error('The links of the Help menu cannot be read.', error);
  }
}
