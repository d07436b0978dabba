import * as React from 'react';

import { useSignal } from '../../useSignal';
import type { DatasetActions } from '../actions';
import type { DatasetModel } from '../model';

import { About } from './About';
import { AccessChoice } from './AccessChoice';
import { CatalogVariables } from './CatalogVariables';
import { Code } from './Code';
import { useView, ViewContext } from './context';
import type { IViewContext } from './context';
import { Footer } from './Footer';
import { Header } from './Header';
import { Overview } from './Overview';
import { Parameters } from './Parameters';
import { PartStatus } from './PartStatus';
import { Selection } from './Selection';

// With the view, not with JupyterLab's start.
import '../../../style/dataset.css';

export interface IDatasetViewProps {
  readonly model: DatasetModel;
  readonly actions: DatasetActions;
  readonly context: IViewContext;
}

/** A dataset: what it is, what is in it, what to take of it, and the code. */
export function DatasetView({
  model,
  actions,
  context
}: IDatasetViewProps): React.JSX.Element {
  return (
    <ViewContext.Provider value={context}>
      <Content model={model} actions={actions} />
    </ViewContext.Provider>
  );
}

function Content({
  model,
  actions
}: Omit<IDatasetViewProps, 'context'>): React.JSX.Element {
  const { trans } = useView();
  const id = React.useId();
  useSignal(model.changed);
  const { description, store, group, selection } = model;
  const dataset = description.value;
  const isUnknown = !group && store.state.status !== 'loading';
  const hints = isUnknown ? (dataset?.variables ?? []) : [];
  return (
    <article className="jp-CloudifyDataset-article" aria-labelledby={id}>
      <div className="jp-CloudifyDataset-body">
        <Header model={model} actions={actions} id={id} />
        <PartStatus
          part={description}
          loading={trans.__('Reading what the catalog tells…')}
        />
        {dataset && (
          <>
            <About dataset={dataset} />
            <Parameters model={model} />
            <AccessChoice model={model} dataset={model.dataset ?? dataset} />
          </>
        )}
        <PartStatus
          part={store}
          loading={trans.__('Reading what is in the store…')}
        />
        {dataset && (
          <div className="jp-CloudifyDataset-columns">
            {group && <Overview model={model} group={group} />}
            {hints.length > 0 && <CatalogVariables variables={hints} />}
            <div className="jp-CloudifyDataset-aside">
              {selection && (
                <Selection
                  selection={selection}
                  isInPage={model.runtime.host === 'lite'}
                  hasDask={model.access?.reach !== 'tape'}
                />
              )}
              <Code model={model} />
            </div>
          </div>
        )}
      </div>
      <Footer model={model} actions={actions} />
    </article>
  );
}
