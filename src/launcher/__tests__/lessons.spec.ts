import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';

import { FetchNet } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { FOLDER, GETTING_STARTED, Lessons, WORKSHOP } from '../lessons';

import { startJupyter } from './jupyterServer';
import type { IJupyterServer } from './jupyterServer';

/** What the labextension carries. */
const SHIPPED = join('lite', 'content');

/** Files of a folder and those below it, without what is made by machines. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => statSync(join(folder, file)).isFile())
    .filter(file => !/(^|\/)(__pycache__|[.])/.test(file))
    .sort();
}

const files = filesOf(SHIPPED);

let jupyter: IJupyterServer;
let shipped: ILoopback;

beforeAll(async () => {
  jupyter = await startJupyter();
  shipped = await serve(({ url }, response) => {
    const path = join(SHIPPED, decodeURIComponent(url ?? ''));
    if (url === '/index.json') {
      response.end(JSON.stringify({ files }));
    } else if (existsSync(path)) {
      response.end(readFileSync(path));
    } else {
      response.writeHead(404).end();
    }
  });
}, 30_000);

afterAll(async () => {
  await shipped.close();
  await jupyter.close();
});

beforeEach(() => {
  for (const name of readdirSync(jupyter.root)) {
    rmSync(join(jupyter.root, name), { recursive: true });
  }
});

function open({ isSite = false, address = shipped.url } = {}): Lessons {
  const { contents } = jupyter;
  return new Lessons({
    contents,
    net: new FetchNet(),
    shipped: address,
    isSite
  });
}

const at = (...names: string[]) => join(jupyter.root, ...names);

const read = (file: string) => readFileSync(file, 'utf8');

function write(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

describe('the notebooks that we ship', () => {
  it('begin with those that are opened', () => {
    expect(files).toEqual(expect.arrayContaining([GETTING_STARTED, WORKSHOP]));
  });

  it('are all copied, with their folders, as they are', async () => {
    const path = await open().find(WORKSHOP);
    expect(path).toBe('climate-data/workshop/1-find-data.ipynb');
    expect(filesOf(at(FOLDER))).toEqual(files);
    for (const file of files) {
      const [ours, theirs] = [join(SHIPPED, file), at(FOLDER, file)].map(read);
      if (file.endsWith('.ipynb')) {
        expect(JSON.parse(theirs)).toEqual(JSON.parse(ours));
      } else {
        expect(theirs).toBe(ours);
      }
    }
  });

  it('never take the place of what a person has written', async () => {
    write(at(FOLDER, WORKSHOP), 'my own work');
    write(at(FOLDER, GETTING_STARTED), '');
    await open().find(WORKSHOP);
    expect(read(at(FOLDER, WORKSHOP))).toBe('my own work');
    expect(read(at(FOLDER, GETTING_STARTED))).toBe('');
    expect(existsSync(at(FOLDER, 'workshop', 'workshop.py'))).toBe(true);
  });

  it('come back when they were deleted', async () => {
    const lessons = open();
    await lessons.find(WORKSHOP);
    rmSync(at(FOLDER, WORKSHOP));
    await lessons.find(GETTING_STARTED);
    expect(existsSync(at(FOLDER, WORKSHOP))).toBe(true);
  });

  it('are copied once when two ask at the same time', async () => {
    const saved: string[] = [];
    const note = (_: unknown, change: { newValue: { path?: string } | null }) =>
      saved.push(change.newValue?.path ?? '');
    jupyter.contents.fileChanged.connect(note);
    const lessons = open();
    await Promise.all([lessons.find(WORKSHOP), lessons.find(GETTING_STARTED)]);
    jupyter.contents.fileChanged.disconnect(note);
    expect(new Set(saved).size).toBe(saved.length);
    expect(saved).toEqual(expect.arrayContaining([`${FOLDER}/${WORKSHOP}`]));
  });

  it('of a site are opened themselves', async () => {
    write(at(WORKSHOP), '{}');
    expect(await open({ isSite: true }).find(WORKSHOP)).toBe(WORKSHOP);
    expect(existsSync(at(FOLDER))).toBe(false);
  });

  it('are copied in a site that does not have them', async () => {
    write(at('other.ipynb'), '{}');
    const path = await open({ isSite: true }).find(WORKSHOP);
    expect(path).toBe(`${FOLDER}/${WORKSHOP}`);
    expect(existsSync(at(path))).toBe(true);
  });

  it('leave a namesake in the root of a server alone', async () => {
    write(at(GETTING_STARTED), 'another getting-started');
    const path = await open().find(GETTING_STARTED);
    expect(path).toBe(`${FOLDER}/${GETTING_STARTED}`);
  });

  it('are not half there when they cannot be read', async () => {
    const lessons = open({ address: `${shipped.url}/nowhere` });
    await expect(lessons.find(WORKSHOP)).rejects.toMatchObject({
      kind: 'http',
      facts: { status: 404 }
    });
    expect(existsSync(at(FOLDER))).toBe(false);
  });

  it('say so when a file stands in the place of their folder', async () => {
    write(at(FOLDER), 'a file');
    await expect(open().find(WORKSHOP)).rejects.toThrow(/director/);
    expect(read(at(FOLDER))).toBe('a file');
  });
});
