import * as React from 'react';

import type { SelectionModel } from '../selectionModel';

import { useView } from './context';
import { PartStatus } from './PartStatus';
import { timeProblemText } from './problems';
import { TextField } from './TextField';

/** The first and the last time to take, in the dataset's own calendar. */
export function TimeRange({
  selection
}: {
  readonly selection: SelectionModel;
}): React.JSX.Element {
  const { trans, numbers } = useView();
  const { time, draft, problems } = selection;
  const axis = time.value;
  const isNoTime = time.state.status === 'done' && !axis;
  return (
    <fieldset>
      <legend>{trans.__('Time')}</legend>
      <PartStatus part={time} loading={trans.__('Reading the time axis…')} />
      {axis && (
        <p className="jp-CloudifyDataset-hint">
          {trans.__(
            '%1 – %2 · %3 steps · calendar %4',
            axis.start,
            axis.end,
            numbers.count(axis.size),
            axis.calendar
          )}
        </p>
      )}
      {isNoTime ? (
        <p className="jp-CloudifyDataset-hint">
          {trans.__('Its numbers cannot be read as times.')}
        </p>
      ) : (
        <div className="jp-CloudifyDataset-fields">
          <TextField
            label={trans.__('From')}
            value={draft.from}
            placeholder={axis?.start ?? selection.span[0]}
            error={timeProblemText(problems.get('from'), axis, trans)}
            onFocus={() => selection.lookAtTime()}
            onChange={text => selection.setTime('from', text)}
          />
          <TextField
            label={trans.__('To')}
            value={draft.to}
            placeholder={axis?.end ?? selection.span[1]}
            error={timeProblemText(problems.get('to'), axis, trans)}
            onFocus={() => selection.lookAtTime()}
            onChange={text => selection.setTime('to', text)}
          />
        </div>
      )}
    </fieldset>
  );
}
