import type { INotebookModel, Notebook } from '@jupyterlab/notebook';

import { isObject } from '../model';
import { DATASET } from '../snippets/flavour';
import type { ISnippet } from '../snippets/flavour';

/** Key of our mark in a cell's metadata. */
const MARK = 'cloudify';

/**
 * Puts code below the active cell, or into it when it is an empty code cell,
 * and makes it the active cell. One undo takes it back.
 *
 * @param dataset - id of the dataset's entry, kept in the cell's metadata.
 */
export function insertSnippet(
  notebook: Notebook,
  model: INotebookModel,
  snippet: ISnippet,
  dataset: string
): void {
  const { sharedModel } = model;
  const active = notebook.activeCellIndex;
  const cell = active >= 0 ? sharedModel.getCell(active) : null;
  const isFree = cell?.cell_type === 'code' && cell.getSource().trim() === '';
  const index = isFree ? active : active + 1;
  const source = withoutImports(snippet, importsAbove(model, index));
  sharedModel.transact(() => {
    if (isFree) {
      sharedModel.deleteCell(index);
    }
    sharedModel.insertCell(index, {
      cell_type: 'code',
      source,
      metadata: { [MARK]: { dataset }, trusted: true }
    });
  });
  notebook.activeCellIndex = index;
  notebook.deselectAll();
}

/**
 * The variable for a dataset: the first of `ds`, `ds2`, … that no code of ours
 * for another one uses, so that both can be compared.
 *
 * @param dataset - id of the dataset's entry.
 */
export function nameFor(model: INotebookModel, dataset: string): string {
  const others = model.sharedModel.cells
    .filter(cell => {
      const mark = cell.getMetadata(MARK);
      return isObject(mark) && mark.dataset !== dataset;
    })
    .map(cell => cell.getSource());
  let name = DATASET;
  for (let n = 2; others.some(source => hasWord(source, name)); n++) {
    name = `${DATASET}${n}`;
  }
  return name;
}

function hasWord(source: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(source);
}

/** Lines of the code cells above a position, as far as the kernel runs them. */
function importsAbove(model: INotebookModel, index: number): Set<string> {
  const lines = new Set<string>();
  for (const cell of model.sharedModel.cells.slice(0, index)) {
    const source = cell.getSource();
    // `%%writefile`, `%%bash`, …: the text is for something else.
    if (cell.cell_type === 'code' && !source.trimStart().startsWith('%%')) {
      source
        .replace(/("""|''').*?\1/gs, '')
        .split('\n')
        .forEach(line => lines.add(line.trimEnd()));
    }
  }
  return lines;
}

/** The code without those of its imports that the notebook has already. */
function withoutImports(
  { code, imports }: ISnippet,
  present: ReadonlySet<string>
): string {
  const spare = new Set(imports.filter(line => present.has(line)));
  if (spare.size === 0) {
    return code;
  }
  return code
    .split('\n')
    .filter(line => !spare.has(line))
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .replace(/^(#[^\n]*)\n\n/, '$1\n');
}
