import { useEffect, useState } from 'react';
import { Input } from '~/components/input';
import type { Bound } from '~/components/typed-form';

interface FirstCenterFieldsProps extends Pick<Bound<Record<string, unknown>>, 'bind'> {
  fields: Record<'center_name' | 'time_zone', Parameters<Bound<Record<string, unknown>>['bind']>[0]>;
}

/** Which center this is, asked of whoever makes the first account; the zone is the browser's until somebody says otherwise. */
export function FirstCenterFields({ fields, bind }: FirstCenterFieldsProps) {
  const { defaultValue: typed, ...zoneField } = bind(fields.time_zone);
  const [zone, setZone] = useState(typed ?? 'UTC');
  const isTyped = typed !== undefined;
  useEffect(() => {
    if (!isTyped) setZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, [isTyped]);
  return (
    <>
      <Input {...bind(fields.center_name)} label="Name of your center" maxLength={60} isOptional />
      <Input
        {...zoneField}
        label="Time zone of your center"
        required
        hint="Such as Europe/Berlin. You can change it later under Settings."
        value={zone}
        onChange={(event) => setZone(event.target.value)}
      />
    </>
  );
}
