import { ICatalogSources } from 'jupyterlab-cloudify';

/** The demo's note of what it was made with: a catalog of packages. */
class NoteSource {
  kind = 'note';
  rank = 1;
  probes = [];

  constructor(net) {
    this._net = net;
  }

  detect({ document }) {
    return document?.['iris-sample-data'] ? 1 : 0;
  }

  root({ url }) {
    return this._entry(url, [], 'What the demo was made with', 'catalog');
  }

  async children({ href }) {
    const { body } = await this._net.json(href);
    const entries = Object.keys(body).map(name =>
      this._entry(href, [name], name, 'dataset')
    );
    return { entries, next: null };
  }

  async describe({ title }) {
    throw new Error(`${title} is a package`);
  }

  _entry(href, path, title, kind) {
    const within = path.length ? `|${JSON.stringify(path)}` : '';
    const id = `${this.kind}|${href}${within}`;
    return { id, source: this.kind, href, path, title, kind };
  }
}

export default {
  id: 'cloudify-other-extension:catalogs',
  description: 'Walks a kind of catalog that only this extension knows.',
  autoStart: true,
  requires: [ICatalogSources],
  activate: (app, sources) => {
    sources.add(new NoteSource(sources.net));
  }
};
