import { indexed } from './indexed';
import { asked, open, start } from './xpublishServer';
import type { Answers } from './xpublishServer';

describe('the list of datasets', () => {
  it('becomes a tree of 945 datasets with one request', async () => {
    const ids = Array.from(
      { length: 945 },
      (_, i) => `model${i % 9}.run${i % 7}.v1.atmos.gr025.set${i}`
    );
    const server = await start({ '/datasets': ids });
    const registry = open();
    const found: string[] = [];
    const waiting = [await registry.detect(`${server.url}/datasets`)];
    const sizes: number[] = [];
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      if (entry.kind === 'dataset') {
        found.push(entry.title);
      } else {
        const { entries } = await registry.children(entry);
        sizes.push(entries.length);
        waiting.push(...entries);
      }
    }
    expect(found.sort()).toEqual(ids.sort());
    expect(Math.max(...sizes)).toBeLessThanOrEqual(50);
    expect(asked(server)).toEqual(['/datasets']);
  });

  it('reads past what is no id, and names each once', async () => {
    const server = await start({
      '/datasets': ['a', null, 'b', 3, '', 'a', {}, '<script>', '__proto__']
    });
    const registry = open();
    const root = await registry.detect(`${server.url}/datasets`);
    const { entries } = await registry.children(root);
    expect(entries.map(({ title }) => title)).toEqual([
      ...['a', 'b', '<script>', '__proto__']
    ]);
  });

  it('may be empty, and says when it is no longer one', async () => {
    const answers: Answers = { '/datasets': [] };
    const server = await start(answers);
    const root = await open().detect(`${server.url}/datasets`);
    expect(await open().children(root)).toEqual({ entries: [], next: null });
    answers['/datasets'] = { detail: 'Moved' };
    await expect(open().children(root)).rejects.toMatchObject({
      kind: 'not-a-catalog'
    });
    answers['/datasets'] = 503;
    await expect(open().children(root)).rejects.toMatchObject({
      kind: 'http',
      facts: { status: 503 }
    });
  });
});

describe('an index of an xpublish server', () => {
  it('takes the list of ids, in one request', async () => {
    const ids = Array.from(
      { length: 945 },
      (_, i) => `icon-esm-er.hist-1950.v20240618.ocean.native.2d_daily_${i}`
    );
    const server = await start({ '/datasets': ids });
    const records = await indexed(open(), `${server.url}/datasets`);
    expect(server.requests).toHaveLength(1);
    expect(records).toHaveLength(945);
    expect(records[7]).toMatchObject({
      entry: { href: `${server.url}/datasets/${ids[7]}`, kind: 'dataset' },
      variables: null,
      facets: {
        frequency: 'P1D',
        realm: 'ocean',
        grid: 'native',
        model: 'icon-esm-er',
        experiment: 'hist-1950'
      }
    });
  });
});
