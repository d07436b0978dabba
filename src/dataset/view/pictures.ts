import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';

type Sanitizer = IRenderMimeRegistry['sanitizer'];

/** What a browser fetches as soon as it stands in a page. */
const FETCHED = 'img, audio, video, source, track, input[src]';

/**
 * A sanitizer that leaves a link in the place of a picture: a catalog is not to
 * tell other hosts who looks at it.
 */
export function withoutPictures(sanitizer: Sanitizer): Sanitizer {
  return {
    allowNamedProperties: sanitizer.allowNamedProperties,
    allowCommandLinker: sanitizer.allowCommandLinker,
    getAutolink: () => sanitizer.getAutolink?.() ?? true,
    sanitize: (dirty, options) => {
      const clean = sanitizer.sanitize(dirty, options);
      // A document that is not shown fetches nothing.
      const { body } = new DOMParser().parseFromString(clean, 'text/html');
      for (const picture of body.querySelectorAll(FETCHED)) {
        picture.replaceWith(linkTo(picture));
      }
      return body.innerHTML;
    }
  };
}

/** Its name, which leads to it where its address is of the web. */
function linkTo(picture: Element): Node {
  const href = picture.getAttribute('src') ?? '';
  const name = picture.getAttribute('alt') || href;
  // A link in a link is none.
  if (picture.closest('a') || !/^https?:\/\//i.test(href)) {
    return document.createTextNode(name);
  }
  const link = document.createElement('a');
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.textContent = name;
  return link;
}
