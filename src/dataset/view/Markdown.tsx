import { Widget } from '@lumino/widgets';
import * as React from 'react';

import { useView } from './context';

const MIME = 'text/markdown';

/** Characters of a description that are rendered. */
const LIMIT = 100_000;

/** Characters and lines above which a description is folded. */
const LONG = { characters: 700, lines: 9 };

/** A description, rendered by JupyterLab's sanitizing renderer. */
export function Markdown({
  text
}: {
  readonly text: string;
}): React.JSX.Element {
  const { trans, rendermime } = useView();
  const host = React.useRef<HTMLDivElement>(null);
  const id = React.useId();
  const [isOpen, setOpen] = React.useState(false);

  // A layout effect ends while the node is still in the page, as Lumino asks.
  React.useLayoutEffect(() => {
    const node = host.current;
    if (!node) {
      return;
    }
    const renderer = rendermime.createRenderer(MIME);
    const data = { [MIME]: text.slice(0, LIMIT) };
    const model = rendermime.createModel({ data, trusted: false });
    const render = async () => {
      await renderer.renderModel(model);
      if (!renderer.isDisposed) {
        lowerHeadings(renderer.node);
      }
    };
    Widget.attach(renderer, node);
    void render();
    return () => renderer.dispose();
  }, [rendermime, text]);

  const isLong =
    text.length > LONG.characters || text.split('\n').length > LONG.lines;
  const isFolded = isLong && !isOpen;
  return (
    <div className="jp-CloudifyDataset-description">
      <div
        id={id}
        ref={host}
        className={isFolded ? 'jp-CloudifyDataset-folded' : undefined}
      />
      {isLong && (
        <button
          type="button"
          className="jp-CloudifyDataset-quiet"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? trans.__('Show less') : trans.__('Show all')}
        </button>
      )}
    </div>
  );
}

/** Headings of a description stand below ours, whatever they were written as. */
function lowerHeadings(node: HTMLElement): void {
  for (const heading of node.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(6, Number(heading.tagName[1]) + 1);
    heading.setAttribute('aria-level', String(level));
  }
}
