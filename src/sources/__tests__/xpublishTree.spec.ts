import { grow } from '../xpublishTree';
import type { Grown } from '../xpublishTree';

/** As on a real server: three models, of which one has most of the runs. */
function manyIds(): string[] {
  const runs = ['control-1950.v2024', 'hist-1950.v2024', 'ssp245.v2025'];
  const realms = ['atmos.gr025', 'atmos.native', 'ocean.native'];
  const names = Array.from({ length: 15 }, (_, i) => `2d_daily_${i}`);
  const icon = runs.flatMap(run =>
    realms.flatMap(realm => names.map(name => `icon.${run}.${realm}.${name}`))
  );
  return [
    ...icon,
    'nextgems.ngc4008.2d_P1D',
    'nextgems.ngc4008.2d_PT3H',
    'nextgems.ngc4008',
    'orcestra_1250m_2d_hpz12'
  ];
}

/** All ids that can be reached, as branches are opened. */
function reach(ids: readonly string[], grown: readonly Grown[]): string[] {
  return grown.flatMap(one =>
    typeof one === 'string' ? [one] : reach(ids, grow(ids, one.start))
  );
}

describe('grow', () => {
  it('lists a few ids as they are', () => {
    const ids = ['a.b.c', 'x', 'a.b.d'];
    expect(grow(ids, [])).toEqual(ids);
    expect(grow([], [])).toEqual([]);
  });

  it('branches many where they differ, with what they share in one step', () => {
    const ids = manyIds();
    expect(grow(ids, [])).toEqual([
      { start: ['icon'], name: 'icon' },
      { start: ['nextgems', 'ngc4008'], name: 'nextgems · ngc4008' },
      'orcestra_1250m_2d_hpz12'
    ]);
    expect(grow(ids, ['icon'])).toEqual([
      {
        start: ['icon', 'control-1950', 'v2024'],
        name: 'control-1950 · v2024'
      },
      { start: ['icon', 'hist-1950', 'v2024'], name: 'hist-1950 · v2024' },
      { start: ['icon', 'ssp245', 'v2025'], name: 'ssp245 · v2025' }
    ]);
    expect(grow(ids, ['icon', 'hist-1950', 'v2024'])).toEqual(
      ids.filter(id => id.startsWith('icon.hist-1950.'))
    );
    expect(grow(ids, ['nextgems', 'ngc4008'])).toEqual(
      ids.filter(id => id.startsWith('nextgems.'))
    );
  });

  it('begins with the first part that differs', () => {
    const ids = Array.from({ length: 60 }, (_, i) => `cloud.v1.${i % 2}.${i}`);
    expect(grow(ids, [])).toEqual([
      { start: ['cloud', 'v1', '0'], name: '0' },
      { start: ['cloud', 'v1', '1'], name: '1' }
    ]);
  });

  it('leads to every id once, whatever they look like', () => {
    const ids = [
      ...manyIds(),
      ...['', '.', '..', 'a..b', '.a', 'a.', '__proto__', 'constructor'],
      ...Array.from({ length: 200 }, (_, i) => `run${i}`),
      ...Array.from({ length: 70 }, (_, i) => `deep${'.x'.repeat(i)}`)
    ];
    const found = reach(ids, grow(ids, []));
    expect(found.sort()).toEqual([...ids].sort());
  });

  it('takes a list of 100,000 in less than two seconds', () => {
    const ids = Array.from(
      { length: 100_000 },
      (_, i) => `icon.${i % 7}.s${i}`
    );
    expect(grow(ids, [])).toHaveLength(7);
  });
});
