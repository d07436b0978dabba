import {
  RenderMimeRegistry,
  standardRendererFactories
} from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { render, waitFor } from '@testing-library/react';
import { marked } from 'marked';
import * as React from 'react';

import { NumberFormat } from '../../format';
import { ViewContext } from '../context';
import { Markdown } from '../Markdown';

const trans = nullTranslator.load('jupyterlab_cloudify');

function show(text: string): HTMLElement {
  const context = {
    trans,
    numbers: new NumberFormat(trans, 'en'),
    rendermime: new RenderMimeRegistry({
      initialFactories: standardRendererFactories,
      markdownParser: { render: async source => marked.parse(source) }
    }),
    languages: null,
    browserSite: ''
  };
  const { container } = render(
    <ViewContext.Provider value={context}>
      <Markdown text={text} />
    </ViewContext.Provider>
  );
  return container;
}

describe('Markdown', () => {
  it('is rendered, its headings below ours', async () => {
    const shown = show('# Runs\n\nof *ICON*, `tas`');
    await waitFor(() => {
      const heading = shown.querySelector('h1');
      expect(heading?.getAttribute('aria-level')).toBe('2');
    });
    expect(shown.querySelector('em')?.textContent).toBe('ICON');
    expect(shown.querySelector('pre')).toBeNull();
  });

  it('leads to pictures, of which none is fetched by itself', async () => {
    const shown = show(
      '![Map](https://a.org/map.png) <video src="https://a.org/v"></video> ' +
        '[![Logo](https://a.org/logo.png)](https://b.org/) ![](x.png)'
    );
    await waitFor(() => expect(shown.querySelector('a')).not.toBeNull());
    const links = [...shown.querySelectorAll('a')];
    expect(links.map(link => [link.textContent, link.href])).toEqual([
      ['Map', 'https://a.org/map.png'],
      ['https://a.org/v', 'https://a.org/v'],
      ['Logo', 'https://b.org/']
    ]);
    expect(shown.querySelector('img, video')).toBeNull();
    expect(shown.textContent).toContain('x.png');
  });

  it.each([
    ['backticks', '`'.repeat(5000)],
    ['images', '![a]('.repeat(20_000)],
    ['maths', '$'.repeat(50_000)],
    ['brackets of maths', '\\\\('.repeat(5000)],
    ['emphasis', '_a*'.repeat(6000)],
    ['lists in lists', '1. '.repeat(6000)],
    ['quotes in quotes', '> '.repeat(50_000)],
    ['paragraphs', 'a\n\n'.repeat(6000)],
    ['words', 'word '.repeat(20_000)]
  ])('that would freeze the page is shown as it is: %s', (_, text) => {
    expect(show(text).querySelector('pre')?.textContent).toBe(text);
  });

  it('that the parser gives up is shown as it is', async () => {
    jest.spyOn(marked, 'parse').mockImplementationOnce(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    const shown = show('> a');
    await waitFor(() =>
      expect(shown.querySelector('pre')?.textContent).toBe('> a')
    );
  });
});
