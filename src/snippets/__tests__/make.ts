import { EVERYTHING, UNTOLD, unknownKernel } from '../../model';
import type { IAccess, IDataset, IRuntime, ISelection } from '../../model';
import type { ISnippet } from '../flavour';
import { xarray } from '../xarray';

const ACCESS: IAccess = {
  key: 'zarr-v2',
  title: 'Zarr',
  href: 'https://example.org/ostia.zarr',
  format: 'zarr',
  zarrFormat: 2,
  consolidated: true,
  group: null,
  openKeywords: {},
  storageOptions: {},
  reach: 'world',
  origin: { catalog: 'https://example.org/items/ostia.json', key: 'zarr-v2' }
};

const DATASET: IDataset = {
  id: 'stac|https://example.org/items/ostia.json',
  title: 'OSTIA monthly sea surface temperature',
  ...UNTOLD
};

export const makeAccess = (parts: Partial<IAccess> = {}): IAccess => ({
  ...ACCESS,
  ...parts
});

export const makeDataset = (parts: Partial<IDataset> = {}): IDataset => ({
  ...DATASET,
  ...parts
});

/** A Python kernel with these packages. */
export const makeKernel = (
  packages: Record<string, string | null>
): IRuntime => ({ host: 'lab', language: 'python', packages });

/** The xarray snippet of the dataset above, with what a test changes of it. */
export function write(
  parts: {
    dataset?: Partial<IDataset>;
    access?: Partial<IAccess>;
    selection?: Partial<ISelection>;
    runtime?: IRuntime;
  } = {}
): ISnippet {
  return xarray.generate(
    makeDataset(parts.dataset),
    makeAccess(parts.access),
    { ...EVERYTHING, ...parts.selection },
    parts.runtime ?? unknownKernel('lab')
  );
}
