import { Form } from '@remix-run/react';
import { Button, type ButtonKind } from '~/components/button';

/** Stops a load that waits or runs. Nothing is lost by it, so that it does not ask twice. */
export function CancelLoad({ importId, kind }: { importId: number; kind?: ButtonKind }) {
  return (
    <Form method="post" action={`/imports/${importId}?index`}>
      <Button kind={kind} name="intent" value="cancel">
        Cancel
      </Button>
    </Form>
  );
}
