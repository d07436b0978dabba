import { caretDownIcon, caretRightIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { IVariable } from '../../model';
import { chunkBytes, chunkCount, variableBytes } from '../../zarr';
import { textOf } from '../format';

import { Attributes } from './Attributes';
import { useView } from './context';

/** What a row of a table of variables shows, and whether it can be ticked. */
export interface IVariableRowProps {
  readonly variable: IVariable;
  /** `null` where variables of this kind cannot be picked. */
  readonly isTicked: boolean | null;
  readonly onTick: (name: string, isTicked: boolean) => void;
}

/** A variable, and its attributes when they are asked for. */
export const VariableRow = React.memo(function VariableRow({
  variable,
  isTicked,
  onTick
}: IVariableRowProps): React.JSX.Element {
  const { trans, numbers } = useView();
  const id = React.useId();
  const [isOpen, setOpen] = React.useState(false);
  const { name, role, dims, dtype, attributes, codecs, isShapeless } = variable;
  const bytes = variableBytes(variable);
  const Caret = (isOpen ? caretDownIcon : caretRightIcon).react;
  return (
    <>
      <tr>
        {isTicked !== null && (
          <td className="jp-CloudifyDataset-tick">
            <input
              type="checkbox"
              aria-label={trans.__('Select %1', name)}
              checked={isTicked}
              onChange={event => onTick(name, event.target.checked)}
            />
          </td>
        )}
        <th scope="row">
          <button
            type="button"
            className="jp-CloudifyDataset-name"
            data-index={role === 'index' || undefined}
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            title={trans.__('Attributes')}
            onClick={() => setOpen(!isOpen)}
          >
            <Caret tag="span" width="14px" />
            <span>{name}</span>
          </button>
        </th>
        <td className="jp-CloudifyDataset-dims">
          {isShapeless
            ? trans.__('The store gives no shape that an array can have.')
            : dimsText(dims)}
        </td>
        <td>
          <code>{dtype}</code>
        </td>
        <td className="jp-CloudifyDataset-long">
          {textOf(attributes.long_name) || textOf(attributes.standard_name)}
        </td>
        <td>{textOf(attributes.units)}</td>
        <td className="jp-CloudifyDataset-number">
          {bytes === null ? trans.__('unknown') : numbers.bytes(bytes)}
        </td>
        <Chunks variable={variable} />
        <td>{codecs.join(', ') || trans.__('none')}</td>
      </tr>
      {isOpen && (
        <tr id={id} className="jp-CloudifyDataset-more">
          {isTicked !== null && <td />}
          <td colSpan={9}>
            <Attributes attributes={attributes} />
          </td>
        </tr>
      )}
    </>
  );
});

/** How many pieces a variable is stored in, their shape, and how large each is. */
function Chunks({
  variable
}: {
  readonly variable: IVariable;
}): React.JSX.Element {
  const { trans, numbers } = useView();
  const { chunks, innerChunks } = variable;
  const bytes = chunkBytes(variable);
  const count = chunkCount(variable);
  const shapeText = (lengths: readonly number[]) =>
    dimsText(lengths.map(length => numbers.count(length)));
  const size = bytes === null ? trans.__('unknown') : numbers.bytes(bytes);
  const more = innerChunks
    ? trans.__(
        '%1 each, with chunks of %2 inside',
        size,
        shapeText(innerChunks)
      )
    : trans.__('%1 each', size);
  return (
    <>
      <td className="jp-CloudifyDataset-number">
        {innerChunks ? numbers.shards(count) : numbers.count(count)}
      </td>
      <td className="jp-CloudifyDataset-dims" title={more}>
        {shapeText(chunks)}
        <span className="jp-CloudifyDataset-spoken">{`, ${more}`}</span>
      </td>
    </>
  );
}

function dimsText(dims: readonly string[]): string {
  return `(${dims.join(', ')})`;
}
