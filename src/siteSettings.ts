import { asText, isObject } from './model';
import { diskPath, fileURL } from './net';
import type { IReplacement, ISite } from './net';

/** What a site says of addresses, in a setting; what makes no sense is left out. */
export function readSite(value: unknown): ISite {
  const { aliases, rewrites } = isObject(value) ? value : {};
  return {
    aliases: readReplacements(aliases).filter(
      ({ from, to }) => isHost(from) && isHost(to)
    ),
    rewrites: readReplacements(rewrites)
      .map(({ from, to }) => ({ from, to: asURL(to) }))
      .filter(({ from, to }) => isWeb(from) && /^(https?|file):/i.test(to))
  };
}

function readReplacements(value: unknown): IReplacement[] {
  const found: IReplacement[] = [];
  for (const item of Array.isArray(value) ? value : []) {
    const [from, to] = isObject(item) ? [item.from, item.to].map(asText) : [];
    if (from && to) {
      found.push({ from, to });
    }
  }
  return found;
}

function asURL(address: string): string {
  const path = diskPath(address);
  return path === null ? address : fileURL(path);
}

function isHost(text: string): boolean {
  return URL.canParse(`https://${text}`) && !/[/?#@]/.test(text);
}

function isWeb(text: string): boolean {
  return URL.canParse(text) && /^https?:/i.test(text);
}
