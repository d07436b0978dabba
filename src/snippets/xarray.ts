import { DATASET } from './flavour';
import type { ISnippetFlavour } from './flavour';
import { layout } from './layout';
import { provenance } from './provenance';
import { needs, notes } from './xarrayNeeds';
import { canOpen, opening, openingImports } from './xarrayOpening';
import { selectLines } from './xarraySelect';

/** A name of its own, which no language translates. */
const NAME = 'xarray';

/** Opens a store, references in its place, or a file with xarray. */
export const xarray: ISnippetFlavour = {
  id: NAME,
  label: NAME,
  language: 'python',

  supports(_dataset, access, { language }) {
    const isPython = language === null || language === 'python';
    return isPython && canOpen(access);
  },

  generate(dataset, access, selection, runtime, name = DATASET) {
    const imports = openingImports(access, selection, runtime);
    const lines = [
      ...provenance(dataset, access),
      ...imports,
      '',
      layout([`${name} = `, opening(access, selection, runtime)]),
      ...selectLines(selection, name),
      name
    ];
    return {
      code: lines.join('\n'),
      imports,
      install: needs(access, selection, runtime),
      notes: notes(access, selection, runtime)
    };
  }
};
