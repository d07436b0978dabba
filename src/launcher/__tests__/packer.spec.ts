import { unzipSync } from 'fflate';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { Packer } from '../packer';
import type { IArchive, ILimits } from '../packer';

import { startJupyter } from './jupyterServer';
import type { IJupyterServer } from './jupyterServer';

let jupyter: IJupyterServer;

beforeAll(async () => {
  jupyter = await startJupyter();
}, 30_000);

afterAll(() => jupyter.close());

beforeEach(() => {
  for (const name of readdirSync(jupyter.root)) {
    rmSync(join(jupyter.root, name), { recursive: true });
  }
});

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(jupyter.root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

const NOTEBOOK = JSON.stringify({
  cells: [],
  metadata: { title: 'Wärme über °C 🌡' },
  nbformat: 4,
  nbformat_minor: 5
});

const ENOUGH: ILimits = { files: 9, bytes: 9e6, folders: 9 };

function pack(
  limits: Partial<ILimits> = {},
  signal = new AbortController().signal,
  onFile?: (files: number) => void
): Promise<IArchive> {
  const { contents } = jupyter;
  const all = { ...ENOUGH, ...limits };
  return new Packer({ contents, signal, onFile, limits: all }).pack();
}

/** What is in the zip file, by path. */
function unpack({ chunks }: IArchive): Record<string, Buffer> {
  const files = unzipSync(Buffer.concat(chunks));
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes)])
  );
}

const paths = (archive: IArchive) => Object.keys(unpack(archive));

describe('the zip file of notebooks', () => {
  it('keeps folders, names and bytes', async () => {
    const latin = Uint8Array.from([0x23, 0xe9, 0xff, 0x0a]);
    write({
      'a b/größe %41.ipynb': NOTEBOOK,
      'a b/c/run.py': 'print("°C")\r\n',
      'a b/latin-1.py': latin,
      'NOTES.MD': ''
    });
    const archive = await pack();
    expect(unpack(archive)).toEqual({
      'NOTES.MD': Buffer.alloc(0),
      'a b/größe %41.ipynb': Buffer.from(NOTEBOOK),
      'a b/latin-1.py': Buffer.from(latin),
      'a b/c/run.py': Buffer.from('print("°C")\r\n')
    });
    expect(archive).toMatchObject({ files: 4, isCut: false, unreadable: [] });
  });

  it('holds what is written, not data, and nothing that is hidden', async () => {
    write({
      'a.ipynb': NOTEBOOK,
      'data.nc': 'x',
      'store.zarr/README.md': 'x',
      '.hidden.py': 'x',
      '.ipynb_checkpoints/a-checkpoint.ipynb': NOTEBOOK,
      'notes.md/inside.md': 'a folder may be named so'
    });
    expect(paths(await pack())).toEqual(['a.ipynb', 'notes.md/inside.md']);
  });

  it('takes as many files as it may, those nearest to the root', async () => {
    write({ 'a/a/1.md': '1', 'a/2.md': '2', '3.md': '3' });
    const archive = await pack({ files: 2 });
    expect(paths(archive)).toEqual(['3.md', 'a/2.md']);
    expect(archive.isCut).toBe(true);
    expect((await pack({ files: 3 })).isCut).toBe(false);
  });

  it('takes as many bytes as it may, and smaller files all the same', async () => {
    write({ 'a.md': 'aaa', 'b.md': 'bbbbbbbb', 'c.md': 'cc' });
    const archive = await pack({ bytes: 5 });
    expect(paths(archive)).toEqual(['a.md', 'c.md']);
    expect(archive.isCut).toBe(true);
    expect((await pack({ bytes: 13 })).isCut).toBe(false);
  });

  it('looks into no more folders than it may', async () => {
    write({ 'a/1.md': '1', 'b/2.md': '2' });
    const archive = await pack({ folders: 2 });
    expect(paths(archive)).toEqual(['a/1.md']);
    expect(archive.isCut).toBe(true);
    expect((await pack({ folders: 3 })).isCut).toBe(false);
  });

  it('tells which file cannot be read, and holds the others', async () => {
    write({ 'a.md': 'a', 'b.md': 'b', 'c/d.md': 'd' });
    const { contents } = jupyter;
    // Gone between the listing and the reading, as a file may be.
    const archive = await new Packer({
      contents,
      signal: new AbortController().signal,
      onFile: files => {
        if (files === 1) {
          rmSync(join(jupyter.root, 'b.md'));
          rmSync(join(jupyter.root, 'c'), { recursive: true });
        }
      }
    }).pack();
    expect(paths(archive)).toEqual(['a.md']);
    expect(archive).toMatchObject({ files: 1, unreadable: ['b.md', 'c'] });
  });

  it('counts, and ends when it is cancelled', async () => {
    write({ '1.md': '1', '2.md': '2', '3.md': '3' });
    const controller = new AbortController();
    const counts: number[] = [];
    const packing = pack({}, controller.signal, files => {
      counts.push(files);
      if (files === 2) {
        controller.abort();
      }
    });
    await expect(packing).rejects.toHaveProperty('name', 'AbortError');
    expect(counts).toEqual([1, 2]);
  });

  it('of no notebook is empty', async () => {
    const archive = await pack();
    expect(archive).toMatchObject({ files: 0, isCut: false, unreadable: [] });
  });
});
