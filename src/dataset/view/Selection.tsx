import * as React from 'react';

import type { Chunking } from '../../model';
import type { SelectionModel } from '../selectionModel';

import { Area } from './Area';
import { Choice } from './Choice';
import { useView } from './context';
import { Costs } from './Costs';
import { LevelChoice } from './LevelChoice';
import { TapeNotice } from './TapeNotice';
import { TimeRange } from './TimeRange';

/** What to take of a group, and what that takes. */
export function Selection({
  selection,
  isInPage,
  hasDask
}: {
  readonly selection: SelectionModel;
  /** Whether the code will run in the page. */
  readonly isInPage: boolean;
  /** Whether the code may read with Dask. */
  readonly hasDask: boolean;
}): React.JSX.Element {
  const { trans, numbers } = useView();
  const id = React.useId();
  const { scope, ticked, problems, group } = selection;
  const all = group.variables.filter(({ role }) => role === 'data').length;
  return (
    <section
      className="jp-CloudifyDataset-selection"
      aria-labelledby={id}
      role="region"
      tabIndex={-1}
    >
      <h2 id={id}>{trans.__('Selection')}</h2>
      {problems.has('variables') ? (
        <p className="jp-CloudifyDataset-error">
          {trans.__('Tick at least one of the data variables.')}
        </p>
      ) : (
        <p className="jp-CloudifyDataset-hint">
          {trans.__(
            '%1 of %2 data variables ticked',
            numbers.count(ticked.size),
            numbers.count(all)
          )}
        </p>
      )}
      {selection.isHeldBack && <TapeNotice selection={selection} />}
      {scope.time && <TimeRange selection={selection} />}
      {scope.levels.map(dimension => (
        <LevelChoice
          key={dimension}
          selection={selection}
          dimension={dimension}
        />
      ))}
      {scope.box && <Area selection={selection} />}
      {hasDask && <ChunkChoice selection={selection} />}
      <Costs selection={selection} isInPage={isInPage} />
    </section>
  );
}

/** How the code asks for chunks. */
function ChunkChoice({
  selection
}: {
  readonly selection: SelectionModel;
}): React.JSX.Element {
  const { trans } = useView();
  const choices: readonly (readonly [Chunking | '', string])[] = [
    ['', trans.__('Automatic: as the catalog says, else by size')],
    ['none', trans.__('None: NumPy, read when used')],
    ['native', trans.__('The store’s own: Dask')]
  ];
  return (
    <Choice
      label={trans.__('Chunks')}
      value={selection.draft.chunking ?? ''}
      options={choices}
      onChange={value => {
        const [choice] = choices.find(([choice]) => choice === value) ?? [];
        selection.setChunking(choice || null);
      }}
    />
  );
}
