import * as React from 'react';

import type { IDimension, IGroup } from '../../model';
import { groupBytes, groupChunks } from '../../zarr';
import type { DatasetModel } from '../model';

import { FoldedAttributes } from './Attributes';
import { useView } from './context';
import { GroupChoice } from './GroupChoice';
import { VariableTable } from './VariableTable';

const NOTHING: ReadonlySet<string> = new Set();

/** What is inside a group of a store, as xarray shows a dataset. */
export function Overview({
  model,
  group
}: {
  readonly model: DatasetModel;
  readonly group: IGroup;
}): React.JSX.Element {
  const { trans, numbers } = useView();
  const id = React.useId();
  const { selection } = model;
  const { variables, attributes } = group;
  const [coordinates, data] = React.useMemo(
    () => [
      variables.filter(({ role }) => role !== 'data'),
      variables.filter(({ role }) => role === 'data')
    ],
    [variables]
  );
  const onTick = React.useCallback(
    (names: readonly string[], isTicked: boolean) =>
      selection?.tick(names, isTicked),
    [selection]
  );
  const isIndex = (dimension: string) =>
    coordinates.some(
      ({ name, role }) => name === dimension && role === 'index'
    );
  return (
    <section
      className="jp-CloudifyDataset-overview"
      aria-labelledby={id}
      role="region"
    >
      <h2 id={id}>{trans.__('Contents')}</h2>
      <GroupChoice model={model} />
      <ul
        className="jp-CloudifyDataset-dimensions"
        aria-label={trans.__('Dimensions')}
      >
        {inOrder(group).map(({ name, size }) => (
          <li key={name} data-index={isIndex(name) || undefined}>
            <span>{name}</span> <b>{numbers.count(size)}</b>
          </li>
        ))}
      </ul>
      <p className="jp-CloudifyDataset-total">
        {trans.__(
          '%1 in %2',
          numbers.bytes(groupBytes(group)),
          numbers.chunks(groupChunks(group))
        )}
      </p>
      {coordinates.length > 0 && (
        <VariableTable
          key={`coordinates of ${group.path}`}
          caption={trans.__('Coordinates')}
          variables={coordinates}
          ticked={null}
          onTick={onTick}
        />
      )}
      <VariableTable
        key={`data of ${group.path}`}
        caption={trans.__('Data variables')}
        variables={data}
        ticked={selection?.ticked ?? NOTHING}
        onTick={onTick}
      />
      <FoldedAttributes
        key={`attributes of ${group.path}`}
        name={trans.__('Attributes (%1)', Object.keys(attributes).length)}
        attributes={attributes}
      />
    </section>
  );
}

/** Dimensions in the order in which the data has them, all others after. */
function inOrder({ dimensions, variables }: IGroup): readonly IDimension[] {
  const names = variables
    .filter(({ role }) => role === 'data')
    .map(({ dims }) => dims)
    .sort((a, b) => b.length - a.length)
    .flat();
  const order = [...new Set([...names, ...dimensions.map(({ name }) => name)])];
  const rank = new Map(order.map((name, at) => [name, at]));
  return [...dimensions].sort(
    (a, b) => (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0)
  );
}
