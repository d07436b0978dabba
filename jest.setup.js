/* global document */
// JupyterLab's shim puts a stub in the place of jsdom's ranges, which typing and
// clicking need; what CodeMirror measures with them, jsdom does not lay out.
delete document.createRange;
Object.assign(Object.getPrototypeOf(document.createRange()), {
  getBoundingClientRect: () => ({ left: 0, right: 0, top: 0, bottom: 0 }),
  getClientRects: () => []
});

// JupyterLab warns in every page without a clipboard, which jsdom has not.
Object.defineProperty(navigator, 'clipboard', {
  configurable: true,
  value: new EventTarget()
});
