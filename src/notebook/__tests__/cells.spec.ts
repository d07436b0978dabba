import { NotebookActions, NotebookModel } from '@jupyterlab/notebook';
import type { Notebook } from '@jupyterlab/notebook';
import { NBTestUtils } from '@jupyterlab/notebook/lib/testutils';
import { Widget } from '@lumino/widgets';

import type { ISnippet } from '../../snippets/flavour';
import { insertSnippet, nameFor } from '../cells';

const SNIPPET: ISnippet = {
  code: '# where it came from\nimport xarray as xr\n\nds = 1\nds',
  imports: ['import xarray as xr'],
  install: ['xarray'],
  notes: []
};

let notebook: Notebook;
let model: NotebookModel;

beforeEach(() => {
  model = new NotebookModel();
  notebook = NBTestUtils.createNotebook();
  notebook.model = model;
  Widget.attach(notebook, document.body);
});

afterEach(() => {
  notebook.dispose();
  model.dispose();
});

/** Makes the notebook hold these code cells. */
function fill(...sources: string[]): void {
  model.sharedModel.transact(() => {
    model.sharedModel.deleteCellRange(0, model.sharedModel.cells.length);
    model.sharedModel.insertCells(
      0,
      sources.map(source => ({ cell_type: 'code', source, metadata: {} }))
    );
  }, false);
  model.sharedModel.clearUndoHistory();
}

function sources(): string[] {
  return model.sharedModel.cells.map(cell => cell.getSource());
}

describe('insertSnippet', () => {
  it('puts the code below the active cell and makes it active', () => {
    fill('a = 1', 'b = 2');
    notebook.activeCellIndex = 0;
    insertSnippet(notebook, model, SNIPPET, 'stac|https://x/item.json');
    expect(sources()).toEqual(['a = 1', SNIPPET.code, 'b = 2']);
    expect(notebook.activeCellIndex).toBe(1);
  });

  it('marks the cell as ours', () => {
    fill('a = 1');
    insertSnippet(notebook, model, SNIPPET, 'stac|https://x/item.json');
    expect(model.sharedModel.getCell(1).getMetadata('cloudify')).toEqual({
      dataset: 'stac|https://x/item.json'
    });
  });

  it('leaves no empty cell behind', () => {
    fill('a = 1', '');
    notebook.activeCellIndex = 1;
    insertSnippet(notebook, model, SNIPPET, 'x');
    expect(sources()).toEqual(['a = 1', SNIPPET.code]);
  });

  it('imports once', () => {
    fill('import xarray as xr\nother()');
    insertSnippet(notebook, model, SNIPPET, 'x');
    expect(sources()[1]).toBe('# where it came from\nds = 1\nds');
  });

  it.each([
    ['%%writefile model.py\nimport xarray as xr'],
    ["'''\nimport xarray as xr\n'''"],
    ['def open():\n    import xarray as xr']
  ])('imports again where the line is not run: %j', source => {
    fill(source);
    insertSnippet(notebook, model, SNIPPET, 'x');
    expect(sources()[1]).toBe(SNIPPET.code);
  });

  it('imports again when only a cell below does', () => {
    fill('a = 1', 'import xarray as xr');
    notebook.activeCellIndex = 0;
    insertSnippet(notebook, model, SNIPPET, 'x');
    expect(sources()[1]).toBe(SNIPPET.code);
  });

  it.each([['a = 1'], ['']])('is taken back by one undo (%p)', source => {
    fill(source);
    insertSnippet(notebook, model, SNIPPET, 'x');
    NotebookActions.undo(notebook);
    expect(sources()).toEqual([source]);
    NotebookActions.redo(notebook);
    expect(sources()).toContain(SNIPPET.code);
  });
});

describe('nameFor', () => {
  /** Puts code for a dataset at the end of the notebook. */
  function insert(dataset: string): void {
    const name = nameFor(model, dataset);
    notebook.activeCellIndex = model.sharedModel.cells.length - 1;
    insertSnippet(
      notebook,
      model,
      { ...SNIPPET, code: `${name} = 1\n${name}` },
      dataset
    );
  }

  it('gives each dataset of a notebook a name, and always the same', () => {
    fill('ds = mine()');
    expect(nameFor(model, 'a')).toBe('ds');
    for (const dataset of ['a', 'b', 'c', 'b', 'a']) {
      insert(dataset);
    }
    expect(sources().slice(1)).toEqual([
      'ds = 1\nds',
      'ds2 = 1\nds2',
      'ds3 = 1\nds3',
      'ds2 = 1\nds2',
      'ds = 1\nds'
    ]);
  });

  it('minds the name that a person has given', () => {
    fill('');
    insert('a');
    const [cell] = model.sharedModel.cells;
    cell.setSource('ds2 = 1\nds2');
    expect(nameFor(model, 'b')).toBe('ds');
    insert('b');
    expect(nameFor(model, 'c')).toBe('ds3');
  });

  it('takes the name again when the other dataset is gone', () => {
    fill('ds = mine()', '');
    insert('a');
    model.sharedModel.deleteCell(1);
    expect(nameFor(model, 'b')).toBe('ds');
  });
});
