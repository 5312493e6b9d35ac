import { useEffect, useState } from 'react';
import { Input } from '~/components/input';
import type { CenterErrors, CenterFields } from './center-fields';

interface FirstCenterFieldsProps {
  /** What was sent before and refused. */
  typed?: CenterFields;
  errors?: CenterErrors;
}

/** Which center this is, asked of whoever makes the first account; the zone is the browser's until somebody says otherwise. */
export function FirstCenterFields({ typed, errors }: FirstCenterFieldsProps) {
  const [zone, setZone] = useState(typed?.time_zone ?? 'UTC');
  const isTyped = typed !== undefined;
  useEffect(() => {
    if (!isTyped) setZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, [isTyped]);
  return (
    <>
      <Input
        label="Name of your center"
        name="center_name"
        maxLength={60}
        isOptional
        defaultValue={typed?.center_name}
        error={errors?.center_name}
      />
      <Input
        label="Time zone of your center"
        name="time_zone"
        required
        hint="Such as Europe/Berlin. You can change it later under Settings."
        value={zone}
        onChange={(event) => setZone(event.target.value)}
        error={errors?.time_zone}
      />
    </>
  );
}
