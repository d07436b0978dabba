import type { IDataset, IEntry, IGlance } from '../model';
import type { INet } from '../net';

import { preferredAccess } from './access';

/** The entry with the dataset's title, and what a row can tell of it. */
export function withGlance(
  entry: IEntry,
  dataset: IDataset,
  net: INet
): IEntry {
  const reach = preferredAccess(dataset, net)?.reach;
  const years = readYears(dataset);
  const glance: IGlance = {
    ...(reach ? { reach } : {}),
    ...(years ? { years } : {}),
    // None at all: what it holds stands in groups below.
    ...(dataset.variables?.length
      ? { variables: dataset.variables.length }
      : {}),
    ...entry.glance
  };
  return { ...entry, title: dataset.title || entry.title, glance };
}

function readYears({ time }: IDataset): readonly [number, number] | null {
  const [start, end] = [time?.start, time?.end].map(text =>
    Number(/^-?\d{4,}/.exec(text ?? '')?.[0] ?? NaN)
  );
  return Number.isInteger(start) && Number.isInteger(end) ? [start, end] : null;
}
