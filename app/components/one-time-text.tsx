import { useEffect, useRef, useState } from 'react';
import { Button } from './button';

/** A link or a token that is shown only now, with a button that copies it where there are scripts. */
export function OneTimeText({ text, copyLabel }: { text: string; copyLabel: string }) {
  const code = useRef<HTMLElement>(null);
  const [hasScripts, setHasScripts] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => setHasScripts(true), []);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      // Plain http has no clipboard outside this machine.
      if (code.current) getSelection()?.selectAllChildren(code.current);
      setSaid('It is selected: press Ctrl+C, or ⌘C on a Mac.');
    }
  }

  return (
    <div className="one-time">
      <code ref={code}>{text}</code>
      <p className="form-actions">
        {hasScripts && (
          <Button type="button" onClick={copy}>
            {copyLabel}
          </Button>
        )}
        <span aria-live="polite">{said}</span>
      </p>
    </div>
  );
}
