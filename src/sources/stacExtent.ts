import { asText, isObject } from '../model';
import type { IDataset, ITimeExtent } from '../model';

import type { IStacDocument } from './stacDocument';

/**
 * The period of an item, or of a collection that is a dataset itself, as the
 * catalog writes it.
 *
 * stac-js would turn it into dates of our own calendar, in which 30 February of
 * a 360-day year is 2 March.
 */
export function readTime(document: IStacDocument): ITimeExtent | null {
  const { stac } = document;
  const moment = asText(stac.getMetadata('datetime'));
  const start = asText(stac.getMetadata('start_datetime')) ?? moment;
  const end = asText(stac.getMetadata('end_datetime')) ?? moment;
  if (start !== null || end !== null) {
    return { start, end };
  }
  const cube = stac.getMetadata('cube:dimensions');
  const dimensions = isObject(cube) ? Object.values(cube) : [];
  const temporal = dimensions.find(
    dimension => isObject(dimension) && dimension.type === 'temporal'
  );
  const interval = isObject(temporal)
    ? temporal.extent
    : first(extent(document, 'temporal', 'interval'));
  const [from, to] = Array.isArray(interval) ? interval.map(asText) : [];
  return from || to ? { start: from ?? null, end: to ?? null } : null;
}

/**
 * West, south, east, north, as the catalog writes them.
 *
 * stac-js would wrap an eastern edge of 359° to -1°, and swap the box.
 */
export function readBox(document: IStacDocument): IDataset['bbox'] {
  const own = document.stac.bbox;
  const box = Array.isArray(own)
    ? own
    : first(extent(document, 'spatial', 'bbox'));
  // A box with heights has six numbers.
  const sides =
    Array.isArray(box) && box.length === 6 ? [0, 1, 3, 4] : [0, 1, 2, 3];
  const numbers = sides.map(side => (Array.isArray(box) ? box[side] : null));
  if (!numbers.every(Number.isFinite)) {
    return null;
  }
  const [west, south, east, north] = numbers;
  return [west, south, east, north];
}

function extent(
  { stac }: IStacDocument,
  kind: 'spatial' | 'temporal',
  field: string
): unknown {
  const extents = stac.getMetadata('extent');
  const extent = isObject(extents) ? extents[kind] : null;
  return isObject(extent) ? extent[field] : null;
}

function first(values: unknown): unknown {
  return Array.isArray(values) ? values[0] : null;
}
