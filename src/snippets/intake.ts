import type { IAccess, IRuntime, JSONObject } from '../model';

import { DATASET } from './flavour';
import type { ISnippetFlavour, ISnippetNote } from './flavour';
import { bracket, layout } from './layout';
import type { Code } from './layout';
import { provenance } from './provenance';
import { call, literal } from './python';
import { isMissing, isOlder } from './versions';
import { canOpen } from './xarrayOpening';
import { selectLines } from './xarraySelect';

/** A name of its own, which no language translates. */
const NAME = 'intake';

const IMPORT = 'import intake';

/** Opens an entry through the catalog that names it, with intake. */
export const intake: ISnippetFlavour = {
  id: NAME,
  label: NAME,
  language: 'python',

  supports(_dataset, access, { language }) {
    const isPython = language === null || language === 'python';
    // Of what xarray opens, intake 2 fails on files, both on references; and
    // both read with Dask, which would call for all of a tape at once.
    const isGood = access.format === 'zarr' && access.reach !== 'tape';
    const isSure = isGood || !canOpen(access);
    return isPython && access.origin.intake !== undefined && isSure;
  },

  generate(dataset, access, selection, runtime, name = DATASET) {
    const isTable = isWholeTable(access);
    const lines = [
      ...provenance(dataset, access),
      IMPORT,
      '',
      ...openLines(access, runtime, name),
      ...(isTable ? ['esm.df'] : [...selectLines(selection, name), name])
    ];
    return {
      code: lines.join('\n'),
      imports: [IMPORT],
      install: needs(access),
      notes: notes(access, runtime)
    };
  }
};

/** A table of which nothing is chosen: it is for the person to query. */
function isWholeTable({ origin: { intake } }: IAccess): boolean {
  return (
    intake?.format === 'esm' && Object.keys(intake.parameters).length === 0
  );
}

function openLines(access: IAccess, runtime: IRuntime, name: string): string[] {
  const { catalog, key = '', intake } = access.origin;
  const parameters = Object.entries<JSONObject[string]>(
    intake?.parameters ?? {}
  ).map(([name, value]) => [name, literal(value)] as const);
  if (intake?.format === 'esm') {
    const open = call('intake.open_esm_datastore', [literal(catalog)]);
    const query: Code = [call('esm.search', [], parameters), '.to_dask()'];
    return [
      layout(['esm = ', open]),
      ...(isWholeTable(access) ? [] : [layout([`${name} = `, query])])
    ];
  }
  const entry = bracket('[', [literal(key)], ']');
  return [
    layout(['cat = ', call('intake.open_catalog', [literal(catalog)])]),
    layout([`${name} = `, ...readEntry(entry, parameters, access, runtime)])
  ];
}

/**
 * Reads an entry. With parameters, a call of an entry of version 1 says
 * nothing to intake 2, which ignores them in silence; what it calls itself
 * works with both, and refuses values that are not allowed.
 */
function readEntry(
  entry: Code,
  parameters: readonly (readonly [string, Code])[],
  { origin: { intake } }: IAccess,
  runtime: IRuntime
): Code[] {
  if (intake?.format === 2) {
    return ['cat', entry, '.read()'];
  }
  if (parameters.length === 0) {
    return ['cat', entry, '.to_dask()'];
  }
  return isOlder(runtime, NAME, '2')
    ? ['cat', entry, call('', [], parameters), '.to_dask()']
    : ['cat._entries', entry, call('.get', [], parameters), '.to_dask()'];
}

function needs({ origin: { intake } }: IAccess): string[] {
  return intake?.format === 'esm'
    ? ['intake-esm']
    : ['intake', 'intake-xarray', 'xarray', 'zarr', 'dask'];
}

function notes(access: IAccess, runtime: IRuntime): ISnippetNote[] {
  const found: ISnippetNote[] = [];
  const { reach, origin } = access;
  if (runtime.host === 'lite') {
    found.push({ code: 'not-in-page', facts: {} });
  } else if (reach === 'site') {
    found.push({ code: 'site-only', facts: {} });
  }
  if (reach === 'tape' || reach === 'login') {
    found.push({ code: reach, facts: {} });
  }
  const missing = needs(access).filter(name => isMissing(runtime, name));
  if (missing.length > 0) {
    const packages = missing.join(' ');
    found.push({ code: 'missing-packages', facts: { packages } });
  }
  const { intake: version } = runtime.packages ?? {};
  const needed = '2';
  if (
    origin.intake?.format === 2 &&
    version &&
    isOlder(runtime, NAME, needed)
  ) {
    const facts = { package: NAME, version, needed };
    found.push({ code: 'old-package', facts });
  }
  return found;
}
