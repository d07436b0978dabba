import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

import { importCore } from '../lib/bundle.mjs';
import { freePorts } from '../lib/checks.mjs';
import { ROOT, at } from '../lib/paths.mjs';
import { isInPlace } from '../lib/python.mjs';

// Blanks and letters of other languages occur in the paths of people.
const scratch = realpathSync(
  mkdtempSync(path.join(tmpdir(), 'cloudify – тест '))
);
after(() => rmSync(scratch, { recursive: true, force: true }));

/** The scripts in a checkout of their own, in which nothing is set up. */
function checkout(name) {
  const folder = path.join(scratch, name);
  for (const part of ['package.json', 'scripts']) {
    cpSync(at(part), path.join(folder, part), { recursive: true });
  }
  return folder;
}

/** Run a module that does something with the scripts' own parts. */
const node = (folder, code, options = {}) =>
  spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: folder,
    ...options
  });

async function output(child) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', part => (text += part));
  }
  const [code] = await once(child, 'close');
  return { code, text };
}

test('a Node that is too old is told, whatever of the scripts it can read', () => {
  const old = path.join(scratch, 'old.cjs');
  writeFileSync(
    old,
    "Object.defineProperty(process.versions, 'node', { value: '12.22.9' });"
  );
  const { scripts } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  for (const name of ['start', 'test', 'catalog', 'lite', 'lite:serve']) {
    const { status, stderr } = spawnSync('sh', ['-c', scripts[name]], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: `--require "${old}"` }
    });
    assert.equal(status, 1, name);
    assert.match(stderr, /^\n✗ Node 12\.22\.9 is too old: Node 20 or newer/);
  }
});

test('asked to end during a step, a command leaves nothing running', async () => {
  const folder = checkout('ending');
  const listen =
    'const s = net.createServer().listen(0, () => console.log(s.address().port))';
  const child = node(
    folder,
    `import { main } from './scripts/lib/problem.mjs';
     import { run } from './scripts/lib/run.mjs';
     await main(async () => {
       const step = ['-c', 'node -e "$0" & wait', ${JSON.stringify(listen)}];
       await run('step', 'sh', step, { show: true });
       console.log('went on');
     });`
  );
  child.stdout.setEncoding('utf8');
  const [port] = await once(child.stdout, 'data');
  child.kill('SIGTERM');
  const { code, text } = await output(child);
  assert.equal(code, 128 + 15);
  assert.equal(text, '');
  const [error] = await once(net.connect(Number(port), '127.0.0.1'), 'error');
  assert.equal(error.code, 'ECONNREFUSED');
});

test('a full disk is told in words, and what runs is ended', async () => {
  const folder = checkout('full');
  const logs = path.join(folder, '.cloudify', 'logs');
  mkdirSync(logs, { recursive: true });
  symlinkSync('/dev/full', path.join(logs, 'step.log'));
  const { code, text } = await output(
    node(
      folder,
      `import { run } from './scripts/lib/run.mjs';
       import { main } from './scripts/lib/problem.mjs';
       await main(() => run('step', 'yes', []));`
    )
  );
  assert.equal(code, 1);
  assert.match(text, /^\n✗ .* is on a disk that is full\.\n$/);
});

test('a checkout that cannot be written to is told in words', async t => {
  const folder = checkout('barred');
  chmodSync(scratch, 0o755);
  chmodSync(folder, 0o555);
  t.after(() => chmodSync(folder, 0o755));
  const PORT = String(await freePorts());
  for (const name of ['start', 'test']) {
    const { code, text } = await output(
      node(
        folder,
        // Nothing is barred to root: nobody runs it then.
        `if (process.getuid() === 0) process.setuid(65534);
         await import('./scripts/${name}.mjs');`,
        { env: { ...process.env, PORT } }
      )
    );
    assert.equal(code, 1, name);
    assert.match(
      text,
      /✗ .*barred must not be written to by this user\.\n {2}All is set up in/
    );
    assert.doesNotMatch(text, /^ +at /m);
  }
});

test('a step that fails says why, and what helps', async () => {
  const folder = checkout('failing');
  const { code, text } = await output(
    node(
      folder,
      `import { run } from './scripts/lib/run.mjs';
       import { main } from './scripts/lib/problem.mjs';
       await main(() => run('step', 'sh', ['-c', 'echo no yaml; exit 3']));`
    )
  );
  assert.equal(code, 1);
  assert.match(
    text,
    /^\n✗ step failed \(exit code 3\)\.\n {2}│ no yaml\n {2}Log: .*step\.log\n.*remove \.venv and node_modules/
  );
});

test('parts of the core are bundled by several at once', async () => {
  const found = await Promise.all(
    [1, 2].map(n => importCore('part', `export default ${n};`))
  );
  assert.deepEqual(
    found.map(part => part.default),
    [1, 2]
  );
});

test('output of the core that cannot be written is not lost silently', async () => {
  const catalog = path.join(scratch, 'catalog.yaml');
  writeFileSync(catalog, 'sources: {a: {driver: zarr, args: {urlpath: /a}}}');
  const run = async stdout => {
    const args = ['scripts/catalog.mjs', 'index', catalog];
    const stdio = ['ignore', stdout, 'pipe'];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio });
    child.stdout?.destroy();
    let told = '';
    child.stderr.setEncoding('utf8').on('data', part => (told += part));
    const [code] = await once(child, 'close');
    return { code, told };
  };
  const full = await run(openSync('/dev/full', 'w'));
  assert.equal(full.code, 1);
  assert.match(full.told, /^The output cannot be written: ENOSPC/m);
  const closed = await run('pipe');
  assert.equal(closed.code, 0);
  assert.doesNotMatch(closed.told, /EPIPE/);
});

test('a step that takes its time says that it is alive', async () => {
  const folder = checkout('pulse');
  const { text } = await output(
    node(
      folder,
      `import { mock } from 'node:test';
       mock.timers.enable({ apis: ['setInterval'] });
       const { step } = await import('./scripts/lib/steps.mjs');
       await step('Long', { inputs: [], outputs: [] }, async () => {
         mock.timers.tick(25_000);
       });
       await step('Long', { inputs: [], outputs: [] }, () => {
         console.log('done twice');
       });`
    )
  );
  assert.equal(text.match(/^ {2}Long: .* so far$/gm)?.length, 2);
  assert.match(text, /✓ Long/);
  assert.doesNotMatch(text, /done twice/);
});

test('an environment of a moved checkout is not taken for whole', () => {
  const made = path.join(scratch, 'made');
  const moved = path.join(scratch, 'moved');
  mkdirSync(made);
  assert.equal(isInPlace(made), false);
  writeFileSync(
    path.join(made, 'pyvenv.cfg'),
    `version = 3.11.2\ncommand = /usr/bin/python3 -m venv --clear ${made}\n`
  );
  cpSync(made, moved, { recursive: true });
  assert.equal(isInPlace(made), true);
  assert.equal(isInPlace(moved), false);
});
