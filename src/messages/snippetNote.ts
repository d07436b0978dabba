import type { ISnippetNote } from '../snippets/flavour';

import type { Translate } from './message';

/** What a person should know before they run a snippet. */
export function snippetNoteMessage(
  { code, facts }: ISnippetNote,
  trans: Translate
): string {
  switch (code) {
    case 'missing-packages':
      return trans.__(
        'The kernel lacks packages: run `%pip install %1` first.',
        facts.packages
      );
    case 'old-package':
      return trans.__(
        'The kernel has %1 %2; %3 or newer is needed.',
        facts.package,
        facts.version,
        facts.needed
      );
    case 'too-old-for-format':
      return trans.__(
        'The kernel has %1 %2, which cannot read Zarr format 3.',
        facts.package,
        facts.version
      );
    case 'site-only':
      return trans.__('This path exists only at the site of the data.');
    case 'tape':
      return trans.__('The data is on tape: reading it may take hours.');
    case 'login':
      return trans.__('The host wants a login, which this code does not hold.');
    case 'no-dask':
      return trans.__(
        'The kernel lacks dask, so the data is read without chunks.'
      );
    case 'own-folder':
      return trans.__(
        'Its references are relative: run the code in the folder where they are.'
      );
    case 'netcdf3':
      return trans.__(
        'Should the file be NetCDF-3, the kernel lacks scipy to read it: run `%pip install scipy` first.'
      );
    case 'not-in-page':
      return trans.__('This does not run in the Python of a web page.');
  }
}
