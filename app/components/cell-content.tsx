import { Link } from '@remix-run/react';
import { Fragment, type ReactNode } from 'react';
import { formatNumber } from '~/reader-locale';
import { Day, Days, Instant } from './day';
import { DefinitionLink } from './definition-link';
import { Exact } from './exact';
import { Figure } from './figure';
import type { Cell, Piece, Words } from './table-data';
import { Tag } from './tag';

/** A cell as people read it. */
export function CellContent({ cell }: { cell: Cell }) {
  if (!Array.isArray(cell)) return drawPiece(cell as Piece);
  const pieces = (cell as readonly Piece[]).filter((piece) => piece !== null && piece !== undefined && piece !== false);
  return pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place
    <Fragment key={index}>
      {index > 0 && (startsLine(piece) ? <br /> : ' ')}
      {drawPiece(piece)}
    </Fragment>
  ));
}

const startsLine = (piece: Piece) => typeof piece === 'object' && piece !== null && 'startsLine' in piece;

function drawPiece(piece: Piece): ReactNode {
  if (typeof piece === 'number') return formatNumber(piece, Number.isInteger(piece) ? 0 : 1);
  if (typeof piece !== 'object' || piece === null) return piece || null;
  if ('onPage' in piece) return piece.onPage;
  if ('weeks' in piece) return piece.picture;
  if ('day' in piece) return drawDay(piece);
  if ('at' in piece) {
    const instant = <Instant at={piece.at}>{piece.text}</Instant>;
    return piece.tag ? <Tag kind={piece.tag}>{instant}</Tag> : instant;
  }
  if ('exact' in piece) {
    return (
      <Exact {...piece.exact} className={piece.tone}>
        {piece.text}
        {piece.rest && <span className="soft"> {piece.rest}</span>}
      </Exact>
    );
  }
  if ('figure' in piece) {
    const figure = <Figure {...piece.figure}>{piece.note && <span className="figure-rest">{piece.note}</span>}</Figure>;
    return piece.picture ? (
      <div className="score">
        {figure}
        {piece.picture}
      </div>
    ) : (
      figure
    );
  }
  if ('tag' in piece) {
    const tag = (
      <Tag kind={piece.tag} title={piece.to ? undefined : piece.hint}>
        {piece.text}
      </Tag>
    );
    return piece.to ? (
      <Link className="goal-tag" to={piece.to} title={piece.hint}>
        {tag}
      </Link>
    ) : (
      tag
    );
  }
  return drawWords(piece);
}

function drawDay({ day, until, text }: { day: string; until?: string; text?: string }) {
  if (text) return <time dateTime={until ? `${day}/${until}` : day}>{text}</time>;
  return until ? <Days from={day} to={until} /> : <Day date={day} />;
}

function drawWords({ text, to, tone, hint, className, definition }: Words): ReactNode {
  if (tone === 'code') return <code>{text}</code>;
  const classes = className ?? tone;
  if (definition !== undefined) {
    const link = <DefinitionLink metricId={definition}>{text}</DefinitionLink>;
    return classes ? <span className={classes}>{link}</span> : link;
  }
  if (to !== undefined) {
    return (
      <Link className={classes} to={to} title={hint}>
        {text}
      </Link>
    );
  }
  if (!classes && !hint) return text;
  return (
    <span className={classes} title={hint}>
      {text}
    </span>
  );
}
