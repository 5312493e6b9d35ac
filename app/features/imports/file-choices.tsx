import type { Encoding } from 'importers/read/text/encodings';
import { Disclosure } from '~/components/disclosure';
import { Input, type Option, type OptionGroup, Select } from '~/components/input';
import { fieldOf, TALK_UNITS } from './chosen-files';
import { askedFor } from './file-questions';
import { PeriodFields } from './period-fields';
import type { FilePreview } from './preview-files.server';
import { UNIT_WORDS } from './words';

interface FileChoicesProps {
  preview: FilePreview;
  profiles: readonly (Option | OptionGroup)[];
}

/** All settings of one file before it is loaded, with the answers given so far. */
export function FileChoices({ preview, profiles }: FileChoicesProps) {
  const { chosen, found, takenFor } = preview;
  const { hash } = chosen;
  const code = found?.problem?.code;
  const asked = askedFor(code);
  // No other settings would find columns in an image or an empty file, so these stay folded.
  const hasColumns = (found?.headers.length ?? 0) > 0;
  return (
    <Disclosure label="Change import settings" isOpen={takenFor === null && asked === null && hasColumns}>
      <div className="mapping-settings">
        {asked !== 'profile' && (
          <Select
            name={fieldOf('profile', hash)}
            label="File type"
            defaultValue={chosen.profileId ?? ''}
            options={[{ value: '', label: 'Detect from the content' }, ...profiles]}
          />
        )}
        <Input
          name={fieldOf('zone', hash)}
          label="Time zone"
          hint="For example Europe/Berlin. Leave blank to use the zone above."
          defaultValue={chosen.timeZone ?? ''}
          error={code === 'unknown_time_zone' ? found?.problem?.message : null}
        />
        {asked !== 'order' && (
          <Select
            name={fieldOf('order', hash)}
            label="Date order"
            defaultValue={chosen.dateOrder ?? ''}
            options={[
              { value: '', label: 'Detect from the dates' },
              { value: 'dmy', label: 'Day before month' },
              { value: 'mdy', label: 'Month before day' },
              { value: 'ymd', label: 'Year, month, day' },
            ]}
          />
        )}
        {asked !== 'unit' && (
          <Select
            name={fieldOf('unit', hash)}
            label="Unit of talk times"
            defaultValue={chosen.talkUnit ?? ''}
            options={[
              { value: '', label: 'Usual unit for this file type' },
              ...TALK_UNITS.map((unit) => ({ value: unit, label: UNIT_WORDS[unit] })),
            ]}
          />
        )}
        <Select
          name={fieldOf('encoding', hash)}
          label="Text encoding"
          hint="Change this if names look wrong."
          defaultValue={chosen.encoding ?? ''}
          options={[{ value: '', label: 'Detect from the file' }, ...LETTERS]}
        />
        {asked !== 'period' && preview.period !== null && <PeriodFields chosen={chosen} />}
      </div>
    </Disclosure>
  );
}

const ENCODING_WORDS: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Western European (Windows-1252)',
  'windows-1254': 'Turkish (Windows-1254)',
  'windows-1250': 'Central European (Windows-1250)',
  'iso-8859-1': 'Western European (ISO-8859-1)',
  'iso-8859-2': 'Central European (ISO-8859-2)',
  'iso-8859-9': 'Turkish (ISO-8859-9)',
  'iso-8859-15': 'Western European with € (ISO-8859-15)',
};
const LETTERS = Object.entries(ENCODING_WORDS).map(([value, label]) => ({ value, label }));
