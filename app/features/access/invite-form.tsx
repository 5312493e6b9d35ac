import { Button } from '~/components/button';
import { Input, Select } from '~/components/input';
import { TypedForm } from '~/components/typed-form';
import { ROLES } from './permissions';
import type { InviteForm as Fields } from './user-forms.server';

interface InviteFormProps {
  people: readonly { id: number; name: string; teamName: string | null }[];
}

/** Asks for what an invitation needs: whose e-mail, which role, and who that is among the center's people. */
export function InviteForm({ people }: InviteFormProps) {
  const options = people.map(({ id, name, teamName }) => ({
    value: id,
    label: teamName ? `${name}, ${teamName}` : name,
  }));
  return (
    <TypedForm<Fields> intent="invite" defaults={{ role: 'supervisor' }}>
      {({ fields, bind }) => (
        <>
          <div className="form-row">
            <Input {...bind(fields.email)} label="E-mail" type="email" required />
            <Select {...bind(fields.role)} label="Role" options={ROLES.map((role) => ({ value: role, label: role }))} />
          </div>
          <Select
            {...bind(fields.employeeId)}
            label="Person"
            hint="Agents see this person’s page. Supervisors see the teams this person leads."
            options={[{ value: '', label: 'Nobody in the roster' }, ...options]}
          />
          <div className="form-actions">
            <Button kind="primary">Create invite link</Button>
          </div>
        </>
      )}
    </TypedForm>
  );
}
