/**
 * Where generated code will run.
 */
export interface IRuntime {
  /** `lab`: a Jupyter server's kernel; `lite`: Python in the page. */
  readonly host: 'lab' | 'lite';
  /** The kernel's language (`python`); `null` when there is no kernel yet. */
  readonly language: string | null;
  /**
   * Versions of the kernel's packages by name (`xarray`, `zarr`, …): a package
   * that it lacks is `null`. The whole map is `null` while nobody has asked.
   */
  readonly packages: Readonly<Record<string, string | null>> | null;
}

/** A kernel of which nothing is known yet. */
export const unknownKernel = (host: IRuntime['host']): IRuntime => ({
  host,
  language: null,
  packages: null
});
