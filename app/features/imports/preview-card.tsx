import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Disclosure } from '~/components/disclosure';
import { Grid } from '~/components/grid';
import { Input, Select } from '~/components/input';
import { Notice } from '~/components/notice';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { type ChosenFile, fieldOf, TALK_UNITS } from './chosen-files';
import type { FilePreview } from './preview-files.server';
import type { ShownRow } from './show-rows';
import { fileSize } from './words';

interface PreviewCardProps {
  preview: FilePreview;
  profiles: readonly { value: string; label: string }[];
}

/** One chosen file: what it was taken for and why, its first rows beside what they would become, and what to choose. */
export function PreviewCard({ preview, profiles }: PreviewCardProps) {
  const { chosen, found, takenFor, zone, dates, rows, loadedAs, brokenLines, partial } = preview;
  return (
    <Card
      title={chosen.name}
      question={
        takenFor
          ? `Taken for: ${takenFor.label}, because ${takenFor.reason}.`
          : 'This file cannot be loaded as it stands.'
      }
      aside={takenFor ? <Tag kind="act">{sureness(takenFor.score)}</Tag> : <Tag kind="concerning">Not recognised</Tag>}
    >
      {!found && <Notice kind="error">This file is no longer kept. Choose it again.</Notice>}
      {found?.problem && (
        <Notice kind="error" title={found.problem.message}>
          <p>{found.problem.advice}</p>
        </Notice>
      )}
      {partial && <Notice>{partial}</Notice>}
      {loadedAs !== null && (
        <Notice>
          This very file was loaded before, as <Link to={`/imports/${loadedAs}`}>import {loadedAs}</Link>. Loading it
          again changes nothing.
        </Notice>
      )}
      {found && (
        <p className="soft">
          {[
            fileSize(found.bytes),
            found.encoding,
            found.delimiter && `cells divided by ${DELIMITERS[found.delimiter] ?? found.delimiter}`,
            found.headerLine !== null && found.headerLine > 0 && `headers in line ${found.headerLine}`,
            brokenLines > 0 && `${brokenLines} lines with broken quotation marks`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {zone && dates && (
        <p className="soft">
          Times are in {zone.name}: {zone.because}. Dates: {ORDER_WORDS[dates.order]}, because {dates.because}.
        </p>
      )}
      {rows.length > 0 && <FirstRows rows={rows} headers={found?.headers ?? []} name={chosen.name} />}
      <Choices chosen={chosen} profiles={profiles} preview={preview} />
    </Card>
  );
}

/** What the form sends beside the choices: the files themselves, by hash and name. */
export function FileFields({ previews }: { previews: readonly FilePreview[] }) {
  return previews.map(({ chosen: { hash, name } }) => (
    <input key={hash} type="hidden" name="file" value={`${hash}~${name}`} />
  ));
}

const DELIMITERS: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
const ORDER_WORDS = { dmy: 'day before month', mdy: 'month before day', ymd: 'year, month, day' } as const;

function sureness(score: number | null): string {
  return score === null ? 'Your choice' : `${Math.round(score * 100)} % sure`;
}

function Choices({ chosen, profiles, preview }: PreviewCardProps & { chosen: ChosenFile }) {
  const { hash } = chosen;
  const code = preview.found?.problem?.code;
  return (
    <Disclosure label="Read it otherwise" isOpen={preview.takenFor === null}>
      <Grid>
        <Select
          name={fieldOf('profile', hash)}
          label="What it is"
          defaultValue={chosen.profileId ?? ''}
          options={[{ value: '', label: 'Tell it by its content' }, ...profiles]}
        />
        <Input
          name={fieldOf('zone', hash)}
          label="Time zone of its times"
          hint="Such as Europe/Berlin. Blank: as said above."
          defaultValue={chosen.timeZone ?? ''}
          error={code === 'unknown_time_zone' ? preview.found?.problem?.message : null}
        />
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
        <Select
          name={fieldOf('unit', hash)}
          label="Unit of its talk times"
          defaultValue={chosen.talkUnit ?? ''}
          options={[
            { value: '', label: 'As this kind of file has it' },
            ...TALK_UNITS.map((unit) => ({ value: unit, label: UNIT_WORDS[unit] })),
          ]}
        />
      </Grid>
    </Disclosure>
  );
}

const UNIT_WORDS = { ms: 'Milliseconds', s: 'Seconds', min: 'Minutes', h: 'Hours', day: 'Fractions of a day' } as const;

function FirstRows({ rows, headers, name }: { rows: readonly ShownRow[]; headers: readonly string[]; name: string }) {
  return (
    <Table
      caption={`First rows of ${name}`}
      columns={[{ label: 'Line' }, { label: 'As it would load' }, { label: 'As it stands' }]}
      rows={rows.map((row, index) => ({
        key: index,
        cells: [
          row.line ?? '–',
          <Became key="became" row={row} />,
          <span
            key="raw"
            className="soft"
            title={row.raw.map((cell, at) => `${headers[at] ?? ''}: ${cell}`).join('\n')}
          >
            {row.raw.join(' | ')}
          </span>,
        ],
      }))}
    />
  );
}

function Became({ row }: { row: ShownRow }) {
  const lines = row.became.map((text) => <div key={text}>{text}</div>);
  if (row.fate === 'refused')
    return (
      <>
        <Tag kind="concerning">Refused</Tag>
        {lines}
      </>
    );
  if (row.fate === 'skipped')
    return (
      <>
        <Tag kind="common">Skipped</Tag>
        {lines}
      </>
    );
  return <>{lines}</>;
}
