import * as React from 'react';

import type { SelectionModel } from '../selectionModel';

import { Choice } from './Choice';
import { useView } from './context';
import { PartStatus } from './PartStatus';
import { TextField } from './TextField';

/** One level to take, by its value where the values are known, else by position. */
export function LevelChoice({
  selection,
  dimension
}: {
  readonly selection: SelectionModel;
  readonly dimension: string;
}): React.JSX.Element {
  const { trans, numbers } = useView();
  const { draft, problems, group, levels } = selection;
  const part = levels.get(dimension);
  const axis = part?.value ?? null;
  const position = draft.levels[dimension];
  const size = group.dimensions.find(({ name }) => name === dimension)?.size;
  const last = numbers.count((size ?? 1) - 1);
  // Numbers of model levels have the unit 1, which tells nothing.
  const levelText = (value: number) =>
    axis?.units && axis.units !== '1'
      ? trans.__('%1 %2', numbers.decimal(value), axis.units)
      : numbers.decimal(value);
  const isWaiting = part?.state.status === 'loading';
  return (
    <details
      className="jp-CloudifyDataset-details"
      onToggle={event => {
        if (event.currentTarget.open) {
          selection.lookAtLevel(dimension);
        }
      }}
    >
      <summary>
        {trans.__('Level: %1', dimension)}{' '}
        <span className="jp-CloudifyDataset-dim">
          {position === undefined
            ? trans.__('all %1', numbers.count(size ?? 0))
            : axis?.values
              ? levelText(axis.values[position])
              : trans.__('position %1', position)}
        </span>
      </summary>
      {part && (
        <PartStatus part={part} loading={trans.__('Reading the levels…')} />
      )}
      {axis?.values && (
        <Choice
          label={dimension}
          value={String(position ?? '')}
          options={[
            ['', trans.__('All levels')],
            ...axis.values.map(
              (value, at) => [String(at), levelText(value)] as const
            )
          ]}
          onChange={value =>
            selection.setLevel(dimension, value === '' ? null : Number(value))
          }
        />
      )}
      {!axis?.values && !isWaiting && (
        <TextField
          label={trans.__('Position, 0 to %1', last)}
          value={position === undefined ? '' : String(position)}
          placeholder={trans.__('all')}
          inputMode="numeric"
          error={
            problems.has('level')
              ? trans.__('Positions go from 0 to %1.', last)
              : ''
          }
          onChange={text =>
            selection.setLevel(
              dimension,
              text.trim() === '' ? null : Number(text)
            )
          }
        />
      )}
    </details>
  );
}
