import * as React from 'react';

import { edgesOf, SIDES } from '../draft';
import type { Side } from '../draft';
import type { SelectionModel } from '../selectionModel';

import { useView } from './context';
import { PartStatus } from './PartStatus';
import { sideProblemText } from './problems';
import { TextField } from './TextField';

/** A box on the sphere; its coordinates are read when it is unfolded. */
export function Area({
  selection
}: {
  readonly selection: SelectionModel;
}): React.JSX.Element {
  const { trans } = useView();
  const { draft, problems, area, axes } = selection;
  const edges = edgesOf(axes);
  const labels: Readonly<Record<Side, string>> = {
    west: trans.__('West (°E)'),
    south: trans.__('South (°N)'),
    east: trans.__('East (°E)'),
    north: trans.__('North (°N)')
  };
  const isWhole = SIDES.every(side => draft.box[side].trim() === '');
  return (
    <details
      className="jp-CloudifyDataset-details"
      onToggle={event => {
        if (event.currentTarget.open) {
          selection.lookAtArea();
        }
      }}
    >
      <summary>
        {trans.__('Area')}{' '}
        <span className="jp-CloudifyDataset-dim">
          {isWhole ? trans.__('all of it') : trans.__('a box')}
        </span>
      </summary>
      <PartStatus
        part={area}
        loading={trans.__('Reading latitudes and longitudes…')}
      />
      <div className="jp-CloudifyDataset-fields">
        {SIDES.map(side => (
          <TextField
            key={side}
            label={labels[side]}
            value={draft.box[side]}
            placeholder={String(edges[side])}
            inputMode="decimal"
            error={sideProblemText(problems.get(side), trans)}
            onChange={text => selection.setSide(side, text)}
          />
        ))}
      </div>
      <p className="jp-CloudifyDataset-hint">
        {trans.__(
          'Degrees east and north; a west greater than the east crosses the date line.'
        )}
      </p>
    </details>
  );
}
