import { parseFlag } from '../cells/flag';

/** Words within cells that say that something was done, in five languages. */
const DONE =
  /\b(accepted|connected|completed?|answered|handled|resolved|solved|closed|done|finished|success(ful)?|angenommen|verbunden|erledigt|abgeschlossen|gelöst|geschlossen|accepté|connecté|terminé|répondu|résolu|fermé|aceptada|conectada|completad[ao]|cerrad[ao]|resuelt[ao]|finalizad[ao]|atendid[ao]|conectad[ao]|concluíd[ao]|encerrad[ao]|fechad[ao]|resolvid[ao])\b/iu;
const NOT = /\b(not|un|no|nicht|pas|non|sin|não|missed)\b/iu;
const MOST = 20;

/**
 * The cells of a column that mean yes: none where the usual words do; null where the column says neither yes nor no.
 */
export function yesWords(said: readonly string[]): string[] | null {
  const distinct = [...new Set(said.map((text) => text.toLowerCase()))];
  if (distinct.length === 0 || distinct.length > MOST) return null;
  if (distinct.every((text) => typeof parseFlag(text) === 'boolean')) return [];
  const yes = distinct.filter((text) => parseFlag(text) ?? (DONE.test(text) && !NOT.test(text)));
  return yes.length > 0 && yes.length < distinct.length ? yes : null;
}
