import { Widget } from '@lumino/widgets';
import * as React from 'react';

import { useView } from './context';
import { withoutPictures } from './pictures';

const MIME = 'text/markdown';

/** Characters of a description that are shown. */
const LIMIT = 100_000;

/**
 * Characters, and marks among them, above which a description is shown as it is
 * written: what looks for maths and Markdown in a text takes a time that grows
 * with their square and, for backticks, their cube.
 */
const MOST = { characters: 20_000, marks: 750 };

/** What can begin maths or Markdown. */
const MARK = /[`~$[\\_*<>|!#@\n]|(?:[-+]|\d[.)])[ \t]/g;

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
    const sanitizer = withoutPictures(rendermime.sanitizer);
    const renderer = rendermime.clone({ sanitizer }).createRenderer(MIME);
    const shown = text.slice(0, LIMIT);
    const data = { [MIME]: shown };
    const model = rendermime.createModel({ data, trusted: false });
    const render = async () => {
      try {
        await renderer.renderModel(model);
        if (!renderer.isDisposed) {
          lowerHeadings(renderer.node);
        }
      } catch {
        // Thousands of nested quotes overflow the parser's stack.
        showPlain(renderer.node, shown);
      }
    };
    Widget.attach(renderer, node);
    if (isTame(shown)) {
      void render();
    } else {
      showPlain(renderer.node, shown);
    }
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

/** Whether a text is rendered in no time, whatever is in it. */
function isTame(text: string): boolean {
  const marks = text.match(MARK)?.length ?? 0;
  return text.length <= MOST.characters && marks <= MOST.marks;
}

function showPlain(node: HTMLElement, text: string): void {
  const plain = document.createElement('pre');
  plain.textContent = text;
  node.replaceChildren(plain);
}

/** Headings of a description stand below ours, whatever they were written as. */
function lowerHeadings(node: HTMLElement): void {
  for (const heading of node.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(6, Number(heading.tagName[1]) + 1);
    heading.setAttribute('aria-level', String(level));
  }
}
