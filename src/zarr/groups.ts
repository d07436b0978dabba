import type { IDimension, IGroup, IVariable, JSONObject } from '../model';

import { readArray } from './array';
import type { INode } from './document';

/** The groups of a store: the root first, then by path, those with arrays. */
export function readGroups(
  nodes: readonly INode[],
  zarrFormat: 2 | 3
): IGroup[] {
  const attributes = new Map<string, JSONObject>([['', {}]]);
  const variables = new Map<string, IVariable[]>([['', []]]);
  for (const node of nodes) {
    if (!node.array) {
      attributes.set(node.path, node.attributes);
      continue;
    }
    const [, group = '', name] = /^(?:(.*)\/)?([^/]*)$/s.exec(node.path) ?? [];
    const siblings = variables.get(group) ?? [];
    siblings.push(readArray(name, node, zarrFormat));
    variables.set(group, siblings);
  }
  return [...variables]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([path, members]) =>
      createGroup(path, attributes.get(path) ?? {}, members)
    );
}

function createGroup(
  path: string,
  attributes: JSONObject,
  members: readonly IVariable[]
): IGroup {
  const dimensions = readDimensions(members);
  const names = new Set(dimensions.map(({ name }) => name));
  const named = namedCoordinates(attributes, members);
  const variables = members.map((variable): IVariable => {
    const { name, dims } = variable;
    // xarray makes a coordinate of whatever is called like a dimension, but
    // an index only of one that runs along itself alone.
    const isIndex = dims.length === 1 && dims[0] === name;
    const isCoordinate = names.has(name) || named.has(name);
    const role = isIndex ? 'index' : isCoordinate ? 'coordinate' : 'data';
    return { ...variable, role };
  });
  return { path, attributes, dimensions, variables };
}

function readDimensions(members: readonly IVariable[]): IDimension[] {
  const sizes = new Map<string, number>();
  for (const { dims, shape } of members) {
    dims.forEach((name, axis) => {
      if (!sizes.has(name)) {
        sizes.set(name, shape[axis]);
      }
    });
  }
  return Array.from(sizes, ([name, size]) => ({ name, size }));
}

/**
 * Names in the attributes `coordinates` of the group and its variables.
 *
 * So does `xarray.decode_cf` by default; bounds, grid mappings, cell measures
 * and ancillary variables stay data variables.
 */
function namedCoordinates(
  attributes: JSONObject,
  members: readonly IVariable[]
): Set<string> {
  return new Set(
    [attributes, ...members.map(member => member.attributes)].flatMap(
      ({ coordinates }) =>
        typeof coordinates === 'string' ? coordinates.split(/\s+/) : []
    )
  );
}

/**
 * The groups inside one of a store's groups, however deep.
 *
 * @param group - path of the group; `''` for the root.
 * @returns their paths from the root, and their names from `group`.
 */
export function groupsInside(
  groups: readonly IGroup[],
  group: string
): { path: string; name: string }[] {
  const inside = group === '' ? '' : `${group}/`;
  return groups
    .filter(({ path }) => path.startsWith(inside) && path !== group)
    .map(({ path }) => ({ path, name: path.slice(inside.length) }));
}
