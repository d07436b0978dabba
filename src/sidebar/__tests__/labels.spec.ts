import * as fs from 'fs';
import * as path from 'path';

import { createEntry } from '../../model';
import type { IEntry } from '../../model';
import { arrange } from '../labels';

const ROOT = 'https://eerie.cloud.dkrz.de/datasets';

function entry(title: string, href: string, within?: string[]): IEntry {
  return createEntry({
    source: 'stac',
    href,
    path: within,
    title,
    kind: 'dataset'
  });
}

/** The item of a dotted id, as cloudify's STAC names it. */
function item(id: string): IEntry {
  return entry(id.split('.').pop() ?? id, `${ROOT}/${id}/stac`);
}

function labels(entries: readonly IEntry[]): string[] {
  return arrange(entries).labels.map(parts => parts.join(' · '));
}

describe('arrange', () => {
  it('begins with the first part of the ids that differs', () => {
    const run = 'icon-esm-er.hist-1950.v20240618';
    expect(
      labels([
        item(`${run}.atmos.gr025.2d_monthly_mean`),
        item(`${run}.atmos.native.2d_monthly_mean`),
        item(`${run}.ocean.native.2d_monthly_mean`)
      ])
    ).toEqual([
      'atmos · gr025 · 2d_monthly_mean',
      'atmos · native · 2d_monthly_mean',
      'ocean · native · 2d_monthly_mean'
    ]);
  });

  it('reads titles that are dotted ids themselves', () => {
    expect(
      labels([
        entry('run.atmos.gr025.daily', `${ROOT}/1`),
        entry('run.ocean.gr025.daily', `${ROOT}/2`)
      ])
    ).toEqual(['atmos · gr025 · daily', 'ocean · gr025 · daily']);
  });

  it('reads ids that are encoded in the address', () => {
    expect(
      labels([
        entry('größe', `${ROOT}/run.atmos.gr%C3%B6%C3%9Fe/stac`),
        entry('daily', `${ROOT}/run.ocean.daily/stac`)
      ])
    ).toEqual(['atmos · größe', 'ocean · daily']);
  });

  it('leaves titles that differ as they are', () => {
    const titles = [
      'OSTIA sea surface temperature',
      'NEMO v3.6 ORCA2',
      'e.g. it'
    ];
    expect(
      labels(titles.map(title => entry(title, `${ROOT}/${title}`)))
    ).toEqual(titles);
  });

  it('puts what differs in the address before titles that repeat', () => {
    expect(
      labels([
        entry('Daily mean', 'https://a.org/atmos/daily/item.json'),
        entry('Daily mean', 'https://a.org/ocean/daily/item.json'),
        entry('Orography', 'https://a.org/fx/item.json')
      ])
    ).toEqual(['atmos · Daily mean', 'ocean · Daily mean', 'Orography']);
  });

  it('tells groups of one store apart', () => {
    const store = 'https://a.org/s.zarr';
    expect(
      labels([
        entry('sst', store, ['day/sst']),
        entry('sst', store, ['mon/sst'])
      ])
    ).toEqual(['day/sst · sst', 'mon/sst · sst']);
  });

  it('keeps the last part of an only child, and of one id that begins another', () => {
    expect(labels([item('a.b.c')])).toEqual(['c']);
    expect(labels([item('a.b.c'), item('a.b.c.d')])).toEqual(['c', 'd']);
  });

  it('keeps all of the only dotted id among other names', () => {
    expect(labels([item('a.b.c'), entry('icon', `${ROOT}`, ['icon'])])).toEqual(
      ['a · b · c', 'icon']
    );
  });

  it('groups many siblings by realm and grid, in the order of the catalog', () => {
    const ids = ['atmos.gr025', 'atmos.native', 'ocean.native'].flatMap(grid =>
      ['1h', 'daily', 'monthly'].map(name => `icon.run.${grid}.${name}`)
    );
    const { groups } = arrange(
      [...ids, 'icon.run.wave.gr025.monthly'].map(item)
    );
    expect(groups).toEqual([
      { parts: ['atmos', 'gr025'], members: [0, 1, 2] },
      { parts: ['atmos', 'native'], members: [3, 4, 5] },
      { parts: ['ocean', 'native'], members: [6, 7, 8] },
      { parts: [], members: [9] }
    ]);
  });

  it('does not group a few siblings, nor those with plain titles', () => {
    const few = ['atmos', 'ocean'].flatMap(realm =>
      ['daily', 'monthly'].map(name => item(`icon.${realm}.gr025.${name}`))
    );
    expect(arrange(few).groups).toEqual([{ parts: [], members: [0, 1, 2, 3] }]);
    const plain = Array.from({ length: 20 }, (_, i) =>
      entry(`Run ${i}`, `${ROOT}/${i}`)
    );
    expect(arrange(plain).groups).toHaveLength(1);
  });

  it('names 100,000 siblings', () => {
    const many = Array.from({ length: 100_000 }, (_, i) =>
      item(`icon.run.${i % 7}.gr${i % 5}.set${i}`)
    );
    const { labels } = arrange(many);
    expect(new Set(labels.map(label => label.join())).size).toBe(100_000);
  });
});

describe('arrange, on the collections of eerie.cloud', () => {
  const folder = path.resolve('../shared/catalogs/eerie-static-stac');
  const files = fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(file => /stac_[^/]*\.json$/.test(file))
    : [];
  if (files.length === 0) {
    console.log('Not tried: the catalogs in ../shared/catalogs are absent.');
  }

  it('gives every item of a collection a label of its own', () => {
    for (const file of files) {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      const { links } = JSON.parse(text) as { links: Record<string, string>[] };
      const items = links
        .filter(({ rel }) => rel === 'item')
        .map(({ title, href }) => entry(title, href));
      const named = labels(items);
      expect(new Set(named).size).toBe(items.length);
      named.forEach((label, i) => expect(label).toContain(items[i].title));
    }
  });
});
