import { PathExt, URLExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';

import { asTexts, isObject } from '../model';
import type { INet } from '../net';

/**
 * The folder that the copies stand in. It is one of the root, not of the folder
 * that the file browser happens to show, so that the next time finds them again.
 */
export const FOLDER = 'climate-data';

/** Paths of the notebooks that one begins with, among those that we ship. */
export const GETTING_STARTED = 'getting-started.ipynb';
export const WORKSHOP = 'workshop/1-find-data.ipynb';

/** What the lessons work with. */
export interface ILessonsOptions {
  readonly contents: Contents.IManager;
  readonly net: INet;
  /** Address of the files that we ship; its `index.json` lists them. */
  readonly shipped: string;
  /** Whether the contents may hold the same files already, as a site's do. */
  readonly isSite: boolean;
}

/**
 * The notebooks that we ship, as a person's own files.
 */
export class Lessons {
  constructor(private readonly _options: ILessonsOptions) {}

  /**
   * Where the lesson of that path stands in the contents. Lessons that are not
   * there yet are copied; what is there stays as the person has left it.
   *
   * Rejects with a `Failure`, or as the contents do.
   */
  async find(path: string): Promise<string> {
    const { contents, isSite } = this._options;
    if (isSite && (await holds(contents, path))) {
      return path;
    }
    // A second call meanwhile must not copy over what the first has copied.
    this._copying ??= this._copy().finally(() => {
      this._copying = null;
    });
    await this._copying;
    return PathExt.join(FOLDER, path);
  }

  private async _copy(): Promise<void> {
    const { contents, net, shipped } = this._options;
    const { body } = await net.json(URLExt.join(shipped, 'index.json'));
    const files = asTexts(isObject(body) ? body.files : null);
    const folders = new Set(files.flatMap(file => [...foldersOf(file)]));
    const present = new Map([['', await namesIn(contents, '')]]);
    for (const folder of folders) {
      const siblings = present.get(PathExt.dirname(folder));
      if (siblings?.has(PathExt.basename(folder))) {
        present.set(folder, await namesIn(contents, folder));
      } else {
        await contents.save(folder, { type: 'directory' });
      }
      for (const file of files.filter(file => folderOf(file) === folder)) {
        if (!present.get(folder)?.has(PathExt.basename(file))) {
          const model = await this._read(file);
          await contents.save(PathExt.join(FOLDER, file), model);
        }
      }
    }
  }

  /** A file that we ship, as the contents take it. */
  private async _read(file: string): Promise<Partial<Contents.IModel>> {
    const { net, shipped } = this._options;
    const address = URLExt.join(shipped, URLExt.encodeParts(file));
    if (PathExt.extname(file) === '.ipynb') {
      const { body } = await net.json(address);
      return { type: 'notebook', format: 'json', content: body };
    }
    const { body } = await net.text(address);
    return { type: 'file', format: 'text', content: body };
  }

  private _copying: Promise<void> | null = null;
}

/** The folder that a file that we ship is copied into. */
function folderOf(file: string): string {
  return PathExt.join(FOLDER, PathExt.dirname(file));
}

/** The same with those above it, the outermost first. */
function* foldersOf(file: string): Generator<string> {
  let folder = FOLDER;
  yield folder;
  for (const name of PathExt.dirname(file).split('/').filter(Boolean)) {
    folder = PathExt.join(folder, name);
    yield folder;
  }
}

async function holds(
  contents: Contents.IManager,
  path: string
): Promise<boolean> {
  let folder = '';
  for (const name of path.split('/')) {
    if (!(await namesIn(contents, folder)).has(name)) {
      return false;
    }
    folder = PathExt.join(folder, name);
  }
  return true;
}

/** Names of what is in a folder. */
async function namesIn(
  contents: Contents.IManager,
  folder: string
): Promise<ReadonlySet<string>> {
  const options = { type: 'directory' as const, content: true };
  const { content } = await contents.get(folder, options);
  return new Set(content.map(({ name }: Contents.IModel) => name));
}
