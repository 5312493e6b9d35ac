import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { LinkButton } from './button';
import { useErrorReference } from './error-reference';
import { PageHeader } from './page-header';
import { isSentAgain, SendAgain } from './send-again';

/** Stands in a page's place when it could not be shown: what happened, what is kept, what to do. */
export function PageError() {
  const error = useRouteError();
  const { reference, told } = useErrorReference();
  if (isRouteErrorResponse(error) && isSentAgain(error.data)) return <SendAgain {...error.data} />;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const words = WORDS[status] ?? (status < 500 ? REFUSED : BROKEN);
  const { title, kept, advice } = told ? { ...told, kept: told.message } : words;
  return (
    <>
      <PageHeader title={title} subtitle={kept} />
      <p>{isRouteErrorResponse(error) && status < 500 ? (saidBy(error.data) ?? advice) : advice}</p>
      {status >= 500 && reference && (
        <p>
          Reference number <strong suppressHydrationWarning>{reference}</strong>
        </p>
      )}
      <p className="page-error-actions">
        <LinkButton to="/" reloadDocument>
          Go to your first page
        </LinkButton>
      </p>
    </>
  );
}

interface Words {
  title: string;
  kept: string;
  advice: string;
}

const BROKEN: Words = {
  title: 'Something broke on our side',
  kept: 'All that was saved before is kept. What you sent just now may not have been saved.',
  advice:
    'Look whether your last change is there, then try again. If it breaks again, give the reference number to whoever runs Fairlead: it leads to the cause.',
};
const REFUSED: Words = {
  title: 'This could not be done',
  kept: 'Nothing was changed.',
  advice: 'Go back, check what you sent, and try again.',
};
const WORDS: Record<number, Words> = {
  403: {
    title: 'Your account may not do this',
    kept: 'Nothing was changed.',
    advice: 'If your work needs it, ask the admin of your center for another role.',
  },
  404: {
    title: 'There is nothing here',
    kept: 'Nothing was changed.',
    advice: 'Check the address. The page may be gone, or your account may not see it.',
  },
};

/** Sentences that a loader or action gave along; a bare status text says nothing. */
function saidBy(data: unknown): string | null {
  return typeof data === 'string' && data.includes(' ') && data.endsWith('.') ? data : null;
}
