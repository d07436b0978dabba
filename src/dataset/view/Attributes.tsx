import * as React from 'react';

import type { JSONObject } from '../../model';
import { attributeText } from '../format';

import { useView } from './context';

/** Characters of a value that are shown before it is asked for whole. */
const LONG = 1000;

/** Attributes as a list of names and values. */
export function Attributes({
  attributes
}: {
  readonly attributes: JSONObject;
}): React.JSX.Element {
  const { trans } = useView();
  const entries = Object.entries(attributes);
  return entries.length === 0 ? (
    <p className="jp-CloudifyDataset-hint">{trans.__('No attributes.')}</p>
  ) : (
    <dl className="jp-CloudifyDataset-attributes">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <LongText text={attributeText(value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Attributes that are written down only when they are looked at. */
export function FoldedAttributes({
  name,
  attributes
}: {
  readonly name: string;
  readonly attributes: JSONObject;
}): React.JSX.Element {
  const [isOpen, setOpen] = React.useState(false);
  return (
    <details
      className="jp-CloudifyDataset-details"
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>{name}</summary>
      {isOpen && <Attributes attributes={attributes} />}
    </details>
  );
}

function LongText({ text }: { readonly text: string }): React.JSX.Element {
  const { trans } = useView();
  const [isWhole, setWhole] = React.useState(false);
  return text.length <= LONG ? (
    <>{text}</>
  ) : (
    <>
      {isWhole ? text : `${text.slice(0, LONG)}…`}{' '}
      <button
        type="button"
        className="jp-CloudifyDataset-quiet"
        aria-expanded={isWhole}
        onClick={() => setWhole(!isWhole)}
      >
        {isWhole ? trans.__('Show less') : trans.__('Show all')}
      </button>
    </>
  );
}
