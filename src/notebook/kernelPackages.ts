import type { Kernel } from '@jupyterlab/services';

/** The packages that generated code may want. */
const NAMES = [
  'xarray',
  'zarr',
  'fsspec',
  'aiohttp',
  'requests',
  'dask',
  'cftime',
  'netCDF4',
  'fastparquet',
  'jinja2',
  'h5netcdf',
  'scipy',
  'intake',
  'intake-xarray',
  'intake-esm'
];

// One expression, so that nothing is left in the person's namespace.
const QUESTION = `(lambda metadata: __import__("json").dumps({
  name: next((found.version for found in metadata.distributions(name=name)), None)
  for name in ${JSON.stringify(NAMES)}
}))(__import__("importlib.metadata").metadata)`.replace(/\n\s*/g, ' ');

/**
 * Versions of the packages in a Python kernel, by name; `null` for those that
 * it lacks. The question runs silently, without history.
 *
 * @returns `null` when the kernel cannot tell.
 */
export async function askPackages(
  kernel: Kernel.IKernelConnection
): Promise<Record<string, string | null> | null> {
  const future = kernel.requestExecute({
    code: '',
    silent: true,
    store_history: false,
    user_expressions: { packages: QUESTION }
  });
  const { content } = await future.done;
  if (content.status !== 'ok') {
    return null;
  }
  return readAnswer(content.user_expressions.packages);
}

/** The kernel answers with the `repr` of a JSON text of plain ASCII. */
function readAnswer(answer: unknown): Record<string, string | null> | null {
  const text = JSON.stringify(answer ?? null);
  const repr = /"text\/plain":"'(.*?)'"/.exec(text)?.[1];
  try {
    return repr ? JSON.parse(JSON.parse(`"${repr}"`)) : null;
  } catch {
    return null;
  }
}
