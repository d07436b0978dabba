import fc from 'fast-check';

import { EVERYTHING, unknownKernel } from '../../src/model';
import type { IAccess, IDataset, ISelection } from '../../src/model';
import { flavours } from '../../src/snippets';

/** Code, and the texts that must come out of it exactly as they went in. */
interface IHostileCase {
  readonly code: string;
  readonly href: string;
  readonly group: string;
  readonly dropped: readonly string[];
  readonly selection: ISelection;
}

const CASES = 400;

/** What ends a literal, a line, a comment or a call, and what would follow. */
const ATTACKS = [
  '"',
  "'",
  '"""',
  "'''",
  '\\',
  '\n',
  '\r\n',
  '\f',
  '\0',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ud800',
  '#',
  ')',
  '}]',
  '{canary}',
  '%s',
  '\\N{BULLET}',
  '; canary()',
  '\ncanary()\n',
  '"); canary() #',
  '"]; canary(); ds["',
  'coding: utf-7',
  '+AAo-canary()+AAo-',
  '%%bash\n!canary',
  'é海🌊',
  'lambda',
  'method'
];

const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ATTACKS),
      fc.string({ unit: 'binary', maxLength: 8 })
    ),
    { minLength: 1, maxLength: 6 }
  )
  .map(parts => parts.join(''));

const distinct = (count: number) =>
  fc.uniqueArray(hostileText, { minLength: count, maxLength: count });

const hostileCase = fc
  .record({
    title: hostileText,
    catalog: hostileText,
    key: hostileText,
    href: fc
      .tuple(fc.constantFrom('https://example.org/', '/work/'), hostileText)
      .map(parts => parts.join('')),
    group: hostileText,
    dropped: fc.array(hostileText),
    variables: fc.array(hostileText),
    dims: distinct(6),
    labels: fc.tuple(hostileText, hostileText),
    number: fc.double({ noNaN: true, noDefaultInfinity: true }),
    box: fc.boolean()
  })
  .map(({ dims, labels, number, box, ...texts }): IHostileCase => {
    const selection: ISelection = {
      ...EVERYTHING,
      variables: texts.variables,
      ranges: [
        { by: 'label', dimension: dims[0], start: labels[0], stop: labels[1] },
        { by: 'position', dimension: dims[1], start: 1, stop: 2 }
      ],
      points: [
        { dimension: dims[2], position: 3, nearest: number },
        { dimension: dims[3], position: 4, nearest: null }
      ],
      box: box
        ? {
            latitude: labels[0],
            longitude: labels[1],
            dims: dims.slice(4),
            south: -1,
            north: 1,
            west: 2,
            east: 1
          }
        : null
    };
    return { ...write(texts, selection), selection };
  });

type Texts = Record<'title' | 'catalog' | 'key' | 'href' | 'group', string> & {
  readonly dropped: readonly string[];
};

function write(
  { title, catalog, key, href, group, dropped }: Texts,
  selection: ISelection
) {
  const access: IAccess = {
    key,
    title,
    href,
    format: 'zarr',
    zarrFormat: 2,
    consolidated: true,
    group,
    openKeywords: { drop_variables: dropped, [title]: key },
    storageOptions: { [key]: title },
    reach: 'world',
    origin: { catalog, key }
  };
  const dataset: IDataset = {
    id: title,
    title,
    description: title,
    keywords: [title],
    licence: null,
    providers: [],
    bbox: null,
    time: null,
    variables: null,
    accesses: [access],
    pages: []
  };
  const [xarray] = flavours;
  const { code } = xarray.generate(
    dataset,
    access,
    selection,
    unknownKernel('lab')
  );
  return { code, href, group, dropped };
}

/** Snippets for datasets whose every text is an attack. */
export function generate(seed: string): IHostileCase[] {
  return fc.sample(hostileCase, { numRuns: CASES, seed: Number(seed) });
}
