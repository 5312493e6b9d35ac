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

/** All that may be said of a file beforehand; an answer given before stands here and can be changed. */
export function FileChoices({ preview, profiles }: FileChoicesProps) {
  const { chosen, found, takenFor } = preview;
  const { hash } = chosen;
  const code = found?.problem?.code;
  const asked = askedFor(code);
  // An image or an empty file has no columns that another reading would find; the choice stays, folded.
  const hasColumns = (found?.headers.length ?? 0) > 0;
  return (
    <Disclosure label="Read it otherwise" isOpen={takenFor === null && asked === null && hasColumns}>
      <div className="mapping-settings">
        {asked !== 'profile' && (
          <Select
            name={fieldOf('profile', hash)}
            label="What it is"
            defaultValue={chosen.profileId ?? ''}
            options={[{ value: '', label: 'Tell it by its content' }, ...profiles]}
          />
        )}
        <Input
          name={fieldOf('zone', hash)}
          label="Time zone of its times"
          hint="Such as Europe/Berlin. Blank: as said above."
          defaultValue={chosen.timeZone ?? ''}
          error={code === 'unknown_time_zone' ? found?.problem?.message : null}
        />
        {asked !== 'order' && (
          <Select
            name={fieldOf('order', hash)}
            label="Its dates"
            defaultValue={chosen.dateOrder ?? ''}
            options={[
              { value: '', label: 'Decide from all of them' },
              { value: 'dmy', label: 'Day before month' },
              { value: 'mdy', label: 'Month before day' },
              { value: 'ymd', label: 'Year, month, day' },
            ]}
          />
        )}
        {asked !== 'unit' && (
          <Select
            name={fieldOf('unit', hash)}
            label="Unit of its talk times"
            defaultValue={chosen.talkUnit ?? ''}
            options={[
              { value: '', label: 'As this kind of file has it' },
              ...TALK_UNITS.map((unit) => ({ value: unit, label: UNIT_WORDS[unit] })),
            ]}
          />
        )}
        <Select
          name={fieldOf('encoding', hash)}
          label="How its letters are written"
          hint="Where names come out wrong."
          defaultValue={chosen.encoding ?? ''}
          options={[{ value: '', label: 'Tell it by its bytes' }, ...LETTERS]}
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
