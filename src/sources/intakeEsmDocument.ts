import { asObject, asText, asTexts, isObject } from '../model';
import type { JSONObject, JSONValue } from '../model';

import type { ITable } from './intakeEsmTable';
import { resolve } from './url';

/** What a collection of intake-esm tells of its table. */
export interface IEsmDocument {
  readonly url: string;
  readonly title: string | null;
  readonly description: string;
  /** Where the table is; `null` where it stands in the document. */
  readonly file: string | null;
  readonly table: ITable | null;
  /** Column of the addresses. */
  readonly assets: string;
  /** Format of all data, or the column that tells it for each. */
  readonly format: string | null;
  readonly formatColumn: string | null;
  readonly variables: string | null;
  /** Columns whose values tell datasets apart, in their order. */
  readonly groupBy: readonly string[];
  /** Columns that the document describes, in its order. */
  readonly attributes: readonly string[];
}

/** Whether a JSON value is a collection of intake-esm. */
export function looksLikeEsm(document: unknown): document is JSONObject {
  return isObject(document) && 'esmcat_version' in document;
}

export function readEsm(document: JSONObject, url: string): IEsmDocument {
  const assets = asObject(document.assets);
  const control = asObject(document.aggregation_control);
  const file = asText(document.catalog_file);
  const { attributes, catalog_dict: rows } = document;
  return {
    url,
    title: asText(document.title) ?? asText(document.id),
    description: asText(document.description) ?? '',
    file: file === null ? null : resolve(file, url),
    table: Array.isArray(rows) ? readRows(rows) : null,
    assets: asText(assets.column_name) ?? 'path',
    format: asText(assets.format),
    formatColumn: asText(assets.format_column_name),
    variables: asText(control.variable_column_name),
    groupBy: asTexts(control.groupby_attrs),
    attributes: asTexts(
      (Array.isArray(attributes) ? attributes : []).map(
        (attribute: JSONValue) => asObject(attribute).column_name
      )
    )
  };
}

/** The table that a document holds itself, as a list of records. */
function readRows(rows: readonly JSONValue[]): ITable {
  const records = rows.filter(isObject);
  const columns = [...new Set(records.flatMap(row => Object.keys(row)))];
  const cell = (value: JSONValue | undefined) =>
    Array.isArray(value) ? value.map(String) : String(value ?? '');
  return {
    columns,
    rows: records.map(row => columns.map(name => cell(row[name])))
  };
}
