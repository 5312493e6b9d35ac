import { Link, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { Days, Instant } from '~/components/day';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { CancelLoad } from './cancel-load';
import type { ImportSummary } from './find-imports.server';
import { canBeCancelled, count, isUnderWay, STATUS_WORDS } from './words';

/** The history: each file, its detected type, who loaded it, and the results of its rows. */
export function ImportTable({ imports, mayChange }: { imports: readonly ImportSummary[]; mayChange: boolean }) {
  useNewsOf(imports.some(({ status }) => isUnderWay(status)));
  return (
    <Table
      caption="Imports, newest first"
      columns={[
        { label: 'File' },
        { label: 'State' },
        { label: 'Rows read', isNumeric: true },
        { label: 'Added', isNumeric: true },
        { label: 'Updated', isNumeric: true },
        { label: 'Unchanged', isNumeric: true },
        { label: 'Rejected', isNumeric: true },
        { label: 'Skipped', isNumeric: true },
        { label: 'Unmatched', isNumeric: true },
        { label: 'Days' },
        { label: 'Loaded' },
      ]}
      rows={imports.map((each) => ({
        key: each.id,
        cells: [
          <FileCell key="file" {...each} />,
          <State key="state" {...each} mayChange={mayChange} />,
          ...[
            each.counts.read,
            each.counts.inserted,
            each.counts.updated,
            each.counts.unchanged,
            each.counts.rejected,
            each.counts.skipped,
            each.counts.held,
          ].map((rows) => (isCounted(each.status) ? count(rows) : '–')),
          each.firstDate && each.lastDate ? <Days key="days" from={each.firstDate} to={each.lastDate} /> : '–',
          <When key="when" {...each} />,
        ],
      }))}
    />
  );
}

const NEWS_EVERY_MS = 2000;

/** Reloads the list while something in it is under way. */
function useNewsOf(isAnyUnderWay: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isAnyUnderWay) return;
    const timer = setInterval(revalidate, NEWS_EVERY_MS);
    return () => clearInterval(timer);
  }, [isAnyUnderWay, revalidate]);
}

const isCounted = (status: string) => status === 'loaded' || status === 'undone' || status === 'undoing';

function State({ id, status, mayChange }: ImportSummary & { mayChange: boolean }) {
  return (
    <>
      <StatusTag status={status} />
      {mayChange && canBeCancelled(status) && <CancelLoad importId={id} kind="quiet" />}
    </>
  );
}

function FileCell({ id, fileName, takenFor, replacesId, replacedById }: ImportSummary) {
  return (
    <>
      <Link to={`/imports/${id}`}>{fileName}</Link>
      <br />
      <span className="soft">
        {takenFor}
        {replacesId !== null && <>, replaces import {replacesId}</>}
        {replacedById !== null && <>, replaced by import {replacedById}</>}
      </span>
    </>
  );
}

function When({ createdAt, loadedBy }: ImportSummary) {
  return (
    <>
      <Instant at={createdAt} />
      <br />
      <span className="soft">{loadedBy}</span>
    </>
  );
}

export function StatusTag({ status }: { status: string }) {
  const words = STATUS_WORDS[status] ?? { label: status, kind: 'common' as const };
  return <Tag kind={words.kind}>{words.label}</Tag>;
}
