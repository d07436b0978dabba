import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { useEffect, useState } from 'react';

/** A run of code with the class of its token; `''` for none. */
export type Run = readonly [text: string, className: string];

/** Splits code into runs. */
export type Highlight = (code: string) => readonly Run[];

const { variableName, propertyName } = tags;

// Classes of our own: those of JupyterLab's style have no colours before the
// first editor of the page is there.
const highlighter = tagHighlighter([
  { tag: tags.keyword, class: 'jp-CloudifyCode-keyword' },
  { tag: tags.string, class: 'jp-CloudifyCode-string' },
  { tag: tags.comment, class: 'jp-CloudifyCode-comment' },
  {
    tag: [tags.number, tags.bool, tags.null],
    class: 'jp-CloudifyCode-number'
  },
  { tag: tags.operator, class: 'jp-CloudifyCode-operator' },
  {
    tag: [tags.function(variableName), tags.function(propertyName)],
    class: 'jp-CloudifyCode-function'
  }
]);

/** What colours code of a language; `null` until the language is loaded. */
export function useHighlight(
  languages: IEditorLanguageRegistry | null,
  name: string
): Highlight | null {
  const [highlight, setHighlight] = useState<Highlight | null>(null);
  useEffect(() => {
    let isWanted = true;
    setHighlight(null);
    const load = async () => {
      const language = await languages?.getLanguage(name);
      const parser = language?.support?.language.parser;
      if (parser && isWanted) {
        setHighlight(
          () => (code: string) => readRuns(code, parser.parse(code))
        );
      }
    };
    // Without its colours the code can be read as well.
    load().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [languages, name]);
  return highlight;
}

function readRuns(
  code: string,
  tree: Parameters<typeof highlightTree>[0]
): readonly Run[] {
  const runs: Run[] = [];
  let end = 0;
  highlightTree(tree, highlighter, (from, to, className) => {
    runs.push([code.slice(end, from), ''], [code.slice(from, to), className]);
    end = to;
  });
  return [...runs, [code.slice(end), '']];
}
