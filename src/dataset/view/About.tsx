import * as React from 'react';

import type { Translate } from '../../messages';
import type { IDataset } from '../../model';
import type { NumberFormat } from '../format';

import { useView } from './context';
import { Link } from './Link';
import { Markdown } from './Markdown';

/** What the catalog tells of a dataset. */
export function About({
  dataset
}: {
  readonly dataset: IDataset;
}): React.JSX.Element {
  const { trans, numbers } = useView();
  const { description, time, bbox, licence, providers, keywords, pages } =
    dataset;
  const start = readDate(time?.start);
  const end = readDate(time?.end);
  return (
    <section aria-label={trans.__('About')}>
      {description.trim() !== '' && <Markdown text={description} />}
      <dl className="jp-CloudifyDataset-facts">
        {(start || end) && (
          <Fact name={trans.__('Time')}>
            {trans.__('%1 – %2', start || '…', end || '…')}
          </Fact>
        )}
        {bbox && (
          <Fact name={trans.__('Area')}>{areaText(bbox, numbers, trans)}</Fact>
        )}
        {licence && (
          <Fact name={trans.__('Licence')}>
            <Link href={licence.href}>{licence.name}</Link>
          </Fact>
        )}
        {providers.length > 0 && (
          <Fact name={trans.__('Providers')}>
            <ul className="jp-CloudifyDataset-inline">
              {providers.map(({ name, roles, href }, i) => (
                <li key={i}>
                  <Link href={href}>{name}</Link>{' '}
                  <span className="jp-CloudifyDataset-dim">
                    {roles.join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {keywords.length > 0 && (
          <Fact name={trans.__('Keywords')}>
            <ul className="jp-CloudifyDataset-tags">
              {keywords.map((keyword, i) => (
                <li key={i}>{keyword}</li>
              ))}
            </ul>
          </Fact>
        )}
        {pages.length > 0 && (
          <Fact name={trans.__('Pages')}>
            <ul className="jp-CloudifyDataset-inline">
              {pages.map(({ title, href }, i) => (
                <li key={i}>
                  <Link href={href}>{title}</Link>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({
  name,
  children
}: {
  readonly name: string;
  readonly children: React.ReactNode;
}): React.JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A time as a catalog writes it, without a midnight that tells nothing. */
function readDate(text: string | null | undefined): string {
  return (text ?? '').replace(/T00:00(:00(\.0+)?)?(Z|\+00:00)?$/, '');
}

function areaText(
  [west, south, east, north]: readonly [number, number, number, number],
  numbers: NumberFormat,
  trans: Translate
): string {
  const isWholeWay = east - west >= 359.9;
  if (isWholeWay && south <= -89 && north >= 89) {
    return trans.__('Global');
  }
  const latitude = (value: number) =>
    value < 0
      ? trans.__('%1° S', numbers.decimal(-value))
      : trans.__('%1° N', numbers.decimal(value));
  const longitude = (value: number) =>
    value < 0
      ? trans.__('%1° W', numbers.decimal(-value))
      : trans.__('%1° E', numbers.decimal(value));
  const latitudes = trans.__('%1 – %2', latitude(south), latitude(north));
  return isWholeWay
    ? trans.__('%1, all longitudes', latitudes)
    : trans.__('%1, %2 – %3', latitudes, longitude(west), longitude(east));
}
