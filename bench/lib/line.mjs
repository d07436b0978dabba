import http from 'node:http';

/** Milliseconds that bytes need on a line of so many megabits per second. */
const duration = (bytes, rate) => (bytes * 8) / (rate * 1000);

/**
 * A line on loopback to the server at `target`, for all that a client asks,
 * whichever of its threads does.
 *
 * Returns its address; `take`, which gives path and bytes of the requests since
 * the last call; and `close`.
 *
 * @param rate - megabits per second for all answers together
 */
export async function line(target, rate = Infinity) {
  let requests = [];
  /** When the line has passed on all that it was given. */
  let free = 0;
  const server = http.createServer((request, response) => {
    const { method, headers, url } = request;
    const asked = { path: url, bytes: 0 };
    requests.push(asked);
    const onward = http.request(new URL(url, target), { method, headers });
    onward.on('response', async answer => {
      response.writeHead(answer.statusCode, answer.headers);
      for await (const part of answer) {
        asked.bytes += part.length;
        const now = performance.now();
        free = Math.max(free, now) + duration(part.length, rate);
        if (free - now >= 1) {
          await new Promise(resolve => setTimeout(resolve, free - now));
        }
        response.write(part);
      }
      response.end();
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    take: () => {
      const taken = requests;
      requests = [];
      return taken;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    }
  };
}
