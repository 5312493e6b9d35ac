/** Better or worse than chance explains, changed where neither is better, or nothing of the kind. */
export type PointKind = 'better' | 'worse' | 'changed' | null;
