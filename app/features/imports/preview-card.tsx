import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { formatDays } from '~/components/day';
import type { Option, OptionGroup } from '~/components/input';
import { Notice } from '~/components/notice';
import { Table } from '~/components/table';
import { type Cell, type Column, type TableData, tableOf } from '~/components/table-data';
import { Tag } from '~/components/tag';
import { FileChoices } from './file-choices';
import { askedFor, canBeMapped, canBeSettled, FileQuestion, mapLink } from './file-questions';
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
  const { chosen, found, takenFor, zone, dates, period, loadedAs, brokenLines, notes } = preview;
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
            : canBeMapped(found)
              ? 'Map its columns before you load this file.'
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
            found.encoding && `text encoding ${found.encoding.toUpperCase()}`,
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
      {firstRowsTable(preview).map((table) => (
        <Table key={table.caption} table={table} />
      ))}
      {takenFor && (
        <p className="soft">
          Wrong file type? <Link to={mapLink(chosen)}>Map the columns yourself</Link>, or change the settings below.
        </p>
      )}
      {found && canBeSettled(found) && <FileChoices profiles={profiles} preview={preview} />}
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

/** The first rows of a chosen file with what they would become; none where the file has none. */
export function firstRowsTable({ chosen, rows, found }: FilePreview): TableData[] {
  if (rows.length === 0) return [];
  // Before a file's question is answered nothing can be read, so only the original rows are shown.
  const isRead = rows.some(({ fate }) => fate !== 'unknown');
  const read: Column<FirstRow>[] = [
    { label: 'Line', cell: ({ line }) => (line === null ? '–' : String(line)) },
    { label: 'Result', cell: became },
  ];
  const headers = found?.headers ?? [];
  const shown: Omit<FirstRow, 'at'>[] = isRead ? rows : [headerRow(headers), ...rows];
  return [
    tableOf({
      caption: `First rows of ${chosen.name}`,
      rows: shown.map((row, at) => ({ ...row, at })),
      key: ({ at }) => at,
      columns: [
        ...(isRead ? read : []),
        {
          label: 'Original row',
          cell: ({ raw, isHeader }) => ({
            text: raw.join(' | '),
            tone: isHeader ? 'strong' : 'soft',
            hint: raw.map((cell, at) => `${headers[at] ?? ''}: ${cell}`).join('\n'),
          }),
        },
      ],
    }),
  ];
}

/** The headers as the first of the rows, where nothing says yet what the columns mean. */
const headerRow = (headers: readonly string[]): Omit<FirstRow, 'at'> => ({
  line: null,
  raw: [...headers],
  fate: 'unknown',
  became: [],
  isHeader: true,
});

type FirstRow = ShownRow & { at: number; isHeader?: boolean };

function became({ fate, became: lines }: FirstRow): Cell {
  const tag =
    fate === 'refused'
      ? ({ tag: 'concerning', text: 'Rejected' } as const)
      : fate === 'skipped' && ({ tag: 'common', text: 'Skipped' } as const);
  return [tag, ...lines.map((text, at) => (at === 0 && !tag ? { text } : { text, startsLine: true }))];
}
