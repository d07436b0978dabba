import * as React from 'react';

import { mapCost, seriesCost } from '../../zarr';
import type { ICost } from '../../zarr';
import type { SelectionModel } from '../selectionModel';

import { useView } from './context';
import { PAGE, ShowMore } from './ShowMore';

/** Bytes above which a page says how long they take. */
const LARGE = 20e6;

/** Bytes in a second of the connection that it reckons with: 20 Mbit/s. */
const RATE = 2.5e6;

/** Rows that the table shows at first. */
const FEW = 8;

/** What the selection takes as a whole, and what a map and a series would. */
export function Costs({
  selection,
  isInPage
}: {
  readonly selection: SelectionModel;
  /** Whether the code will run in the page. */
  readonly isInPage: boolean;
}): React.JSX.Element {
  const { trans, numbers } = useView();
  const [limit, setLimit] = React.useState(FEW);
  const { cost, ticked, grid, group, problems } = selection;
  const isRight = problems.size === 0;
  const variables = group.variables.filter(({ name }) => ticked.has(name));
  const { total, exact } = cost;
  const memory = total.selectedBytes;
  const rest = variables.length - limit;
  const text = (cost: ICost | null | undefined) =>
    !cost
      ? '–'
      : cost.bytes === null
        ? numbers.chunks(cost.chunks)
        : trans.__(
            '%1 in %2',
            numbers.bytes(cost.bytes),
            numbers.chunks(cost.chunks)
          );
  // How well chunks are packed, nothing tells beforehand.
  const whole =
    total.bytes === null
      ? text(total)
      : trans.__(
          '%1, %2 unpacked',
          numbers.chunks(total.chunks),
          numbers.bytes(total.bytes)
        );
  return (
    <div className="jp-CloudifyDataset-costs">
      {isRight ? (
        <p className="jp-CloudifyDataset-sum">
          <b>
            {exact
              ? trans.__('Fetches %1', whole)
              : trans.__('Fetches up to about %1', whole)}
          </b>
          {memory !== null && (
            <span>
              {exact
                ? trans.__('%1 in memory', numbers.bytes(memory))
                : trans.__('up to about %1 in memory', numbers.bytes(memory))}
            </span>
          )}
        </p>
      ) : (
        <p className="jp-CloudifyDataset-hint">
          {trans.__('What it fetches is told when the selection is right.')}
        </p>
      )}
      {isRight && isInPage && total.bytes !== null && total.bytes > LARGE && (
        <p className="jp-CloudifyDataset-hint">
          {trans.__(
            'In this page it takes up to %1 at 20 Mbit/s, and as much memory as it says.',
            numbers.duration(total.bytes / RATE)
          )}
        </p>
      )}
      {variables.length > 0 && (
        <div
          className="jp-CloudifyDataset-scroll"
          role="group"
          aria-label={trans.__('What it costs')}
          tabIndex={0}
        >
          <table className="jp-CloudifyDataset-table">
            <caption>{trans.__('By variable, unpacked')}</caption>
            <thead>
              <tr>
                <th scope="col">{trans.__('Name')}</th>
                <th scope="col">{trans.__('This selection')}</th>
                <th scope="col">{trans.__('One map')}</th>
                <th scope="col">{trans.__('One point’s series')}</th>
              </tr>
            </thead>
            <tbody>
              {variables.slice(0, limit).map(variable => (
                <tr key={variable.name}>
                  <th scope="row">{variable.name}</th>
                  <td>
                    {text(isRight ? cost.variables.get(variable.name) : null)}
                  </td>
                  <td>{text(mapCost(variable, grid))}</td>
                  <td>{text(seriesCost(variable, grid))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ShowMore rest={rest} onMore={() => setLimit(limit + PAGE)} />
    </div>
  );
}
