/**
 * Answers kept by URL and requests under way, which two who ask at the same
 * time share. A request ends early only when all who wait for it have gone.
 */
export class Flights<T> {
  /**
   * @param weigh - what an answer counts towards `capacity`.
   * @param capacity - above it the oldest answers are dropped.
   */
  constructor(
    private readonly _weigh: (answer: T) => number,
    private readonly _capacity: number
  ) {}

  /**
   * The answer for `url`, by `start` when there is none yet.
   *
   * Rejects with the signal's reason as soon as `signal` aborts.
   */
  async get(
    url: string,
    start: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal
  ): Promise<T> {
    signal?.throwIfAborted();
    const kept = this._answers.get(url);
    if (kept !== undefined) {
      return kept;
    }
    const flight = this._flights.get(url) ?? this._depart(url, start);
    flight.waiting++;
    try {
      return await abortable(flight.answer, signal);
    } finally {
      if (--flight.waiting === 0) {
        // After `forget` another may be under way in its place.
        if (this._flights.get(url) === flight) {
          this._flights.delete(url);
        }
        flight.controller.abort();
      }
    }
  }

  /** Drops answers of URLs that begin with `prefix`; requests under way are not kept. */
  forget(prefix: string): void {
    for (const urls of [this._answers, this._flights]) {
      for (const url of urls.keys()) {
        if (url.startsWith(prefix)) {
          urls.delete(url);
        }
      }
    }
    this._weight = 0;
    for (const answer of this._answers.values()) {
      this._weight += this._weigh(answer);
    }
  }

  private _depart(
    url: string,
    start: (signal: AbortSignal) => Promise<T>
  ): IFlight<T> {
    const controller = new AbortController();
    const flight: IFlight<T> = {
      controller,
      waiting: 0,
      answer: start(controller.signal).then(answer => {
        if (this._flights.get(url) === flight) {
          this._keep(url, answer);
        }
        return answer;
      })
    };
    this._flights.set(url, flight);
    return flight;
  }

  private _keep(url: string, answer: T): void {
    this._answers.set(url, answer);
    this._weight += this._weigh(answer);
    for (const [oldest, dropped] of this._answers) {
      if (this._weight <= this._capacity || oldest === url) {
        break;
      }
      this._answers.delete(oldest);
      this._weight -= this._weigh(dropped);
    }
  }

  private _weight = 0;
  private readonly _answers = new Map<string, T>();
  private readonly _flights = new Map<string, IFlight<T>>();
}

interface IFlight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** `promise`, or a rejection with the signal's reason, whichever is first. */
function abortable<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) {
    return promise;
  }
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave));
  });
}
