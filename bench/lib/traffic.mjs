import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds without a request after which no more are to be expected. */
const QUIET = 500;

/** What a page asks of servers. */
export class Traffic {
  #requests = [];
  #begun = 0;
  #ended = 0;

  constructor(page) {
    page.on('request', request => {
      this.#begun++;
      this.#requests.push(request);
    });
    for (const end of ['requestfinished', 'requestfailed']) {
      page.on(end, () => this.#ended++);
    }
  }

  /** Waits until everything is answered and no more follows. */
  async quiet() {
    let before;
    do {
      before = this.#begun;
      await pause(QUIET);
    } while (this.#begun > before || this.#ended < this.#begun);
  }

  /** The requests since the last call, once no more follow. */
  async take() {
    await this.quiet();
    return Promise.all(
      this.#requests.splice(0).map(async request => ({
        url: new URL(request.url()),
        bytes: request.failure() ? 0 : (await request.sizes()).responseBodySize,
        body: async () => (await request.response()).body()
      }))
    );
  }

  /** Those of them to the host of an address. */
  async takeTo(address) {
    const { host } = new URL(address);
    return (await this.take()).filter(({ url }) => url.host === host);
  }
}

export const sum = numbers => numbers.reduce((all, each) => all + each, 0);

/** Bytes of the bodies of some requests. */
export const bytes = requests => sum(requests.map(request => request.bytes));
