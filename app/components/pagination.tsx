import { formatNumber } from '~/reader-locale';
import { LinkButton } from './button';

interface PaginationProps {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  /** The address of a page. */
  href: (page: number) => string;
  noun?: string;
}

export function Pagination({ page, pageSize, total, href, noun = 'rows' }: PaginationProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (total === 0) return null;
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(total, page * pageSize);
  return (
    <nav className="pagination" aria-label="Pages">
      <span>
        {pages > 1 && `${formatNumber(first)} – ${formatNumber(last)} of `}
        {formatNumber(total)} {noun}
      </span>
      <span className="pagination-links">
        {page > 1 && <LinkButton to={href(page - 1)}>Previous</LinkButton>}
        {page < pages && <LinkButton to={href(page + 1)}>Next</LinkButton>}
      </span>
    </nav>
  );
}
