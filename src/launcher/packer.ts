import type { Contents } from '@jupyterlab/services';
import { Zip, ZipDeflate } from 'fflate';

/** What people write in Jupyter. */
const WRITTEN = /[.](ipynb|py|md)$/i;

/** Stores may hold millions of files, none of which a person has written. */
const STORE = /[.]zarr$/i;

/** How much one archive holds, and how far we look for it. */
export interface ILimits {
  readonly files: number;
  /** Bytes before compression. */
  readonly bytes: number;
  readonly folders: number;
}

export const LIMITS: ILimits = { files: 500, bytes: 100e6, folders: 2000 };

/** What a packer works with. */
export interface IPackerOptions {
  readonly contents: Contents.IManager;
  readonly signal: AbortSignal;
  /** Called after each file with their number so far. */
  readonly onFile?: (files: number) => void;
  readonly limits?: ILimits;
}

/** A zip file of notebooks. */
export interface IArchive {
  /** Its bytes, in order. */
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  /** How many files are in it. */
  readonly files: number;
  /** Whether a limit has kept some out of it. */
  readonly isCut: boolean;
  /** Paths of the files and folders that could not be read. */
  readonly unreadable: readonly string[];
}

/**
 * Puts the notebooks, scripts and notes of the contents into a zip file, with
 * their folders, those nearest to the root first. What is hidden is left alone.
 */
export class Packer {
  constructor(private readonly _options: IPackerOptions) {
    this._limits = _options.limits ?? LIMITS;
    this._zip = new Zip((error, chunk) => {
      if (error) {
        throw error;
      }
      this._chunks.push(chunk);
    });
  }

  /** Rejects with the signal's reason, or when the root cannot be listed. */
  async pack(): Promise<IArchive> {
    // Grows while we walk along it.
    const folders = [''];
    for (const [index, folder] of folders.entries()) {
      if (index === this._limits.folders) {
        this._isCut = true;
        break;
      }
      for (const model of await this._list(folder)) {
        if (model.name.startsWith('.')) {
          continue;
        }
        if (model.type !== 'directory') {
          await this._add(model);
        } else if (!STORE.test(model.name)) {
          folders.push(model.path);
        }
      }
    }
    this._zip.end();
    return {
      chunks: this._chunks,
      files: this._files,
      isCut: this._isCut,
      unreadable: this._unreadable
    };
  }

  private async _list(folder: string): Promise<readonly Contents.IModel[]> {
    const { contents, signal } = this._options;
    signal.throwIfAborted();
    try {
      const { content } = await contents.get(folder, {
        type: 'directory',
        content: true
      });
      const models: readonly Contents.IModel[] = content;
      // What a limit keeps out must not depend on the order of the disk.
      return [...models].sort((a, b) => a.name.localeCompare(b.name));
    } catch (error) {
      if (folder === '') {
        throw error;
      }
      this._unreadable.push(folder);
      return [];
    }
  }

  private async _add({ name, path, size }: Contents.IModel): Promise<void> {
    if (!WRITTEN.test(name)) {
      return;
    }
    if (this._files === this._limits.files || !this._fits(size ?? 0)) {
      this._isCut = true;
      return;
    }
    const bytes = await this._read(path);
    if (!bytes) {
      this._unreadable.push(path);
    } else if (!this._fits(bytes.length)) {
      this._isCut = true;
    } else {
      const entry = new ZipDeflate(path);
      this._zip.add(entry);
      entry.push(bytes, true);
      this._bytes += bytes.length;
      this._files += 1;
      this._options.onFile?.(this._files);
    }
  }

  private async _read(path: string): Promise<Uint8Array | null> {
    const { contents, signal } = this._options;
    signal.throwIfAborted();
    try {
      // As a file, a notebook comes as it is on disk; a site has only the JSON.
      return asBytes(await contents.get(path, { type: 'file', content: true }));
    } catch {
      return null;
    }
  }

  private _fits(bytes: number): boolean {
    return this._bytes + bytes <= this._limits.bytes;
  }

  private readonly _limits: ILimits;
  private readonly _zip: Zip;
  private readonly _chunks: Uint8Array<ArrayBuffer>[] = [];
  private readonly _unreadable: string[] = [];
  private _files = 0;
  private _bytes = 0;
  private _isCut = false;
}

function asBytes({ format, content }: Contents.IModel): Uint8Array {
  switch (format) {
    case 'base64':
      return Uint8Array.from(atob(content), char => char.charCodeAt(0));
    case 'text':
      return new TextEncoder().encode(content);
    default:
      // Indented as nbformat writes notebooks.
      return new TextEncoder().encode(`${JSON.stringify(content, null, 1)}\n`);
  }
}
