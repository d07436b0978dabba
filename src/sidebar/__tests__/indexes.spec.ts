import { CatalogSources } from '../../catalogSources';
import { createEntry } from '../../model';
import type { IEntry } from '../../model';
import { Failure } from '../../net';
import { Indexes } from '../indexes';
import { BrowserStore } from '../indexStore';

import { catalog, CatalogServer, children, items } from './catalogServer';
import { MemoryStore } from './memoryStore';

let server: CatalogServer;
let store: MemoryStore;

beforeEach(async () => {
  store = new MemoryStore();
  server = new CatalogServer();
  await server.start();
  server.documents.set('/catalog.json', catalog('All', children('A', 'B')));
  server.documents.set('/A.json', catalog('A', items('one', 'two')));
});

afterEach(() => server.stop());

const open = (shipped: string[] = []) =>
  new Indexes(new CatalogSources('http://localhost/'), store, () => shipped);

const entry = (): IEntry =>
  createEntry({
    source: 'stac',
    href: server.at('/catalog.json'),
    title: 'All',
    kind: 'catalog'
  });

describe('Indexes', () => {
  it('tell how far they are, what it came to, and what was not read', async () => {
    const indexes = open();
    const found: number[] = [];
    indexes.changed.connect(() => {
      found.push(indexes.job?.progress.found ?? -1);
    });
    const made = indexes.make(entry(), 'All');
    expect(indexes.isMaking(entry())).toBe(true);
    await made;
    expect(indexes.isMaking(entry())).toBe(false);
    expect(found[0]).toBe(0);
    const index = indexes.of(entry());
    expect(indexes.job?.outcome).toBe(index);
    expect(indexes.job?.isFleeting).toBe(false);
    expect(index?.records.map(record => record.entry.title)).toEqual([
      'one',
      'two'
    ]);
    expect(index?.unread).toMatchObject([
      { entry: { title: 'B' }, kind: 'http', facts: { status: 404 } }
    ]);
    indexes.dismiss();
    expect(indexes.job).toBeNull();
    expect(indexes.of(entry())).toBe(index);
  });

  it('keep what was there when another one is not made', async () => {
    const indexes = open();
    await indexes.make(entry(), 'All');
    const before = indexes.of(entry());
    const release = server.hold('/A.json');
    const sources = new Indexes(
      new CatalogSources('http://localhost/'),
      store,
      () => []
    );
    await sources.ready;
    const made = sources.make(entry(), 'All');
    sources.cancel();
    await made;
    release();
    const outcome = sources.job?.outcome;
    expect(outcome instanceof Failure && outcome.kind).toBe('cancelled');
    expect(sources.of(entry())).toEqual(before);
  });

  it('are found again by whoever only knows the address', async () => {
    const first = open();
    await first.make(entry(), 'All');
    const second = open();
    await second.ready;
    const unknown = createEntry({ ...entry(), source: '', title: 'x' });
    expect(second.of(unknown)?.records).toHaveLength(2);
    expect(second.isOwn(unknown)).toBe(true);
    await second.remove(unknown);
    expect(second.of(unknown)).toBeNull();
    const third = open();
    await third.ready;
    expect(third.all).toEqual([]);
  });

  it('of another version are as if they were not there', async () => {
    await open().make(entry(), 'All');
    const [[id, text]] = store.kept;
    store.kept.set('other', text.replace('"version":1', '"version":99'));
    store.kept.set('broken', '{"records": 1}');
    const indexes = open();
    await indexes.ready;
    expect(indexes.all.map(index => index.catalog)).toEqual([id]);
  });

  it('say when the browser keeps nothing', async () => {
    store.isClosed = true;
    const indexes = open();
    await indexes.ready;
    await indexes.make(entry(), 'All');
    expect(indexes.job?.isFleeting).toBe(true);
    expect(indexes.of(entry())?.records).toHaveLength(2);
    await indexes.remove(entry());
    expect(indexes.all).toEqual([]);
  });

  it('stay where the browser refuses to remove them', async () => {
    const indexes = open();
    await indexes.make(entry(), 'All');
    store.isClosed = true;
    await expect(indexes.remove(entry())).rejects.toThrow('was refused');
    expect(indexes.isOwn(entry())).toBe(true);
    store.isClosed = false;
    const later = open();
    await later.ready;
    store.isClosed = true;
    await expect(later.remove(entry())).rejects.toThrow('was refused');
    expect(later.all).toHaveLength(1);
    store.isClosed = false;
    await later.remove(entry());
    expect([later.all, store.kept.size]).toEqual([[], 0]);
  });

  it('are removed where the browser has no database', async () => {
    const sources = new CatalogSources('http://localhost/');
    const indexes = new Indexes(sources, new BrowserStore(), () => []);
    await indexes.ready;
    await indexes.make(entry(), 'All');
    expect(indexes.job?.isFleeting).toBe(true);
    await indexes.remove(entry());
    expect(indexes.all).toEqual([]);
  });

  it('that are made are newer than those that are still read', async () => {
    await open().make(entry(), 'All');
    const kept = await store.read();
    let answer: (kept: readonly unknown[]) => void = () => undefined;
    store.read = () => new Promise(resolve => (answer = resolve));
    const indexes = open();
    await indexes.make(entry(), 'All');
    const made = indexes.of(entry());
    answer(kept);
    await indexes.ready;
    expect(indexes.of(entry())).toBe(made);
  });

  it('of the site are read once, however many ask, and give way', async () => {
    await open().make(entry(), 'All');
    const [text] = store.kept.values();
    server.documents.set('/shipped.json', text);
    store.kept.clear();
    const url = server.at('/shipped.json');
    const indexes = open([url]);
    expect(indexes.unread).toEqual([url]);
    const [one, two] = await Promise.all([
      indexes.readShipped(url),
      indexes.readShipped(url)
    ]);
    expect(one).toBe(two);
    expect(indexes.unread).toEqual([]);
    expect(indexes.isOwn(entry())).toBe(false);
    expect(indexes.of(entry())).toBe(one);
    await indexes.make(entry(), 'All');
    expect(indexes.all).toHaveLength(1);
    expect(indexes.isOwn(entry())).toBe(true);
    const asked = server.requests.filter(path => path === '/shipped.json');
    expect(asked).toHaveLength(1);
  });
});
