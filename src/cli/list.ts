import { createEntry, entryAddress } from '../model';
import type { IEntry } from '../model';
import { asFailure } from '../net';
import type { SourceRegistry } from '../sources/registry';

import type { ICall } from './arguments';
import { find } from './open';
import { explain, oneLine, plain } from './text';

/** A node of the printed tree. */
interface INode extends IEntry {
  readonly children?: readonly INode[];
  /** Why its children could not be listed. */
  readonly error?: string;
}

/**
 * The tree below a URL, as text or JSON. A child that fails says so in its
 * place and hides nothing.
 *
 * @throws Failure where there is nothing but a root that fails.
 */
export async function list(
  registry: SourceRegistry,
  { url, depth, json }: ICall
): Promise<string> {
  const root = await walk(registry, await look(registry, url), depth, []);
  return json ? JSON.stringify(root, null, 2) : print(root, 0).join('\n');
}

/**
 * The entry of a URL or an id. An id does not tell whether anything is below
 * its entry: the document does or, within one, what the entry stands below.
 */
async function look(registry: SourceRegistry, url: string): Promise<IEntry> {
  const entry = await find(registry, url);
  if (!entryAddress(url)) {
    return entry;
  }
  const { id, source, href, path } = entry;
  if (path.length === 0) {
    const { title, kind } = await registry.detect(href);
    return { ...entry, title, kind };
  }
  const isAbove = (child: IEntry) =>
    child.source === source &&
    child.href === href &&
    child.path.every((key, i) => key === path[i]);
  let above = createEntry({ source, href, title: href, kind: 'catalog' });
  while (above.id !== id) {
    const { entries } = await readAll(registry, above);
    const depth = above.path.length;
    const next = entries.find(
      child => child.path.length > depth && isAbove(child)
    );
    if (!next) {
      return entry;
    }
    above = next;
  }
  return above;
}

async function walk(
  registry: SourceRegistry,
  entry: IEntry,
  depth: number,
  above: readonly string[]
): Promise<INode> {
  if (depth === 0 || entry.kind === 'dataset' || above.includes(entry.id)) {
    return entry;
  }
  try {
    const { self, entries } = await readAll(registry, entry);
    const path = [...above, entry.id];
    const children = await Promise.all(
      entries.map(child => walk(registry, child, depth - 1, path))
    );
    return { ...self, children };
  } catch (error) {
    if (above.length === 0) {
      throw error;
    }
    return { ...entry, error: explain(asFailure(error, entry.href)) };
  }
}

async function readAll(registry: SourceRegistry, entry: IEntry) {
  const entries: IEntry[] = [];
  let self = entry;
  let cursor: string | undefined;
  do {
    const page = await registry.children(entry, { cursor });
    // One by one: a call takes no 200,000 arguments.
    page.entries.forEach(child => entries.push(child));
    self = page.self ?? self;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return { self, entries };
}

function print(node: INode, level: number): string[] {
  const indent = '  '.repeat(level);
  const mark = node.kind === 'dataset' ? '-' : '+';
  const title = oneLine(node.title);
  const lines = [`${indent}${mark} ${title}  <${plain(node.href)}>`];
  if (node.error) {
    lines.push(`${indent}  ! ${node.error}`);
  }
  const inner = (node.children ?? []).flatMap(child => print(child, level + 1));
  return [...lines, ...inner];
}
