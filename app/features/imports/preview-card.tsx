import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { formatDays } from '~/components/day';
import type { Option, OptionGroup } from '~/components/input';
import { Notice } from '~/components/notice';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { FileChoices } from './file-choices';
import { askedFor, FileQuestion, mapLink } from './file-questions';
import type { FilePreview } from './preview-files.server';
import type { ShownRow } from './show-rows';
import { fileSize } from './words';

interface PreviewCardProps {
  preview: FilePreview;
  profiles: readonly (Option | OptionGroup)[];
}

/** Below this another layout has too little in common with the file to be worth a word. */
const MIGHT_BE = 0.6;

/** One chosen file: its detected type and why, its first rows, their results, and the settings. */
export function PreviewCard({ preview, profiles }: PreviewCardProps) {
  const { chosen, found, takenFor, zone, dates, period, rows, loadedAs, brokenLines, notes } = preview;
  const asked = askedFor(found?.problem?.code);
  const others = (found?.candidates ?? []).filter(
    ({ profileId, score }) => profileId !== takenFor?.profileId && score >= MIGHT_BE,
  );
  return (
    <Card
      title={chosen.name}
      question={
        takenFor
          ? `Detected as: ${takenFor.label}, because ${takenFor.reason}.`
          : asked
            ? `${asked === 'profile' ? '' : `Looks like: ${found?.candidates[0]?.label}. `}Answer one question before you load this file.`
            : 'This file cannot be loaded.'
      }
      aside={<State preview={preview} />}
    >
      {!found && <Notice kind="error">This file is no longer stored. Choose it again.</Notice>}
      <FileQuestion preview={preview} />
      {notes.length > 0 && (
        <Notice>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Notice>
      )}
      {loadedAs !== null && (
        <Notice>
          This file was already loaded, as <Link to={`/imports/${loadedAs}`}>import {loadedAs}</Link>. Loading it again
          changes nothing.
        </Notice>
      )}
      {found && (
        <p className="soft">
          {[
            found.bytes > 0 && fileSize(found.bytes),
            found.encoding && `text encoding ${found.encoding}`,
            found.delimiter && `cells separated by ${DELIMITERS[found.delimiter] ?? found.delimiter}`,
            found.headerLine !== null && found.headerLine > 0 && `headers on line ${found.headerLine}`,
            brokenLines > 0 && `${brokenLines} ${brokenLines === 1 ? 'line' : 'lines'} with broken quotation marks`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {takenFor && others.length > 0 && (
        <p className="soft">
          Other possible types:{' '}
          {others.map(({ label, score, reason }) => `${label}, ${Math.round(score * 100)}% (${reason})`).join('; ')}.
        </p>
      )}
      {zone && dates && (
        <p className="soft">
          Times are in {zone.name}: {zone.because}. Dates: {ORDER_WORDS[dates.order]}, because {dates.because}.
          {period && ` The rows cover ${formatDays(period.from, period.to)}, because ${period.because}.`}
        </p>
      )}
      {rows.length > 0 && <FirstRows rows={rows} headers={found?.headers ?? []} name={chosen.name} />}
      {takenFor && (
        <p className="soft">
          Wrong file type? <Link to={mapLink(chosen)}>Map the columns yourself</Link>, or change the settings below.
        </p>
      )}
      <FileChoices profiles={profiles} preview={preview} />
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

function State({ preview: { takenFor, found } }: { preview: FilePreview }) {
  if (takenFor) return <Tag kind="act">{sureness(takenFor.score)}</Tag>;
  if (askedFor(found?.problem?.code)) return <Tag kind="changed">One question</Tag>;
  return <Tag kind="concerning">Not recognized</Tag>;
}

function sureness(score: number | null): string {
  return score === null ? 'Your choice' : `${Math.round(score * 100)}% sure`;
}

function FirstRows({ rows, headers, name }: { rows: readonly ShownRow[]; headers: readonly string[]; name: string }) {
  // Before a file's question is answered nothing can be read, so only the original rows are shown.
  const isRead = rows.some(({ fate }) => fate !== 'unknown');
  const read = [{ label: 'Line' }, { label: 'Result' }];
  return (
    <Table
      caption={`First rows of ${name}`}
      columns={[...(isRead ? read : []), { label: 'Original row' }]}
      rows={rows.map((row, index) => {
        const raw = (
          <span
            key="raw"
            className="soft"
            title={row.raw.map((cell, at) => `${headers[at] ?? ''}: ${cell}`).join('\n')}
          >
            {row.raw.join(' | ')}
          </span>
        );
        return {
          key: index,
          cells: isRead ? [row.line ?? '–', <Became key="became" row={row} />, raw] : [raw],
        };
      })}
    />
  );
}

function Became({ row }: { row: ShownRow }) {
  const lines = row.became.map((text) => <div key={text}>{text}</div>);
  if (row.fate === 'refused')
    return (
      <>
        <Tag kind="concerning">Rejected</Tag>
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
