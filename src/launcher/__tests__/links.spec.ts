import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';

import { CommandIDs } from '../../commands';
import { isWebAddress, readLinks } from '../links';
import { addWebPageCommand } from '../webPageCommand';

const HOSTILE = [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'blob:https://a.org/1',
  '//a.org/',
  '/lab',
  '',
  null,
  { href: 'https://a.org' }
];

describe('links of the Help menu', () => {
  it.each(['https://a.org/b?c#d', 'HTTP://a.org'])('may lead to %s', url => {
    expect(isWebAddress(url)).toBe(true);
  });

  it.each(HOSTILE)('never lead to %j', url => {
    expect(isWebAddress(url)).toBe(false);
  });

  it('are read around what is broken in the settings', () => {
    const good = { title: 'Paper', url: 'https://a.org/paper' };
    const untitled = { url: 'https://a.org/untitled' };
    const others = HOSTILE.map(url => ({ title: 'Evil', url }));
    expect(readLinks([null, 'x', ...others, good, untitled])).toEqual([
      good,
      { title: 'https://a.org/untitled', url: 'https://a.org/untitled' }
    ]);
    expect(readLinks({ links: [good] })).toEqual([]);
  });
});

describe('the command that opens a page of the web', () => {
  const commands = new CommandRegistry();
  addWebPageCommand(commands, nullTranslator.load('jupyterlab_cloudify'));
  const open = jest.spyOn(window, 'open').mockReturnValue(null);

  beforeEach(() => open.mockClear());

  it('gives the page no hold on this one', async () => {
    const url = 'https://a.org/';
    await commands.execute(CommandIDs.openWebPage, { url });
    expect(open).toHaveBeenCalledWith(url, '_blank', 'noopener,noreferrer');
  });

  it('opens nothing else, whoever asks for it', async () => {
    for (const url of HOSTILE) {
      await commands.execute(CommandIDs.openWebPage, { url });
      expect(commands.isEnabled(CommandIDs.openWebPage, { url })).toBe(false);
    }
    expect(open).not.toHaveBeenCalled();
  });
});
