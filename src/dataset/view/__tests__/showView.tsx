import {
  RenderMimeRegistry,
  standardRendererFactories
} from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { marked } from 'marked';
import * as React from 'react';

import type { IDataset } from '../../../model';
import type { ICodeTarget, ITwins } from '../../../tokens';
import {
  createDataset,
  createModel,
  createNet
} from '../../__tests__/fixtures';
import { DatasetActions } from '../../actions';
import { NumberFormat } from '../../format';
import type { DatasetModel } from '../../model';
import type { IViewContext } from '../context';
import { DatasetView } from '../DatasetView';

const trans = nullTranslator.load('jupyterlab_cloudify');

const context = (): IViewContext => ({
  trans,
  numbers: new NumberFormat(trans, 'en'),
  rendermime: new RenderMimeRegistry({
    initialFactories: standardRendererFactories,
    markdownParser: { render: async text => marked.parse(text) }
  }),
  languages: null,
  browserSite: 'https://site.org/climate/'
});

/** The view of a model, which begins to load. */
export function showModel(model: DatasetModel, target: ICodeTarget | null) {
  const actions = new DatasetActions(model, target, trans);
  const { container } = render(
    <DatasetView model={model} actions={actions} context={context()} />
  );
  act(() => void model.load());
  return { actions, container };
}

/** The view of a dataset whose store has not been read yet. */
export function show(
  dataset: IDataset = createDataset(),
  net = createNet(),
  twins: ITwins | null = null
) {
  const parts = createModel(dataset, net, twins);
  const user = userEvent.setup();
  return { ...parts, user, ...showModel(parts.model, parts.target) };
}

/** The view once the store has been read. */
export async function shown(...args: Parameters<typeof show>) {
  const parts = show(...args);
  await screen.findByRole('region', { name: 'Selection' });
  return parts;
}

/** The code that the view shows. */
export const code = () =>
  screen.getByLabelText('Code preview').textContent ?? '';
