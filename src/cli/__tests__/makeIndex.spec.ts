import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdtemp,
  readFile,
  readdir,
  rm,
  symlink,
  writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { serve, serveDocuments } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { readIndex } from '../../search/readIndex';
import { main } from '../main';

const SCRIPT = resolve(__dirname, '../../../scripts/catalog.mjs');

const CATALOG = `
sources:
  monthly:
    driver: zarr
    args: {urlpath: /work/x.zarr}
    parameters: {variables: {allowed: [tas]}}
  silent: {driver: zarr, args: {urlpath: /work/y.zarr}}
  gone: {driver: yaml_file_cat, args: {path: "{{CATALOG_DIR}}/gone.yaml"}}
`;

let server: ILoopback;
let folder: string;
let printed: string;
let complained: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cloudify-index-'));
  printed = '';
  complained = '';
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += String(text);
    return true;
  });
  jest.spyOn(console, 'error').mockImplementation(text => {
    complained += `${String(text)}\n`;
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
  await rm(folder, { recursive: true });
});

describe('catalog index', () => {
  it('writes an index, and tells the counts and what is not in it', async () => {
    server = await serveDocuments({ '/main.yaml': CATALOG });
    const file = join(folder, 'index.json');
    await writeFile(file, 'an older one');
    const url = `${server.url}/main.yaml`;
    expect(await main(['index', url, '--out', file])).toBe(0);
    const { records, unread } = readIndex(
      JSON.parse(await readFile(file, 'utf8'))
    );
    expect(records.map(({ entry }) => entry.title)).toEqual([
      'monthly',
      'silent'
    ]);
    expect(unread).toHaveLength(1);
    expect(printed).toBe('');
    expect(complained).toContain('1 of 2 read, 2 datasets\n');
    expect(complained).toContain('2 datasets, of which 1 tell no variables.\n');
    expect(complained).toContain(`! gone: `);
    expect(await readdir(folder)).toEqual(['index.json']);
  });

  it('prints it where no file is named', async () => {
    server = await serveDocuments({ '/main.yaml': CATALOG });
    expect(await main(['index', `${server.url}/main.yaml`])).toBe(0);
    expect(readIndex(JSON.parse(printed)).records).toHaveLength(2);
  });

  it('writes nothing where the catalog cannot be read', async () => {
    server = await serveDocuments({});
    const file = join(folder, 'index.json');
    const call = ['index', `${server.url}/main.yaml`, '--out', file];
    expect(await main(call)).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['no/such/folder/index.json', '.', 'device'])(
    'asks for nothing where %s cannot be written',
    async name => {
      await symlink('/dev/null', join(folder, 'device'));
      server = await serveDocuments({ '/main.yaml': CATALOG });
      const file = join(folder, name);
      const call = ['index', `${server.url}/main.yaml`, '--out', file];
      expect(await main(call)).toBe(1);
      expect(complained).toBe(`${file} cannot be written.\n`);
      expect(server.requests).toEqual([]);
    }
  );

  it('is ended by Ctrl-C and leaves nothing behind', async () => {
    // The inner catalog is asked for and never answered.
    let reach = () => {};
    const asked = new Promise<void>(resolve => {
      reach = resolve;
    });
    server = await serve(({ url }, response) => {
      if (url === '/main.yaml') {
        response.end(CATALOG);
      } else {
        reach();
      }
    });
    const file = join(folder, 'index.json');
    const url = `${server.url}/main.yaml`;
    const running = spawn('node', [SCRIPT, 'index', url, '--out', file]);
    let told = '';
    running.stderr.on('data', text => (told += String(text)));
    const closed = once(running, 'close');
    await Promise.race([asked, closed]);
    running.kill('SIGINT');
    const [code] = await closed;
    expect(code).toBe(1);
    expect(told).toContain('Cancelled.');
    expect(await readdir(folder)).toEqual([]);
  });
});
