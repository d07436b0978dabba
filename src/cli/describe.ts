import type { IDataset, IGroup, IVariable } from '../model';
import type { INet } from '../net';
import type { SourceRegistry } from '../sources/registry';
import { chunkCount, groupBytes, groupChunks } from '../zarr';

import type { ICall } from './arguments';
import { open } from './open';
import { explain, oneLine, plain } from './text';

/** What a catalog and its store tell of the dataset at a URL. */
export async function describe(
  registry: SourceRegistry,
  net: INet,
  call: ICall
): Promise<string> {
  const { dataset, group, failure } = await open(registry, net, call);
  if (call.json) {
    const error = failure ? explain(failure) : undefined;
    return JSON.stringify({ ...dataset, group, error }, null, 2);
  }
  const store = group
    ? printGroup(group)
    : failure
      ? [`! ${explain(failure)}`]
      : [];
  return [...printDataset(dataset), ...store].join('\n');
}

function printDataset(dataset: IDataset): string[] {
  const { title, time, bbox, licence, keywords, accesses, parameters } =
    dataset;
  const facts: [string, string | null][] = [
    ['time', time && `${time.start ?? '…'} – ${time.end ?? '…'}`],
    ['box', bbox && bbox.join(', ')],
    ['licence', licence && licence.name],
    ['keywords', keywords.join(', ') || null],
    ...(parameters ?? []).map(({ name, value, values }): [string, string] => [
      name,
      `${value}${values ? ` of ${values.join(', ')}` : ''}`
    ])
  ];
  return [
    oneLine(title),
    ...facts
      .filter(([, fact]) => fact !== null)
      .map(([name, fact]) => `  ${name}: ${oneLine(fact ?? '')}`),
    accesses.length > 0 ? 'Accesses:' : 'Accesses: none',
    ...accesses.map(
      ({ key, format, reach, href, group }) =>
        `  ${oneLine(key)}: ${format} (${reach}) <${plain(href)}>${group ? ` group ${oneLine(group)}` : ''}`
    )
  ];
}

function printGroup(group: IGroup): string[] {
  const sizes = group.dimensions.map(({ name, size }) => `${name}: ${size}`);
  const megabytes = (groupBytes(group) / 1e6).toFixed(1);
  return [
    `Dimensions: (${sizes.map(oneLine).join(', ')})`,
    `Size: ${megabytes} MB in ${groupChunks(group)} chunks`,
    'Coordinates:',
    ...group.variables.filter(({ role }) => role !== 'data').map(printVariable),
    'Data variables:',
    ...group.variables.filter(({ role }) => role === 'data').map(printVariable)
  ];
}

function printVariable(variable: IVariable): string {
  const { name, dims, dtype, chunks, codecs, attributes } = variable;
  const { long_name, standard_name, units } = attributes;
  const parts = [
    `${name} (${dims.join(', ')}) ${dtype}`,
    `${chunkCount(variable)} × (${chunks.join(', ')}) ${codecs.join('+')}`,
    // Last, since it may be cut.
    [long_name ?? standard_name, units].filter(Boolean).join(' ')
  ];
  return oneLine(`  ${parts.map(part => part.trim()).join('  ')}`.trimEnd());
}
