// jsdom lays nothing out: every list is high enough for twenty lines.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', {
  configurable: true,
  get: () => 480
});
