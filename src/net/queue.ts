/**
 * Lets at most `width` pieces of work run at a time for each key; the others
 * wait in order. A wait that is aborted gives its place up.
 */
export class Queue {
  constructor(private readonly _width: number) {}

  /**
   * Resolves with a function that gives the place back, when there is one.
   * Rejects with the signal's reason when it aborts first.
   */
  async enter(key: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const line = this._lines.get(key) ?? { running: 0, waiting: [] };
    this._lines.set(key, line);
    if (line.running < this._width) {
      line.running++;
    } else {
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          line.waiting.splice(line.waiting.indexOf(start), 1);
          reject(signal.reason);
        };
        const start = () => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        signal.addEventListener('abort', leave, { once: true });
        line.waiting.push(start);
      });
    }
    return () => this._leave(key, line);
  }

  /** Hands the place to the next in line, or closes an empty line. */
  private _leave(key: string, line: ILine): void {
    const next = line.waiting.shift();
    if (next) {
      next();
    } else if (--line.running === 0) {
      this._lines.delete(key);
    }
  }

  private readonly _lines = new Map<string, ILine>();
}

interface ILine {
  running: number;
  waiting: (() => void)[];
}
