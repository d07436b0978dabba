import { UNTOLD, asText } from '../model';
import type { IDataset, IEntry, IGlance, JSONObject } from '../model';
import { diskPath, Failure } from '../net';

import { readAttributes } from './attributes';
import { kindOf, readAccess, readReach } from './intakeAccess';
import type { IIntakeCatalog, IItem } from './intakeCatalog';
import { readControls, readVariables } from './intakeParameters';
import type { IControl } from './intakeParameters';
import { fill, isTemplate, namesIn } from './intakeTemplate';
import type { IDescribeOptions } from './source';

/** Attributes that tell apart what generated catalogs hold. */
const KEYWORDS = [
  'source_id',
  'experiment_id',
  'realm',
  'frequency',
  'grid_label'
];

/** An entry whose templates know where the catalog stands. */
export function located(
  { url, version }: IIntakeCatalog,
  item: IItem,
  controls: readonly IControl[] = []
): IItem {
  const values = new Map(
    controls
      .filter(({ isPlain }) => isPlain)
      .map(({ name, value }) => [name, String(value)])
  );
  values.set('CATALOG_DIR', folderOf(url));
  const args = fill(item.args, values, version) as JSONObject;
  return { ...item, args };
}

/** Without a slash at its end, as intake has it; on disk a path. */
function folderOf(url: string): string {
  const address = diskPath(url) ?? url.replace(/[?#].*$/s, '');
  return address.replace(/\/[^/]*$/, '');
}

/** A file of entries as what it is. */
export function describeCatalog(
  { id, title }: IEntry,
  catalog: IIntakeCatalog
): IDataset {
  return {
    ...UNTOLD,
    id,
    title: catalog.title ?? title,
    description: catalog.description ?? ''
  };
}

/**
 * An entry as a dataset.
 *
 * @param chosen - values of its parameters; of those left out, the default.
 * @throws Failure `unsupported` where it leads to no gridded data.
 */
export function describeItem(
  entry: IEntry,
  catalog: IIntakeCatalog,
  item: IItem,
  chosen: NonNullable<IDescribeOptions['parameters']>
): IDataset {
  const used = namesIn(item.args, catalog.version);
  const controls = readControls(item, used, chosen);
  const filled = located(catalog, item, controls);
  checkOpenable(catalog, filled);
  const parameters = Object.fromEntries(
    controls.map(({ name, value }) => [name, value])
  );
  const access = readAccess(catalog, filled, parameters);
  if (!access) {
    throw new Failure('unsupported', { url: catalog.url, detail: 'no-data' });
  }
  const { metadata, description } = item;
  const { title, ...told } = readAttributes(metadata);
  const keywords = KEYWORDS.map(name => asText(metadata[name]));
  return {
    id: entry.id,
    title: item.name,
    ...told,
    description: [description, title, told.description]
      .filter(text => text)
      .join('\n\n'),
    keywords: [
      ...new Set([
        ...keywords.filter(keyword => keyword !== null),
        ...told.keywords
      ])
    ],
    bbox: null,
    time: readTime(metadata),
    variables: readVariables(item, used),
    accesses: [access],
    pages: [],
    ...(controls.length > 0
      ? { parameters: controls.map(({ isPlain, ...parameter }) => parameter) }
      : {})
  };
}

function checkOpenable(catalog: IIntakeCatalog, item: IItem): void {
  const kind = kindOf(item);
  const { url, version } = catalog;
  const detail =
    item.driver === ''
      ? 'no-data'
      : kind === null
        ? item.driver
        : isTemplate(item.args, version) && (version === 2 || !isData(kind))
          ? 'template'
          : null;
  if (detail !== null) {
    throw new Failure('unsupported', { url, detail });
  }
}

function isData(kind: string): boolean {
  return kind === 'zarr' || kind === 'file';
}

function readTime(metadata: JSONObject): IDataset['time'] {
  const start = asText(metadata.time_coverage_start);
  const end = asText(metadata.time_coverage_end);
  return start || end ? { start, end } : null;
}

/** What the one document tells of each of its entries. */
export function readGlance(catalog: IIntakeCatalog, item: IItem): IGlance {
  const { metadata } = item;
  const reach = readReach(catalog, located(catalog, item));
  const frequency = asText(metadata.frequency);
  const grid = asText(metadata.grid_label);
  const used = namesIn(item.args, catalog.version);
  const variables = readVariables(item, used)?.length;
  return {
    ...(reach ? { reach } : {}),
    ...(frequency ? { frequency } : {}),
    ...(grid ? { grid } : {}),
    ...(variables ? { variables } : {})
  };
}
