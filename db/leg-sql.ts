import type { Condition, LegMeasureDeclaration } from './leg-conditions';

/** A condition of a leg (l) in SQL; what begins with a colon is one of the center's settings (db/measure-settings). */
export function conditionSql(condition: Condition): string {
  switch (condition.is) {
    case 'known':
      return `l.${condition.column} IS NOT NULL`;
    case 'equal':
      return condition.to === 1 ? `l.${condition.column}` : `l.${condition.column} = '${condition.to}'`;
    case 'compared': {
      const to = typeof condition.to === 'number' ? condition.to : `:${condition.to}`;
      return `l.${condition.column} ${condition.sign} ${to}`;
    }
    case 'listed':
      return `l.${condition.column} IN (:${condition.in})`;
    case 'variant':
      return `:service_level_variant = '${condition.variant}'`;
    case 'listing':
      return `:has_${condition.in}`;
    case 'not':
      return `(${conditionSql(condition.of)}) IS NOT TRUE`;
    default:
      return `(${condition.of.map(conditionSql).join(condition.is === 'all' ? ' AND ' : ' OR ')})`;
  }
}

/** What a leg (l) adds to a measure, in SQL. */
export function measureSql({ when, adds, amount: [first, ...others] }: LegMeasureDeclaration): string {
  const columns = [`l.${first}`, ...others.map((column) => `COALESCE(l.${column}, 0)`)];
  const amount = `(${columns.join(' + ')})`;
  const added = { one: '1', amount, square: `(${amount} / 1000.0) * (${amount} / 1000.0)` }[adds];
  return `CASE WHEN ${conditionSql(when)} THEN ${added} ELSE 0 END`;
}
