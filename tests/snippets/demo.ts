import type { IAccess, IDataset, IEntry, IGroup } from '../../src/model';
import { EVERYTHING } from '../../src/model';
import type { Chunking, IRuntime, ISelection } from '../../src/model';
import { Failure, FetchNet } from '../../src/net';
import { flavours } from '../../src/snippets';
import type { ISnippetNote } from '../../src/snippets';
import { SourceRegistry } from '../../src/sources/registry';
import {
  NO_AXES,
  NO_PICKS,
  describeGrid,
  openStore,
  readAxis,
  readHorizontal,
  readTimeAxis,
  readValues,
  select,
  timeLabel
} from '../../src/zarr';
import type {
  IAxes,
  IBox,
  ICoordinatePair,
  IGrid,
  IPicks,
  IRange,
  IStore
} from '../../src/zarr';

/** Code, and what was picked, from which the tests work out what it must give. */
interface IDemoCase {
  readonly id: string;
  readonly href: string;
  readonly group: string;
  readonly zarrFormat: 2 | 3;
  readonly code: string;
  readonly notes: readonly ISnippetNote[];
  readonly picks: IPicks;
  /** Name of the time coordinate. */
  readonly time: string | null;
  readonly coordinates: ICoordinatePair | null;
}

const net = new FetchNet();
const registry = new SourceRegistry(net);
const [xarray] = flavours;

/** All that can be opened at `entry` and below it. */
async function walk(entry: IEntry): Promise<IEntry[]> {
  const { entries, self } = await registry.children(entry);
  const below = await Promise.all(entries.map(walk));
  const here = self ?? entry;
  return [...(here.kind === 'catalog' ? [] : [here]), ...below.flat()];
}

/** A box within the coordinates' ranges, and one across the seam. */
async function boxes(
  store: IStore,
  group: IGroup,
  pair: ICoordinatePair
): Promise<Record<string, IBox>> {
  const [lat, lon] = await Promise.all(
    [pair.latitude, pair.longitude].map(name =>
      rangeOf(store, group.path, name)
    )
  );
  const scale = pair.radians ? 180 / Math.PI : 1;
  // Not a round part, so that no edge falls on a grid point.
  const at = ({ min, max }: IRange, part: number) =>
    (min + (max - min) * part) * scale;
  const rows = { south: at(lat, 0.30137), north: at(lat, 0.61137) };
  return {
    box: { ...rows, west: at(lon, 0.28137), east: at(lon, 0.95137) },
    seam: { ...rows, west: at(lon, 0.81137), east: at(lon, 0.17137) }
  };
}

/** The least and greatest value, in however many chunks they are. */
async function rangeOf(
  store: IStore,
  group: string,
  variable: string
): Promise<IRange> {
  const { data } = await readValues(net, store, { group, variable });
  const values = Array.from(data, Number).filter(Number.isFinite);
  return {
    min: values.reduce((a, b) => Math.min(a, b)),
    max: values.reduce((a, b) => Math.max(a, b))
  };
}

async function readAxes(
  store: IStore,
  group: IGroup,
  { time, levels, horizontal }: IGrid
): Promise<IAxes> {
  const levelAxes = await Promise.all(
    levels.map(async ({ dimension, coordinate }) => [
      dimension,
      coordinate && (await readAxis(net, store, group, coordinate))
    ])
  );
  return {
    ...NO_AXES,
    ...(await readHorizontal(net, store, group, horizontal)),
    time: time && (await readTimeAxis(net, store, group, time.coordinate)),
    levels: Object.fromEntries(levelAxes)
  };
}

/** What is picked of a group, by a name for the test. */
async function picksOf(
  store: IStore,
  group: IGroup,
  grid: IGrid,
  axes: IAxes
): Promise<Record<string, Partial<IPicks>>> {
  const picks: Record<string, Partial<IPicks>> = {};
  const data = group.variables.filter(({ role }) => role === 'data');
  // The one with the most dimensions, so that every pick touches it.
  const [first] = [...data].sort((a, b) => b.dims.length - a.dims.length);
  if (data.length > 1) {
    picks.variable = { variables: [first.name] };
  }
  if (axes.time) {
    const middle = Math.floor(axes.time.size / 2);
    const month = timeLabel(axes.time, middle).slice(0, 7);
    picks.month = { time: { from: month, to: month } };
  }
  for (const { dimension } of grid.levels) {
    picks[`level-${dimension}`] = { levels: { [dimension]: 1 } };
  }
  const pair = coordinatesOf(grid);
  if (pair) {
    for (const [name, box] of Object.entries(await boxes(store, group, pair))) {
      picks[name] = { box };
    }
  }
  if (Object.keys(picks).length > 1) {
    const levels = grid.levels.filter(({ dimension }) =>
      first.dims.includes(dimension)
    );
    picks.together = {
      ...Object.assign({}, ...Object.values(picks).reverse()),
      variables: [first.name],
      levels: Object.fromEntries(levels.map(({ dimension }) => [dimension, 1]))
    };
  }
  return picks;
}

function coordinatesOf({ horizontal }: IGrid): ICoordinatePair | null {
  switch (horizontal.kind) {
    case 'none':
      return null;
    case 'healpix':
      return horizontal.coordinates;
    default:
      return horizontal;
  }
}

async function casesOf(
  dataset: IDataset,
  access: IAccess,
  runtime: IRuntime
): Promise<IDemoCase[]> {
  const { zarrFormat, group: path } = access;
  const opened = await openStore(net, access.href, { zarrFormat, group: path });
  const { metadata } = opened;
  const cases: IDemoCase[] = [];
  for (const group of metadata.groups) {
    const isMeant =
      path === null ? group.variables.length > 0 : group.path === opened.group;
    if (!isMeant) {
      continue;
    }
    const grid = describeGrid(group);
    const axes = await readAxes(metadata, group, grid);
    const add = (
      name: string,
      from: IAccess,
      picks: IPicks,
      selection: ISelection
    ) => {
      const { code, notes } = xarray.generate(
        dataset,
        from,
        selection,
        runtime
      );
      cases.push({
        id: [dataset.id.split('/').pop(), access.key, group.path, name]
          .filter(Boolean)
          .join(':'),
        href: metadata.href,
        group: group.path,
        zarrFormat: metadata.zarrFormat,
        code,
        notes,
        picks,
        time: grid.time?.coordinate ?? null,
        coordinates: coordinatesOf(grid)
      });
    };
    add('as-the-catalog-says', access, NO_PICKS, {
      ...EVERYTHING,
      group: group.path
    });
    // What is known once the store has been read, as in the dataset view.
    const known: IAccess = {
      ...access,
      zarrFormat: metadata.zarrFormat,
      consolidated: true
    };
    const named = await picksOf(metadata, group, grid, axes);
    for (const [name, part] of Object.entries({ everything: {}, ...named })) {
      for (const chunking of ['none', 'native'] satisfies Chunking[]) {
        const picks = { ...NO_PICKS, ...part };
        const selection = select(group, grid, axes, picks, chunking);
        add(`${name}-${chunking}`, known, picks, selection);
      }
    }
    // Longitudes that nobody has read may be turned.
    for (const name of ['box', 'seam'].filter(name => name in named)) {
      const picks = { ...NO_PICKS, ...named[name] };
      const selection = select(group, grid, NO_AXES, picks, 'none');
      add(`${name}-unread-none`, known, picks, selection);
    }
  }
  return cases;
}

/** Snippets for everything in the catalog at `url`, and stores that have none. */
export async function generate(
  url: string,
  packages: string
): Promise<{ cases: IDemoCase[]; skipped: string[] }> {
  const runtime: IRuntime = {
    host: 'lab',
    language: 'python',
    packages: JSON.parse(packages)
  };
  const entries = await walk(await registry.detect(url));
  const cases: IDemoCase[] = [];
  const skipped: string[] = [];
  for (const entry of entries) {
    const dataset = await registry.describe(entry);
    for (const access of dataset.accesses) {
      const isHTTP = /^https?:/.test(access.href);
      if (isHTTP && xarray.supports(dataset, access, runtime)) {
        const found = await casesOf(dataset, access, runtime).catch(
          (error: unknown) => {
            if (error instanceof Failure && error.kind === 'not-consolidated') {
              skipped.push(access.href);
              return [];
            }
            throw error;
          }
        );
        cases.push(...found);
      }
    }
  }
  return { cases, skipped };
}
