import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Input, Select } from '~/components/input';
import { ROLES } from './permissions';
import type { UsersAnswer } from './users-answer';

interface InviteFormProps {
  people: readonly { id: number; name: string; teamName: string | null }[];
  answer?: UsersAnswer;
}

/** Asks for what an invitation needs: whose e-mail, which role, and who that is among the center's people. */
export function InviteForm({ people, answer }: InviteFormProps) {
  const options = people.map(({ id, name, teamName }) => ({
    value: id,
    label: teamName ? `${name}, ${teamName}` : name,
  }));
  return (
    <Form method="post" className="form" key={answer?.path}>
      <div className="form-row">
        <Input
          label="E-mail"
          name="email"
          type="email"
          required
          defaultValue={answer?.typed?.email}
          error={answer?.errors?.email}
        />
        <Select
          label="Role"
          name="role"
          defaultValue={answer?.typed?.role || 'supervisor'}
          options={ROLES.map((role) => ({ value: role, label: role }))}
          error={answer?.errors?.role}
        />
      </div>
      <Select
        label="Person"
        name="employeeId"
        hint="Agents see this person’s page. Supervisors see the teams this person leads."
        defaultValue={answer?.typed?.employeeId}
        options={[{ value: '', label: 'Nobody in the roster' }, ...options]}
        error={answer?.errors?.employeeId}
      />
      <div className="form-actions">
        <Button kind="primary" name="intent" value="invite">
          Create invite link
        </Button>
      </div>
    </Form>
  );
}
