/** Twelve people; what becomes of the first four goals is planned. */
export const NAMES = [
  'Achim Voss',
  'Misha Lind',
  'Nina Ruiz',
  'Bela Grant',
  'Emil Stone',
  'Fiona Park',
  'Gus Ortega',
  'Hana Weiss',
  'Ines Moreau',
  'Jonas Beck',
  'Kira Novak',
  'Tariq Small',
] as const;
/** Who has two answers a week. */
export const PART_TIMER = 'Tariq Small';
export const ACCOUNT = { name: 'Dana Reeve', email: 'dana@example.com', password: 'a long enough one' };

/** The Monday on which the goal is set, and the day after its due date. */
export const START = '2026-06-01';
export const AFTER_DUE = '2026-08-24';
