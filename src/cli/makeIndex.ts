import {
  access,
  constants,
  rename,
  rm,
  stat,
  writeFile
} from 'node:fs/promises';
import { dirname } from 'node:path';

import type { ICatalogIndex } from '../model';
import { Failure } from '../net';
import { countUnnamed } from '../search/find';
import type { SourceRegistry } from '../sources/registry';
import type { IIndexProgress } from '../sources/source';

import type { ICall } from './arguments';
import { explain, oneLine, plain } from './text';

/** Milliseconds between two lines of progress. */
const PACE = 1000;

/**
 * Indexes the catalog at a URL into a file, or onto the output. What it costs
 * and what could not be read is told on the error output.
 *
 * @param signal - ends it; then no file is written, nor a part of one.
 * @returns the exit code: 1 where the file cannot be written, before anything
 * is read for it.
 */
export async function makeIndex(
  registry: SourceRegistry,
  { url, out }: Pick<ICall, 'url' | 'out'>,
  signal: AbortSignal
): Promise<number> {
  if (out !== null && !(await isWritable(out))) {
    console.error(`${out} cannot be written.`);
    return 1;
  }
  const root = await registry.detect(url, { signal });
  const report = paced(({ done, total, found }) =>
    console.error(`${done} of ${total ?? '…'} read, ${found} datasets`)
  );
  const index = await registry.index(root, { signal, report });
  const json = `${JSON.stringify(index)}\n`;
  if (out === null) {
    process.stdout.write(json);
  } else {
    await writeWhole(out, json, signal);
  }
  console.error(summary(index).join('\n'));
  return 0;
}

async function isWritable(file: string): Promise<boolean> {
  try {
    await access(dirname(file), constants.W_OK);
  } catch {
    return false;
  }
  // What is no file, such as a device, would be one afterwards.
  const found = await stat(file).catch(() => null);
  return found === null || found.isFile();
}

/** The counts of an index, and why parts of the catalog are not in it. */
function summary({ records, unread, isCut }: ICatalogIndex): string[] {
  return [
    `${records.length} datasets, of which ${countUnnamed(records)} tell no variables.`,
    ...(isCut ? ['The catalog goes on: it is too large for one index.'] : []),
    ...unread.map(({ entry, kind, facts }) => {
      const why = explain(new Failure(kind, facts));
      return `! ${oneLine(entry.title)}: ${why} <${plain(entry.href)}>`;
    })
  ];
}

/** Beside the file first, so that there is never half of one. */
async function writeWhole(
  file: string,
  text: string,
  signal: AbortSignal
): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await writeFile(part, text, { signal });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Tells at once, then at most one a second. */
function paced(
  tell: (progress: IIndexProgress) => void
): (progress: IIndexProgress) => void {
  let next = 0;
  return progress => {
    const now = Date.now();
    if (now >= next) {
      next = now + PACE;
      tell(progress);
    }
  };
}
