import { useLocation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Table } from './table';
import type { TableData } from './table-data';

/** The part of an address that asks for the tables behind drawings at once: for whoever has no JavaScript. */
const TABLES_PARAM = 'tables';

interface TableDisclosureProps {
  label?: string;
  children: () => ReactNode;
}

/** The figures behind a drawing. They are drawn when somebody opens them, which hardly anybody does. */
export function TableDisclosure({ label = 'Show as table', children }: TableDisclosureProps) {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpened, setOpened] = useState(false);
  const lookAgain = () => setOpened((before) => before || details.current?.open === true);
  // It may have been opened before the page woke up.
  useEffect(lookAgain, []);
  const areAllAsked = query.has(TABLES_PARAM);
  const isDrawn = isOpened || areAllAsked;
  query.set(TABLES_PARAM, 'open');
  return (
    <details className="disclosure" open={areAllAsked} ref={details} onToggle={lookAgain}>
      <summary>{label}</summary>
      <div className="disclosure-body">
        {isDrawn ? children() : <a href={`${pathname}?${query}`}>Show all tables of this page</a>}
      </div>
    </details>
  );
}

/** A table of what the page says otherwise, where there is any. */
export function DisclosedTable({ table }: { table: TableData | null | undefined }) {
  return table && <TableDisclosure>{() => <Table table={table} />}</TableDisclosure>;
}
