import { ILabShell, ILayoutRestorer } from '@jupyterlab/application';
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, WidgetTracker } from '@jupyterlab/apputils';
import type { MainAreaWidget } from '@jupyterlab/apputils';
import { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs } from '../commands';
import { asText } from '../model/json';
import { isQuietPage, isSite } from '../site';
import {
  ICatalogs,
  ICatalogSources,
  ICodeTarget,
  ISnippets,
  ITwins
} from '../tokens';

import { addDatasetCommands } from './datasetCommands';
import type { DatasetPanel } from './widget';

const ID = 'jupyterlab-cloudify:dataset';

/** The view of a dataset. */
export const datasetPlugin: JupyterFrontEndPlugin<void> = {
  id: ID,
  description: 'Shows what is inside a dataset, and the code that opens it.',
  autoStart: true,
  requires: [ICatalogSources, ICatalogs, IRenderMimeRegistry],
  optional: [
    ISnippets,
    ICodeTarget,
    ILayoutRestorer,
    ICommandPalette,
    ITranslator,
    ILabShell,
    IEditorLanguageRegistry,
    ISettingRegistry,
    ITwins
  ],
  activate: (
    app: JupyterFrontEnd,
    sources: ICatalogSources,
    catalogs: ICatalogs,
    rendermime: IRenderMimeRegistry,
    snippets: ISnippets | null,
    target: ICodeTarget | null,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null,
    labShell: ILabShell | null,
    languages: IEditorLanguageRegistry | null,
    registry: ISettingRegistry | null,
    twins: ITwins | null
  ): void => {
    if (isQuietPage()) {
      return;
    }
    const { commands, shell } = app;
    const language = translator ?? nullTranslator;
    const trans = language.load('jupyterlab_cloudify');
    const tracker = new WidgetTracker<MainAreaWidget<DatasetPanel>>({
      namespace: 'cloudify-dataset'
    });
    addDatasetCommands({
      commands,
      trans,
      tracker,
      target,
      activate: id => shell.activateById(id),
      open: async (id, choices) => {
        const [{ createDatasetWidget }] = await Promise.all([
          import('./widget'),
          snippets?.load()
        ]);
        const widget = await createDatasetWidget(id, choices, {
          sources,
          catalogs,
          snippets,
          target,
          host: isSite(app) ? 'lite' : 'lab',
          twins,
          rendermime,
          languages,
          translator: language,
          restored: app.restored,
          browserSite: await readBrowserSite(registry)
        });
        if (widget) {
          await tracker.add(widget);
          widget.content.chosen.connect(() => void tracker.save(widget));
          // Notebook 7 has room for one widget only in its main area.
          shell.add(widget, labShell ? 'main' : 'right', { type: 'Dataset' });
        }
        return widget;
      }
    });
    const category = trans.__('Data catalogs');
    for (const command of [
      CommandIDs.openInNotebook,
      CommandIDs.insertIntoCell,
      CommandIDs.copyCode
    ]) {
      palette?.addItem({ command, category });
    }
    void restorer?.restore(tracker, {
      command: CommandIDs.openDataset,
      args: ({ content }) => ({
        id: content.model.entry.id,
        choices: content.choices
      }),
      name: ({ content }) => content.model.entry.id
    });
  }
};

/** A setting that cannot be read must not take the view with it. */
async function readBrowserSite(
  registry: ISettingRegistry | null
): Promise<string> {
  try {
    const settings = await registry?.load(ID);
    return asText(settings?.composite.browserSite) ?? '';
  } catch {
    return '';
  }
}
