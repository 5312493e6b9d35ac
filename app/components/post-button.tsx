import { useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button, type ButtonKind } from './button';
import { type Hidden, PostForm, type PostFormProps, repeats } from './post-form';

const WAITING = 'One moment…';

interface PostButtonProps extends Pick<PostFormProps, 'action' | 'preventScrollReset'> {
  /** What it says besides being pressed: what is meant, and of which row. */
  sends: Hidden;
  kind?: ButtonKind;
  children: ReactNode;
  /** For whoever hears the page, where the words alone leave open what they are about. */
  label?: string;
  /** What is asked before it is done, and what the button says that does it. */
  confirm?: { question: ReactNode; label: string };
}

/** A button that changes something, with nothing to fill in. Asks twice where that is wished, also without JavaScript. */
export function PostButton({ sends, kind, children, label, confirm, ...form }: PostButtonProps) {
  const isSending = useIsSending(sends);
  return (
    <PostForm {...form} hidden={sends} className="post-button">
      {confirm ? (
        <details className="confirm">
          <summary className="button button-danger">{children}</summary>
          <div className="confirm-question">
            <p>{confirm.question}</p>
            <Button kind="danger" aria-disabled={isSending || undefined}>
              {isSending ? WAITING : confirm.label}
            </Button>
          </div>
        </details>
      ) : (
        <Button kind={kind} aria-label={isSending ? undefined : label} aria-disabled={isSending || undefined}>
          {isSending ? WAITING : children}
        </Button>
      )}
    </PostForm>
  );
}

/** Whether this very button was pressed and is not answered yet. */
function useIsSending(sends: Hidden): boolean {
  const { state, formData } = useNavigation();
  return state === 'submitting' && formData !== undefined && repeats((name) => formData.getAll(name), sends);
}
