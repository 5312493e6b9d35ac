import type { SubmissionResult } from '@conform-to/react';
import { useActionData } from '@remix-run/react';
import { Notice } from './notice';

/** Why what a form or a button of this page asked for was not done, where no field is to blame. */
export function RefusedNotice({ title }: { title?: string }) {
  const answer = useActionData() as { result?: SubmissionResult<string[]>; refusal?: string } | undefined;
  const refusal = answer?.refusal ?? answer?.result?.error?.['']?.join(' ');
  if (!refusal) return null;
  return (
    <Notice kind="error" title={title}>
      <p>{refusal}</p>
    </Notice>
  );
}
