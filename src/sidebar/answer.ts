import type { IChildrenOptions, IChildrenPage } from '../tokens';

/** What is found in a catalog, where that stands below its node. */
export interface IAnswer {
  /** Its server finds it when it is asked, an index at once. */
  readonly from: 'server' | 'index';
  /** A page of what is found. */
  read(options: IChildrenOptions): Promise<IFoundPage>;
}

/** A page of what is found. */
export interface IFoundPage extends IChildrenPage {
  /** What each entry stands below, by which it is told from the others. */
  readonly places?: readonly (readonly string[])[];
  /** How many are on all pages, where that is known. */
  readonly total?: number;
}
