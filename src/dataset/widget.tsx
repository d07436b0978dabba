import { MainAreaWidget } from '@jupyterlab/apputils';
import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ITranslator } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import * as React from 'react';

import type { JSONObject } from '../model';

import { DatasetActions } from './actions';
import { readChoices, writeChoices } from './choices';
import { findEntry } from './entries';
import { NumberFormat } from './format';
import { datasetViewIcon } from './icons';
import { DatasetModel } from './model';
import type { IDatasetModelOptions } from './model';
import type { IViewContext } from './view/context';
import { DatasetView } from './view/DatasetView';

/** Characters of a title that a tab shows. */
const LONG = 80;

/** Milliseconds of quiet before choices are kept. */
const QUIET = 300;

/** What a dataset panel works with. */
export interface IDatasetPanelOptions extends IDatasetModelOptions {
  readonly rendermime: IRenderMimeRegistry;
  readonly languages: IEditorLanguageRegistry | null;
  readonly translator: ITranslator;
  /** Address of a browser-only site with this extension; `''` for none. */
  readonly browserSite: string;
  /** Resolves when the page is as it was left. */
  readonly restored: Promise<unknown>;
}

/** The view of one dataset. It reads nothing before it is shown. */
export class DatasetPanel extends ReactWidget {
  constructor({
    rendermime,
    languages,
    translator,
    browserSite,
    restored,
    ...options
  }: IDatasetPanelOptions) {
    super();
    this._restored = restored;
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
    this._kept = JSON.stringify(this.choices);
    this.model.changed.connect(this._keep, this);
  }

  readonly model: DatasetModel;
  readonly actions: DatasetActions;

  /** What was chosen in it, to keep across reloads. */
  get choices(): JSONObject {
    return writeChoices(this.model.choices);
  }

  /** Emitted when other choices are to be kept. */
  get chosen(): ISignal<this, void> {
    return this._chosen;
  }

  override dispose(): void {
    if (!this.isDisposed) {
      clearTimeout(this._timer);
      this.model.dispose();
      super.dispose();
    }
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    void this._load();
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    void this._load();
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

  /** A page that is restored shows every tab for a moment. */
  private async _load(): Promise<void> {
    await this._restored;
    if (this.isVisible) {
      await this.model.load();
    }
  }

  /** Tells of other choices, once none was made for a while. */
  private _keep(): void {
    const choices = JSON.stringify(this.choices);
    if (choices !== this._kept) {
      this._kept = choices;
      clearTimeout(this._timer);
      this._timer = setTimeout(() => this._chosen.emit(), QUIET);
    }
  }

  private _updateTitle(): void {
    const title = this.model.title.replace(/\s+/g, ' ');
    this.title.label = title.length > LONG ? `${title.slice(0, LONG)}…` : title;
    this.title.caption = this.title.label;
  }

  private _kept: string;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _chosen = new Signal<this, void>(this);
  private readonly _restored: Promise<unknown>;
  private readonly _context: IViewContext;
}

/**
 * The view of the dataset of an id as a tab of its own.
 *
 * @param choices - what was kept of an earlier view of it.
 * @returns `null` where the text is no id.
 */
export async function createDatasetWidget(
  id: string,
  choices: unknown,
  options: Omit<IDatasetPanelOptions, 'entry' | 'choices'>
): Promise<MainAreaWidget<DatasetPanel> | null> {
  await options.catalogs.ready;
  const entry = findEntry(id, options.catalogs);
  if (!entry) {
    return null;
  }
  const content = new DatasetPanel({
    ...options,
    entry,
    choices: readChoices(choices)
  });
  const widget = new MainAreaWidget({ content });
  // Its buttons stand below the code; a toolbar would only be empty.
  widget.toolbar.hide();
  return widget;
}
