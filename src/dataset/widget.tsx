import { MainAreaWidget } from '@jupyterlab/apputils';
import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ITranslator } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import * as React from 'react';

import { DatasetActions } from './actions';
import { findEntry } from './entries';
import { NumberFormat } from './format';
import { datasetViewIcon } from './icons';
import { DatasetModel } from './model';
import type { IDatasetModelOptions } from './model';
import type { IViewContext } from './view/context';
import { DatasetView } from './view/DatasetView';

/** Characters of a title that a tab shows. */
const LONG = 80;

/** What a dataset panel works with. */
export interface IDatasetPanelOptions extends IDatasetModelOptions {
  readonly rendermime: IRenderMimeRegistry;
  readonly languages: IEditorLanguageRegistry | null;
  readonly translator: ITranslator;
  /** Address of a browser-only site with this extension; `''` for none. */
  readonly browserSite: string;
}

/** The view of one dataset. It reads nothing before it is shown. */
export class DatasetPanel extends ReactWidget {
  constructor({
    rendermime,
    languages,
    translator,
    browserSite,
    ...options
  }: IDatasetPanelOptions) {
    super();
    const trans = translator.load('jupyterlab_cloudify');
    const numbers = new NumberFormat(trans, translator.languageCode);
    this.addClass('jp-CloudifyDataset');
    this.model = new DatasetModel(options);
    this.actions = new DatasetActions(this.model, options.target, trans);
    this._context = { trans, numbers, rendermime, languages, browserSite };
    this.title.icon = datasetViewIcon;
    this.title.closable = true;
    this.model.changed.connect(this._updateTitle, this);
    this._updateTitle();
  }

  readonly model: DatasetModel;
  readonly actions: DatasetActions;

  override dispose(): void {
    if (!this.isDisposed) {
      this.model.dispose();
      super.dispose();
    }
  }

  protected override onBeforeShow(msg: Message): void {
    super.onBeforeShow(msg);
    void this.model.load();
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    if (this.isVisible) {
      void this.model.load();
    }
  }

  protected override render(): React.JSX.Element {
    return (
      <DatasetView
        model={this.model}
        actions={this.actions}
        context={this._context}
      />
    );
  }

  private _updateTitle(): void {
    const title = this.model.title.replace(/\s+/g, ' ');
    this.title.label = title.length > LONG ? `${title.slice(0, LONG)}…` : title;
    this.title.caption = this.title.label;
  }

  private readonly _context: IViewContext;
}

/**
 * The view of the dataset of an id as a tab of its own.
 *
 * @returns `null` where the text is no id.
 */
export async function createDatasetWidget(
  id: string,
  options: Omit<IDatasetPanelOptions, 'entry'>
): Promise<MainAreaWidget<DatasetPanel> | null> {
  await options.catalogs.ready;
  const entry = findEntry(id, options.catalogs);
  if (!entry) {
    return null;
  }
  const content = new DatasetPanel({ ...options, entry });
  const widget = new MainAreaWidget({ content });
  // Its buttons stand below the code; a toolbar would only be empty.
  widget.toolbar.hide();
  return widget;
}
