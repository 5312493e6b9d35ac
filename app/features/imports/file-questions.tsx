import { Link } from '@remix-run/react';
import type { ProblemCode } from 'importers/read/recognize/identification';
import { type ReactNode, useId } from 'react';
import { LinkButton } from '~/components/button';
import { Notice } from '~/components/notice';
import { type ChosenFile, fieldOf, TALK_UNITS } from './chosen-files';
import { mapPath } from './map-by-hand';
import { PeriodFields } from './period-fields';
import type { FilePreview } from './preview-files.server';
import { UNIT_WORDS } from './words';

/** Problems that one answer settles, and the setting that answers each. */
const ANSWERED_BY: Partial<Record<ProblemCode, 'profile' | 'order' | 'unit' | 'period'>> = {
  ambiguous_profile: 'profile',
  ambiguous_dates: 'order',
  implausible_durations: 'unit',
  period_missing: 'period',
  bad_period: 'period',
};

/** The setting that is being asked for, so that it is not offered twice. */
export const askedFor = (code: ProblemCode | undefined) => (code ? (ANSWERED_BY[code] ?? null) : null);

/** What no setting makes a table of: an image, an empty file. */
const NO_TABLE: ReadonlySet<ProblemCode> = new Set(['not_text', 'empty_file', 'headers_only', 'too_many_columns']);

/** Whether other settings may still make a file loadable. */
export const canBeSettled = ({ problem }: NonNullable<FilePreview['found']>) => !problem || !NO_TABLE.has(problem.code);

/** Whether nothing is wrong with a file but that nobody has said what its columns mean. */
export const canBeMapped = (found: FilePreview['found']) =>
  found?.problem?.code === 'unknown_layout' && found.headers.length > 1;

/** Says what is wrong with a file, and asks where an answer settles it. The page's form sends the answer. */
export function FileQuestion({ preview }: { preview: FilePreview }) {
  const { chosen, found } = preview;
  const problem = found?.problem;
  if (!problem) return null;
  const asked = askedFor(problem.code);
  if (canBeMapped(found)) return <Unknown preview={preview} />;
  return (
    <Notice kind={asked ? 'warn' : 'error'} title={problem.message}>
      <p>{problem.advice}</p>
      {asked === 'profile' && <WhichProfile preview={preview} />}
      {asked === 'order' && <WhichOrder chosen={chosen} />}
      {asked === 'unit' && <WhichUnit chosen={chosen} />}
      {asked === 'period' && <PeriodFields chosen={chosen} />}
      {problem.code === 'missing_columns' && <MapButton chosen={chosen} />}
    </Notice>
  );
}

/** An unknown layout: the next step is to map its columns. */
function Unknown({ preview: { chosen, found } }: { preview: FilePreview }) {
  const nearest = found?.candidates[0];
  return (
    <Notice kind="warn" title="Fairlead doesn’t know this layout">
      <p>Map its columns once. Fairlead then recognizes the next file like it.</p>
      {nearest && (
        <p className="soft">
          Closest match: {nearest.label}, {Math.round(nearest.score * 100)}% ({nearest.reason}).
        </p>
      )}
      <MapButton chosen={chosen} />
    </Notice>
  );
}

function MapButton({ chosen }: { chosen: ChosenFile }) {
  return (
    <p>
      <LinkButton to={mapLink(chosen)}>Map columns</LinkButton>
    </p>
  );
}

/** The wizard for a chosen file. */
export const mapLink = ({ hash, name }: Pick<ChosenFile, 'hash' | 'name'>) =>
  mapPath(hash, new URLSearchParams({ name }));

function WhichProfile({ preview: { chosen, found } }: { preview: FilePreview }) {
  const candidates = found?.candidates ?? [];
  return (
    <Radios
      name={fieldOf('profile', chosen.hash)}
      question="What kind of file is this?"
      options={candidates.map(({ profileId, label, score, reason }) => ({
        value: profileId,
        label: `${label}, ${Math.round(score * 100)}%`,
        hint: reason,
      }))}
    >
      <p className="field-hint">
        None of these? <Link to={mapLink(chosen)}>Map columns</Link>.
      </p>
    </Radios>
  );
}

function WhichOrder({ chosen }: { chosen: ChosenFile }) {
  return (
    <Radios
      name={fieldOf('order', chosen.hash)}
      question="What does 03/04 mean in this file?"
      options={[
        { value: 'dmy', label: 'April 3: the day comes first' },
        { value: 'mdy', label: 'March 4: the month comes first' },
      ]}
    />
  );
}

function WhichUnit({ chosen }: { chosen: ChosenFile }) {
  return (
    <Radios
      name={fieldOf('unit', chosen.hash)}
      question="What unit are the talk times in?"
      chosen={chosen.talkUnit}
      options={TALK_UNITS.map((unit) => ({ value: unit, label: UNIT_WORDS[unit] }))}
    />
  );
}

interface RadiosProps {
  name: string;
  question: string;
  options: readonly { value: string; label: string; hint?: string }[];
  chosen?: string;
  children?: ReactNode;
}

function Radios({ name, question, options, chosen, children }: RadiosProps) {
  const id = useId();
  return (
    <fieldset className="fieldset">
      <legend>{question}</legend>
      {options.map(({ value, label, hint }) => (
        <div className="checkbox" key={value}>
          <input type="radio" id={`${id}-${value}`} name={name} value={value} defaultChecked={value === chosen} />
          <label htmlFor={`${id}-${value}`}>{label}</label>
          {hint && <p className="field-hint">{hint}</p>}
        </div>
      ))}
      {children}
    </fieldset>
  );
}
