import { asObject, asText, asTexts, isObject } from '../model';
import type { JSONObject, JSONValue } from '../model';

import type { IntakeVersion } from './intakeTemplate';

/** An entry of a catalog of either version, in the words of version 1. */
export interface IItem {
  readonly name: string;
  /** What reads it; `''` where the entry does not say. */
  readonly driver: string;
  /** Arguments of the driver, templates and all. */
  readonly args: JSONObject;
  readonly description: string | null;
  readonly metadata: JSONObject;
  /** As they stand, by name. */
  readonly parameters: JSONObject;
}

/** A catalog that intake reads. */
export interface IIntakeCatalog {
  /** Where it came from, which its relative addresses start at. */
  readonly url: string;
  readonly version: IntakeVersion;
  readonly title: string | null;
  readonly description: string | null;
  readonly items: readonly IItem[];
}

/** Whether a text begins as a catalog of intake does. */
export function looksLikeIntake(head: string): boolean {
  const isVersion1 = /^sources:\s*(\{|$)/m.test(head);
  // Its keys are sorted, so that `version: 2` is at the end.
  const isVersion2 =
    /^data:\s*(\{|$)/m.test(head) && /^(aliases|entries):\s*(\{|$)/m.test(head);
  return !/^\s*[<{[]/.test(head) && (isVersion1 || isVersion2);
}

/** The catalog in a YAML document; `null` where it is none of intake's. */
export function readCatalog(
  document: JSONValue,
  url: string
): IIntakeCatalog | null {
  if (!isObject(document)) {
    return null;
  }
  const { sources, entries } = document;
  const about = {
    url,
    title: asText(document.name) ?? asText(asObject(document.metadata).title),
    description: asText(document.description)
  };
  if (isObject(sources)) {
    const items = Object.entries(sources).map(readSource);
    return { ...about, version: 1, items };
  }
  return isObject(entries)
    ? { ...about, version: 2, items: readEntries(document, entries) }
    : null;
}

function readSource([name, source]: [string, JSONValue]): IItem {
  const { driver, args, description, metadata, parameters } = asObject(source);
  return {
    name,
    driver: asText(driver) ?? asTexts(driver)[0] ?? '',
    args: asObject(args),
    description: asText(description),
    metadata: asObject(metadata),
    parameters: asObject(parameters)
  };
}

/** Readers of version 2 and what they read, as drivers of version 1. */
function readEntries(document: JSONObject, entries: JSONObject): IItem[] {
  const data = asObject(document.data);
  const common = asObject(document.user_parameters);
  const items: IItem[] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const { reader, kwargs, metadata, user_parameters } = asObject(entry);
    const { args, ...keywords } = asObject(kwargs);
    const source = asObject(data[dataKey(args)]);
    const { url, ...options } = asObject(source.kwargs);
    if (isTwin(name, reader, entries)) {
      continue;
    }
    items.push({
      name,
      driver: driverOf(asText(reader) ?? '', asText(source.datatype) ?? ''),
      args: {
        ...keywords,
        ...options,
        path: url ?? null,
        urlpath: url ?? null
      },
      description: asText(asObject(metadata).description),
      metadata: asObject(metadata),
      parameters: {
        ...common,
        ...asObject(source.user_parameters),
        ...asObject(user_parameters)
      }
    });
  }
  return items;
}

/** `{data(5fb3ed20d447648a)}` → the key of what it reads. */
function dataKey(args: JSONValue | undefined): string {
  const [first] = asTexts(args);
  return /^\{data\((.*)\)\}$/.exec(first ?? '')?.[1] ?? '';
}

/**
 * Converters of catalogs take the table behind a set of references for data of
 * its own: `x_parquet_0` besides `x`.
 */
function isTwin(
  name: string,
  reader: JSONValue | undefined,
  entries: JSONObject
): boolean {
  const twin = /^(.*)_parquet_\d+$/.exec(name)?.[1];
  return /PandasParquet$/.test(String(reader)) && (twin ?? '') in entries;
}

function driverOf(reader: string, datatype: string): string {
  const [kind, type] = [reader, datatype].map(name => name.split(/[:.]/).pop());
  switch (kind) {
    case 'YAMLCatalogReader':
      return 'yaml_file_cat';
    case 'XArrayDatasetReader':
      return type === 'Zarr' ? 'zarr' : 'netcdf';
    default:
      return kind ?? '';
  }
}
