import { asText, isObject } from '../model/json';

/** A page of the web that the Help menu leads to. */
export interface IWebLink {
  readonly title: string;
  readonly url: string;
}

/** Whether an address may be followed: settings and notebooks can name any. */
export function isWebAddress(url: unknown): url is string {
  return (
    typeof url === 'string' &&
    URL.canParse(url) &&
    /^https?:$/.test(new URL(url).protocol)
  );
}

/** The links in a setting; what is none is left out. */
export function readLinks(value: unknown): IWebLink[] {
  const links: IWebLink[] = [];
  for (const item of Array.isArray(value) ? value : []) {
    if (isObject(item) && isWebAddress(item.url)) {
      links.push({ title: asText(item.title) ?? item.url, url: item.url });
    }
  }
  return links;
}
