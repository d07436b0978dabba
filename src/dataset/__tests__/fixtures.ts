import { Signal } from '@lumino/signaling';

import { UNTOLD, createEntry, unknownKernel } from '../../model';
import type { IAccess, IDataset, IEntry, IRuntime } from '../../model';
import { SnippetRegistry } from '../../snippetRegistry';
import { flavours } from '../../snippets';
import type {
  ICatalogs,
  ICatalogSources,
  ICodeRequest,
  ICodeTarget,
  IDescribeOptions,
  ISnippet,
  ITwins
} from '../../tokens';
import { arrayV3, storeV3 } from '../../zarr/__tests__/documents';
import type { IChoices } from '../choices';
import { DatasetModel } from '../model';

import { MemoryNet } from './memoryNet';

export const HOST = 'https://data.org';

export const STORE = `${HOST}/a1b.zarr`;
export const METADATA = `${STORE}/zarr.json`;

export const ENTRY = createEntry({
  source: 'test',
  href: `${HOST}/a1b.json`,
  title: 'a1b',
  kind: 'dataset'
});

const MONTHS = Array.from({ length: 24 }, (_, month) => month * 30);
const LATITUDES = [-67.5, -22.5, 22.5, 67.5];
const LONGITUDES = [0, 45, 90, 135, 180, 225, 270, 315];
const LEVELS = [1000, 500, 100];

/** Two years of months in the calendar of 360 days, from December 1859. */
export function storeDocument() {
  const [time, level, lat, lon] = [24, 3, 4, 8];
  const tas = {
    shape: [time, lat, lon],
    chunks: [12, lat, lon],
    dims: ['time', 'lat', 'lon']
  };
  const index = (name: string, size: number, attributes: object) =>
    arrayV3('float64', { shape: [size], dims: [name], attributes });
  return storeV3(
    {
      time: arrayV3('float64', {
        shape: [time],
        chunks: [12],
        dims: ['time'],
        attributes: {
          units: 'days since 1859-12-01',
          calendar: '360_day',
          standard_name: 'time'
        }
      }),
      plev: index('plev', level, { units: 'hPa', positive: 'down' }),
      lat: index('lat', lat, { units: 'degrees_north' }),
      lon: index('lon', lon, { units: 'degrees_east' }),
      tas: arrayV3('float32', {
        ...tas,
        attributes: { long_name: 'Air temperature', units: 'K' }
      }),
      ta: arrayV3('float32', {
        shape: [time, level, lat, lon],
        chunks: [12, level, lat, lon],
        dims: ['time', 'plev', 'lat', 'lon'],
        attributes: { units: 'K' }
      }),
      orog: arrayV3('float32', { shape: [lat, lon], dims: ['lat', 'lon'] })
    },
    { title: 'HadCM3', history: 'made for a test' }
  );
}

/** A HEALPix hierarchy of three zooms. */
export function hierarchyDocument() {
  const zooms = [0, 1, 2].map(zoom => {
    const tas = { shape: [12 * 4 ** zoom], dims: ['cell'] };
    return [`zoom_${zoom}/tas`, arrayV3('float32', tas)];
  });
  return storeV3(Object.fromEntries(zooms));
}

export function createNet(): MemoryNet {
  return new MemoryNet({
    [METADATA]: storeDocument(),
    [`${STORE}/time/c/0`]: doubles(MONTHS.slice(0, 12)),
    [`${STORE}/time/c/1`]: doubles(MONTHS.slice(12)),
    [`${STORE}/plev/c/0`]: doubles(LEVELS),
    [`${STORE}/lat/c/0`]: doubles(LATITUDES),
    [`${STORE}/lon/c/0`]: doubles(LONGITUDES)
  });
}

function doubles(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer);
}

export function createAccess(parts: Partial<IAccess> = {}): IAccess {
  return {
    key: 'zarr',
    title: 'Zarr over https',
    href: STORE,
    format: 'zarr',
    zarrFormat: 3,
    consolidated: true,
    group: null,
    openKeywords: {},
    storageOptions: {},
    reach: 'world',
    origin: { catalog: ENTRY.href, key: 'zarr' },
    ...parts
  };
}

export function createDataset(parts: Partial<IDataset> = {}): IDataset {
  return {
    id: ENTRY.id,
    title: 'HadCM3 A1B',
    ...UNTOLD,
    accesses: [createAccess()],
    ...parts
  };
}

/** Sources of one kind, which tells of every entry the same. */
export class OneDataset implements ICatalogSources {
  constructor(
    readonly net: MemoryNet,
    /** What is told; a function to decide at each call. */
    public describeAs: (
      parameters?: IDescribeOptions['parameters']
    ) => Promise<IDataset>
  ) {}

  /** Entries that something else is told of, by their ids. */
  readonly others = new Map<string, () => Promise<IDataset>>();

  calls = 0;

  add(): never {
    throw new Error('not part of these tests');
  }

  detect(): never {
    throw new Error('not part of these tests');
  }

  children(): never {
    throw new Error('not part of these tests');
  }

  describe({ id }: IEntry, options?: IDescribeOptions): Promise<IDataset> {
    this.calls++;
    const tell = this.others.get(id);
    return tell ? tell() : this.describeAs(options?.parameters);
  }

  searchAbilities(): never {
    throw new Error('not part of these tests');
  }

  search(): never {
    throw new Error('not part of these tests');
  }

  canSearch(): never {
    throw new Error('not part of these tests');
  }

  index(): never {
    throw new Error('not part of these tests');
  }

  forget(): never {
    throw new Error('not part of these tests');
  }

  hosted(): never {
    throw new Error('not part of these tests');
  }
}

/** Catalogs that keep favourites and recent datasets for as long as a test. */
export class MemoryCatalogs implements ICatalogs {
  readonly catalogs = [];
  readonly siteIndexes = [];
  readonly ready = Promise.resolve();
  readonly changed: Signal<ICatalogs, void> = new Signal(this);
  favourites: IEntry[] = [];
  recent: IEntry[] = [];

  isFavourite(id: string): boolean {
    return this.favourites.some(entry => entry.id === id);
  }

  async toggleFavourite(entry: IEntry): Promise<void> {
    this.favourites = this.isFavourite(entry.id) ? [] : [entry];
    this.changed.emit();
  }

  async remember(entry: IEntry): Promise<void> {
    this.recent = [entry, ...this.recent];
    this.changed.emit();
  }

  async add(): Promise<void> {}
  async rename(): Promise<void> {}
  async remove(): Promise<void> {}
  async move(): Promise<void> {}
  async restoreDefaults(): Promise<void> {}
}

/** A target that keeps the code which it is given. */
export class MemoryTarget implements ICodeTarget {
  readonly runtimeChanged: Signal<ICodeTarget, IRuntime> = new Signal(this);
  runtime: IRuntime = unknownKernel('lab');
  canInsert = false;
  opened: string[] = [];
  inserted: string[] = [];

  async openInNotebook({ write }: ICodeRequest): Promise<ISnippet> {
    const snippet = write(this.runtime);
    this.opened.push(snippet.code);
    return snippet;
  }

  async insert({ write }: ICodeRequest): Promise<void> {
    this.inserted.push(write(this.runtime).code);
  }

  change(runtime: IRuntime, canInsert = this.canInsert): void {
    this.runtime = runtime;
    this.canInsert = canInsert;
    this.runtimeChanged.emit(runtime);
  }
}

/** A model and what it stands on. */
export function createModel(
  dataset = createDataset(),
  net: MemoryNet = createNet(),
  twins: ITwins | null = null,
  choices?: IChoices
) {
  const sources = new OneDataset(net, async () => dataset);
  const catalogs = new MemoryCatalogs();
  const target = new MemoryTarget();
  const snippets = new SnippetRegistry(flavours);
  const options = {
    entry: ENTRY,
    sources,
    catalogs,
    target,
    host: 'lab' as const,
    snippets,
    twins,
    choices
  };
  return { ...options, net, model: new DatasetModel(options) };
}

/** Resolves when `condition` holds after a change. */
export async function until(
  model: DatasetModel,
  condition: () => boolean
): Promise<void> {
  while (!condition()) {
    await new Promise<void>(done => {
      const onChange = () => {
        model.changed.disconnect(onChange);
        done();
      };
      model.changed.connect(onChange);
    });
  }
}
