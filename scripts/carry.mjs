/**
 * `jlpm build:carry`: what the labextension carries besides its code.
 *
 * - `content/`: the notebooks, which the launcher copies to a person's files;
 * - `pypi/`: the wheel of fetchfs, which a JupyterLite site finds there
 *   (`piplite.wheelDir` of package.json).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';

import { at } from './lib/paths.mjs';

const LABEXTENSION = at('jupyterlab_cloudify', 'labextension');
const CONTENT = at('lite', 'content');
const FETCHFS = at('lite', 'fetchfs');

const isOurs = file => !/(^|\/)(__pycache__|\.[^/]*)(\/|$)/.test(file);

function emptied(name) {
  const folder = path.join(LABEXTENSION, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function carryContent() {
  const folder = emptied('content');
  const files = readdirSync(CONTENT, { recursive: true })
    .filter(isOurs)
    .filter(file => statSync(path.join(CONTENT, file)).isFile())
    .sort();
  for (const file of files) {
    cpSync(path.join(CONTENT, file), path.join(folder, file));
  }
  writeFileSync(path.join(folder, 'index.json'), JSON.stringify({ files }));
}

/** The entry of a wheel in the index that piplite reads. */
function release(file) {
  const bytes = readFileSync(file);
  const digest = name => createHash(name).update(bytes).digest('hex');
  const filename = path.basename(file);
  // A fixed time, so that the same sources make the same labextension.
  const time = '1980-01-01T00:00:00Z';
  return {
    comment_text: '',
    digests: { md5: digest('md5'), sha256: digest('sha256') },
    downloads: -1,
    filename,
    has_sig: false,
    md5_digest: digest('md5'),
    packagetype: 'bdist_wheel',
    python_version: 'py3',
    requires_python: '>=3.10',
    size: bytes.length,
    upload_time: time,
    upload_time_iso_8601: time,
    url: `./${filename}`,
    yanked: false,
    yanked_reason: null
  };
}

function carryWheel() {
  const folder = emptied('pypi');
  execFileSync('hatchling', ['build', '-t', 'wheel', '-d', folder], {
    cwd: FETCHFS,
    stdio: ['ignore', 'ignore', 'inherit']
  });
  const [wheel] = readdirSync(folder);
  const [name, version] = wheel.split('-');
  const releases = { [version]: [release(path.join(folder, wheel))] };
  writeFileSync(
    path.join(folder, 'all.json'),
    JSON.stringify({ [name]: { releases } })
  );
}

carryContent();
carryWheel();
