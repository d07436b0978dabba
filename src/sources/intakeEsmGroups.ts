import type { IEsmDocument } from './intakeEsmDocument';
import type { Cell, ITable } from './intakeEsmTable';

/** A row of a table, by name of its column. */
export type Row = readonly Cell[];

/** A branch of the tree that a table makes. */
export interface IBranch {
  /** Values of the first columns that group the table. */
  readonly path: readonly string[];
  readonly rows: readonly Row[];
  /** Whether it is one dataset. */
  readonly isDataset: boolean;
}

/** A table grouped by columns, of which each is a level of a tree. */
export class Groups {
  constructor(
    document: IEsmDocument,
    readonly table: ITable
  ) {
    const known = document.groupBy.filter(name => table.columns.includes(name));
    this.columns = known.length > 0 ? known : this._telling(document);
  }

  /** Names of the columns that tell datasets apart. */
  readonly columns: readonly string[];

  /** The rows of a branch. */
  rows(path: readonly string[]): readonly Row[] {
    const places = this._places();
    return this.table.rows.filter(row =>
      path.every((value, i) => text(row[places[i]]) === value)
    );
  }

  /**
   * The branches below another, one a value of the next column in which its
   * rows differ; columns of one value make no level.
   */
  below(path: readonly string[]): IBranch[] {
    const rows = this.rows(path);
    const whole = this._descend(rows, path);
    const place = this._places()[whole.length];
    const groups = new Map<string, Row[]>();
    for (const row of place === undefined ? [] : rows) {
      const value = text(row[place]);
      const group = groups.get(value) ?? [];
      group.push(row);
      groups.set(value, group);
    }
    return [...groups].map(([value, rows]) => {
      const path = [...whole, value];
      const isDataset =
        this._descend(rows, path).length === this.columns.length;
      return { path, rows, isDataset };
    });
  }

  /**
   * All datasets of a branch, each where the tree of `below` has it, but with
   * one look at each row.
   */
  datasets(path: readonly string[]): IBranch[] {
    const places = this._places();
    const groups = new Map<string, { full: readonly string[]; rows: Row[] }>();
    for (const row of this.rows(path)) {
      const full = places.map(place => text(row[place]));
      const key = JSON.stringify(full);
      const group = groups.get(key) ?? { full, rows: [] };
      group.rows.push(row);
      groups.set(key, group);
    }
    // How many datasets are below each path.
    const counts = new Map<string, number>();
    const starts = (full: readonly string[]) =>
      [[], ...full].map((_, length) => full.slice(0, length));
    const paths = [...groups.values()].map(({ full, rows }) => ({
      starts: starts(full),
      rows
    }));
    for (const start of paths.flatMap(({ starts }) => starts)) {
      const key = JSON.stringify(start);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return paths.map(({ starts, rows }) => {
      const isAlone = (start: readonly string[]) =>
        start.length >= path.length && counts.get(JSON.stringify(start)) === 1;
      return { path: starts.find(isAlone) ?? path, rows, isDataset: true };
    });
  }

  /** Distinct values of a column, those of lists one by one. */
  values(rows: readonly Row[], column: string | null): string[] {
    const place = this.table.columns.indexOf(column ?? '');
    const cells = place < 0 ? [] : rows.map(row => row[place]);
    return [...new Set(cells.flat())].filter(value => value !== '');
  }

  /** A cell of a row as a text; `''` where there is no such column. */
  cell(row: Row, column: string | null): string {
    const place = this.table.columns.indexOf(column ?? '');
    return place < 0 ? '' : text(row[place]);
  }

  /** The path with the values of all columns in which the rows are the same. */
  private _descend(
    rows: readonly Row[],
    path: readonly string[]
  ): readonly string[] {
    const places = this._places();
    const full = [...path];
    while (full.length < places.length) {
      const place = places[full.length];
      const first = text(rows[0]?.[place] ?? '');
      if (rows.some(row => text(row[place]) !== first)) {
        break;
      }
      full.push(first);
    }
    return full;
  }

  /** Columns that the document describes, without addresses and lists. */
  private _telling({ attributes, assets }: IEsmDocument): string[] {
    const { columns, rows } = this.table;
    const named = attributes.filter(name => columns.includes(name));
    return (named.length > 0 ? named : columns).filter(name => {
      const place = columns.indexOf(name);
      return (
        name !== assets && rows.every(row => typeof row[place] === 'string')
      );
    });
  }

  private _places(): number[] {
    return this.columns.map(name => this.table.columns.indexOf(name));
  }
}

function text(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.join(', ');
}
