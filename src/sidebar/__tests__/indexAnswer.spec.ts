import { createEntry } from '../../model';
import type { IRecord } from '../../model';
import { answerOf } from '../indexAnswer';
import { TreeNode } from '../node';

/** How often what all results are compared by was looked at. */
let looks = 0;

/** The i-th dataset of a catalog, which counts the looks at it. */
function record(i: number): IRecord {
  const href = `https://a.org/${i}.json`;
  const title = `set${i}`;
  const entry = createEntry({ source: 'stac', href, title, kind: 'dataset' });
  Object.defineProperty(entry, 'href', {
    get: () => {
      looks++;
      return href;
    }
  });
  return {
    entry,
    get place() {
      looks++;
      return ['models', `run${i % 2}`];
    },
    variables: null,
    facets: {}
  };
}

const PAGE = 100;

describe('the results of an index', () => {
  it('are told apart by where they stand, and cost a page for each page', async () => {
    const records = Array.from({ length: 3 * PAGE }, (_, i) => record(i));
    const { entry } = record(-1);
    const node = new TreeNode(entry);
    node.answer = answerOf(async () => records);
    const read = async (cursor?: string) => {
      looks = 0;
      const page = await node.answer?.read({ cursor });
      node.fill(page ?? { entries: [], next: null }, cursor === undefined);
    };
    await read();
    await read('100');
    expect(looks).toBeLessThanOrEqual(2 * PAGE);
    await read('200');
    expect(looks).toBeLessThanOrEqual(2 * PAGE);
    expect(node.items).toHaveLength(3 * PAGE);
    expect([node.items[0], node.items[299]].map(({ label }) => label)).toEqual([
      ['run0', 'set0'],
      ['run1', 'set299']
    ]);
    expect([node.next, node.total]).toEqual([null, 3 * PAGE]);
  });
});
