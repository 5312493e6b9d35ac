/** What rows are called that sum up other rows, in five languages. */
const WORDS = new Set([
  ...[
    'total',
    'totals',
    'grand total',
    'grand totals',
    'subtotal',
    'sub-total',
    'sum',
    'average',
    'averages',
    'avg',
    'mean',
  ],
  ...['summary', 'overall', 'all agents', 'all queues'],
  ...['summe', 'gesamt', 'gesamtsumme', 'zwischensumme', 'durchschnitt', 'mittelwert', 'alle agenten'],
  ...['total général', 'sous-total', 'moyenne', 'tous les agents'],
  ...['total general', 'promedio', 'media', 'todos los agentes'],
  ...['total geral', 'média', 'todos os agentes'],
]);
const ENDINGS = [' total', ' totals', ' subtotal', ' average', ' gesamt'];

/** Whether a row that begins with this word (lower case) and has no id sums up others: `Ana total`, `Average`. */
export const isSummaryWord = (word: string) => WORDS.has(word) || ENDINGS.some((ending) => word.endsWith(ending));
