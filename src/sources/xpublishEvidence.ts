import { asTexts } from '../model';

import type { IEvidence } from './source';
import { isList, listOf, parentOf } from './xpublishAddress';
import { readInfo } from './xpublishInfo';
import { isServerDocument } from './xpublishRoutes';

/** What a URL is of a server. */
export interface IPlace {
  /** URL of the list of datasets, or of the dataset. */
  readonly url: string;
  readonly kind: 'catalog' | 'dataset';
}

/** Answers by which a server is known where the URL itself does not tell. */
export const PROBES = ['datasets', 'info'];

/** Finds the server or dataset that a URL, or an answer below it, is of. */
export function placeOf(evidence: IEvidence): IPlace | null {
  const answers = [evidence, ...evidence.probes.values()];
  for (const { url, document } of answers) {
    // A list of texts tells little by itself: `/keys` of a dataset is one, too.
    if (isList(url) && readIds(document) !== null) {
      return { url, kind: 'catalog' };
    }
    if (isServerDocument(document)) {
      return { url: listOf(parentOf(url)), kind: 'catalog' };
    }
    if (readInfo(document) !== null) {
      return { url: parentOf(url), kind: 'dataset' };
    }
  }
  return null;
}

/** The ids in a list, each once; `null` where it is no list of ids. */
export function readIds(document: unknown): string[] | null {
  if (!Array.isArray(document)) {
    return null;
  }
  const ids = new Set(asTexts(document));
  return ids.size > 0 || document.length === 0 ? [...ids] : null;
}
