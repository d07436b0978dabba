import { referenceAddress } from '../model';
import type { IAccess, IDataset, IRuntime, ISelection } from '../model';
import { plainAddress } from '../net';

import { DATASET } from './flavour';
import type { ISnippetFlavour } from './flavour';
import { flat, layout } from './layout';
import { provenance } from './provenance';
import { literal } from './python';
import { needs, notes, transportsOf } from './xarrayNeeds';
import { canOpen, opening, openingImports } from './xarrayOpening';
import { selectLines } from './xarraySelect';

/** Names of packages, and two words for both interfaces. */
const LABEL = 'xarray, disk or web';

const IMPORT = 'import os';

const CAN_READ = 'os.access(path, os.R_OK)';

const INDENT = '    ';

/** The same data on disk and on the web. */
interface ITwins {
  readonly disk: IAccess;
  readonly web: IAccess;
}

/** Opens the data from disk where that can be read, else from the web. */
export const xarrayPortable: ISnippetFlavour = {
  id: 'xarray-portable',
  label: LABEL,
  language: 'python',

  supports(dataset, access, { language }) {
    const isPython = language === null || language === 'python';
    return isPython && twinsOf(dataset, access) !== null;
  },

  generate(dataset, access, selection, runtime, name = DATASET) {
    const { disk, web } = twinsOf(dataset, access) ?? {
      disk: access,
      web: access
    };
    const chosen = (twin: IAccess) =>
      twin.key === access.key ? selection : { ...selection, group: null };
    const all = <T>(
      of: (twin: IAccess, selection: ISelection, runtime: IRuntime) => T[]
    ) => [disk, web].flatMap(twin => of(twin, chosen(twin), runtime));
    const imports = [...new Set([IMPORT, ...all(openingImports)])];
    const lines = [
      ...provenance(dataset, access, access === web ? disk : web),
      ...imports,
      '',
      ...openLines({ disk, web }, chosen, runtime, name),
      ...selectLines(selection, name),
      name
    ];
    const told = all(notes).filter(
      ({ code }) => code !== 'site-only' && code !== 'not-in-page'
    );
    const byText = new Map(told.map(note => [JSON.stringify(note), note]));
    return {
      code: lines.join('\n'),
      imports,
      install: [...new Set(all(needs))],
      notes: [...byText.values()]
    };
  }
};

/** The chosen access and its twin; `null` where there is none. */
function twinsOf({ accesses }: IDataset, chosen: IAccess): ITwins | null {
  const others = accesses.filter(({ key }) => key !== chosen.key);
  const disk = [chosen, ...others].find(access => isAt(access, 'disk'));
  const web = [chosen, ...others].find(access => isAt(access, 'web'));
  return disk && web && (disk === chosen || web === chosen)
    ? { disk, web }
    : null;
}

function isAt(access: IAccess, place: 'disk' | 'web'): boolean {
  const transports =
    access.format === 'netcdf'
      ? [access.href.startsWith('http') ? 'web' : 'disk']
      : transportsOf(access);
  return canOpen(access) && transports.every(transport => transport === place);
}

/** One line where both are opened alike, else a branch for each. */
function openLines(
  { disk, web }: ITwins,
  chosen: (twin: IAccess) => ISelection,
  runtime: IRuntime,
  name: string
): string[] {
  const path = ['path = ', literal(plainAddress(referenceAddress(disk.href)))];
  const call = (twin: IAccess, address?: string) =>
    opening(twin, chosen(twin), runtime, address);
  if (flat(call(disk, 'x')) === flat(call(web, 'x'))) {
    const address = `path if ${CAN_READ} else url`;
    return [
      layout(path),
      layout(['url = ', literal(web.href)]),
      layout([`${name} = `, call(disk, address)])
    ];
  }
  return [
    layout(path),
    `if ${CAN_READ}:`,
    INDENT + layout([`${name} = `, call(disk)], INDENT),
    'else:',
    INDENT + layout([`${name} = `, call(web)], INDENT)
  ];
}
