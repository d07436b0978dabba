import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { failureMessage } from '../../messages';
import { asFailure } from '../../net';
import { addCatalog } from '../adding';
import type { Sidebar } from '../sidebar';

interface IAddFormProps {
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
  /** The address to begin with; one that is given is tried at once. */
  readonly address: string;
  readonly onClose: () => void;
}

/** Takes any address, finds out what it is, and adds it. */
export function AddForm(props: IAddFormProps): JSX.Element {
  const { sidebar, trans, address, onClose } = props;
  const [url, setUrl] = React.useState(address);
  const [message, setMessage] = React.useState('');
  const [request, setRequest] = React.useState<AbortController | null>(null);
  const id = React.useId();
  const form = React.useRef<HTMLFormElement>(null);
  const input = React.useRef<HTMLInputElement>(null);

  const add = React.useCallback(
    async (typed: string) => {
      const wanted = typed.trim();
      // The next address may be typed while this one is awaited.
      const isNext = () => input.current?.value !== typed;
      const controller = new AbortController();
      setRequest(controller);
      setMessage('');
      try {
        const outcome = await addCatalog(
          sidebar,
          wanted,
          // Whoever follows a link has never been in the form.
          () => typed === address || (holdsFocus(form.current) && !isNext()),
          controller.signal
        );
        if (outcome === 'new' && isNext()) {
          return;
        }
        if (outcome !== 'refused' && holdsFocus(form.current)) {
          sidebar.focus();
        }
        if (outcome === 'new') {
          onClose();
        } else {
          setMessage(
            outcome === 'known'
              ? trans.__('This catalog is already in the list.')
              : trans.__('It cannot be kept, because settings cannot be saved.')
          );
        }
      } catch (error) {
        const { text, advice } = failureMessage(
          asFailure(error, wanted),
          trans
        );
        setMessage([text, advice].join(' '));
        if (holdsFocus(form.current)) {
          input.current?.focus();
        }
      } finally {
        setRequest(null);
      }
    },
    [sidebar, trans, address, onClose]
  );
  React.useEffect(() => {
    input.current?.focus();
    if (address !== '') {
      void add(address);
    }
  }, [address, add]);
  const leave = () => {
    onClose();
    sidebar.focus();
  };
  // Whoever asks for the form while it is open goes on where it was.
  React.useEffect(() => {
    const focus = () => input.current?.focus();
    sidebar.addRequested.connect(focus);
    return () => {
      sidebar.addRequested.disconnect(focus);
    };
  }, [sidebar]);
  // Whoever leaves the form, by whatever way, no longer waits.
  React.useEffect(() => () => request?.abort(), [request]);

  return (
    <form
      ref={form}
      className="jp-CloudifyAdd"
      aria-label={trans.__('Add catalog')}
      aria-busy={request !== null}
      onSubmit={event => {
        event.preventDefault();
        void add(url);
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          leave();
        }
      }}
    >
      <label htmlFor={id}>{trans.__('Address of a catalog or dataset')}</label>
      <input
        id={id}
        ref={input}
        className="jp-CloudifyInput"
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        required
        placeholder={trans.__('https://…')}
        value={url}
        aria-invalid={message !== ''}
        aria-describedby={`${id}-message`}
        onChange={event => setUrl(event.target.value)}
      />
      {request && <progress className="jp-CloudifyProgress" aria-hidden />}
      <div id={`${id}-message`} role="alert" className="jp-CloudifyAdd-message">
        {message}
      </div>
      <div className="jp-CloudifyAdd-buttons">
        <button type="button" className="jp-CloudifyButton" onClick={leave}>
          {trans.__('Cancel')}
        </button>
        <button
          type="submit"
          className="jp-CloudifyButton jp-mod-accept"
          disabled={request !== null || url.trim() === ''}
        >
          {trans.__('Add')}
        </button>
      </div>
    </form>
  );
}

/**
 * Whether a person still waits here: an answer takes nobody's keyboard away.
 * A button that had the focus and is disabled has given it to the page.
 */
function holdsFocus(form: HTMLFormElement | null): boolean {
  const { activeElement } = document;
  return activeElement === document.body || !!form?.contains(activeElement);
}
