import { Clipboard } from '@jupyterlab/apputils';

/**
 * Copies a text; the older way where the browser refuses the newer.
 *
 * @throws Error where it refuses both.
 */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    let isCopied = false;
    const onCopy = () => {
      isCopied = true;
    };
    document.addEventListener('copy', onCopy, { once: true });
    Clipboard.copyToSystem(text);
    document.removeEventListener('copy', onCopy);
    if (!isCopied) {
      throw new Error('The clipboard is denied.');
    }
  }
}
