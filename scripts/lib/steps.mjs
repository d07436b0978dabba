import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';

import { at, state } from './paths.mjs';
import { slug } from './run.mjs';

export const seconds = milliseconds => `${(milliseconds / 1000).toFixed(1)} s`;

/** How often a step that takes its time says that it is alive. */
const PULSE = 10_000;

const GENERATED = ['__pycache__', '__tests__', 'labextension', '_version.py'];

function* walk(file) {
  if (!existsSync(file)) {
    return;
  }
  if (!statSync(file).isDirectory()) {
    yield file;
    return;
  }
  for (const name of readdirSync(file).sort()) {
    if (!GENERATED.includes(name)) {
      yield* walk(path.join(file, name));
    }
  }
}

/** A digest of the contents of files and folders of the checkout. */
export function contents(...names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap(name => [...walk(at(name))])) {
    hash.update(file).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Do something unless it was done before from the same inputs.
 *
 * `inputs` are strings (a digest, a version, a requirement); `outputs` are
 * paths that must still exist; `isStale` tells what else undoes it. A failed
 * step leaves no stamp, so it is done again the next time.
 */
export async function step(
  title,
  { inputs, outputs, isStale = false },
  action
) {
  const stamp = state('stamps', slug(title));
  const digest = createHash('sha256').update(inputs.join('\0')).digest('hex');
  const isDone =
    !isStale &&
    outputs.every(file => existsSync(file)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === digest;
  if (isDone) {
    return;
  }
  rmSync(stamp, { force: true });
  const begin = Date.now();
  console.log(`… ${title}`);
  const pulse = setInterval(() => {
    console.log(`  ${title}: ${seconds(Date.now() - begin)} so far`);
  }, PULSE);
  try {
    await action();
  } finally {
    clearInterval(pulse);
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  console.log(`✓ ${title} (${seconds(Date.now() - begin)})`);
}
