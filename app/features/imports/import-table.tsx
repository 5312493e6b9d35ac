import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { Table } from '~/components/table';
import { type Cell, type Column, type TableData, tableOf } from '~/components/table-data';
import { Tag } from '~/components/tag';
import { CancelLoad } from './cancel-load';
import type { ImportSummary } from './find-imports.server';
import { canBeCancelled, isUnderWay, STATUS_WORDS } from './words';

/** The history: each file, its detected type, who loaded it, and the results of its rows. */
export function importTable(imports: readonly ImportSummary[], mayChange: boolean): TableData {
  const rows = (label: string, result: keyof ImportSummary['counts']): Column<ImportSummary> => ({
    label,
    isNumeric: true,
    cell: ({ status, counts }) => (isCounted(status) ? counts[result] : '–'),
  });
  return tableOf({
    caption: 'Imports, newest first',
    rows: imports,
    key: ({ id }) => id,
    columns: [
      { label: 'File', cell: fileCell },
      {
        label: 'State',
        cell: ({ id, status }) => [
          statusPiece(status),
          mayChange && canBeCancelled(status) && { onPage: <CancelLoad importId={id} kind="quiet" /> },
        ],
      },
      rows('Rows read', 'read'),
      rows('Added', 'inserted'),
      rows('Updated', 'updated'),
      rows('Unchanged', 'unchanged'),
      rows('Rejected', 'rejected'),
      rows('Skipped', 'skipped'),
      rows('Unmatched', 'held'),
      {
        label: 'Days',
        cell: ({ firstDate, lastDate }) => (firstDate && lastDate ? { day: firstDate, until: lastDate } : '–'),
      },
      {
        label: 'Loaded',
        cell: ({ createdAt, loadedBy }) => [{ at: createdAt }, { text: loadedBy, tone: 'soft', startsLine: true }],
      },
    ],
  });
}

/** The history, which keeps itself up to date while something in it is under way. */
export function ImportTable({ imports, table }: { imports: readonly ImportSummary[]; table: TableData }) {
  useNewsOf(imports.some(({ status }) => isUnderWay(status)));
  return <Table table={table} />;
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

function fileCell({ id, fileName, takenFor, replacesId, replacedById }: ImportSummary): Cell {
  const said = [
    takenFor,
    replacesId !== null && `replaces import ${replacesId}`,
    replacedById !== null && `replaced by import ${replacedById}`,
  ];
  return [
    { text: fileName, to: `/imports/${id}` },
    { text: said.filter(Boolean).join(', '), tone: 'soft', startsLine: true },
  ];
}

function statusPiece(status: string) {
  const { label, kind } = STATUS_WORDS[status] ?? { label: status, kind: 'common' as const };
  return { tag: kind, text: label };
}

export function StatusTag({ status }: { status: string }) {
  const { tag, text } = statusPiece(status);
  return <Tag kind={tag}>{text}</Tag>;
}
