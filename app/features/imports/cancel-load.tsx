import { Form } from '@remix-run/react';
import { Button, type ButtonKind } from '~/components/button';

/** Stops a load that waits or runs. Nothing is lost, so it needs no confirmation. */
export function CancelLoad({ importId, kind }: { importId: number; kind?: ButtonKind }) {
  return (
    <Form method="post" action={`/imports/${importId}?index`}>
      <Button kind={kind} name="intent" value="cancel">
        Cancel load
      </Button>
    </Form>
  );
}
