/** What the buttons of a version's form put in. */
export const EMPTY_METRIC = { metricId: '', weight: '', floor: '', target: '', targetHigh: '', floorHigh: '' };
export const EMPTY_PILLAR = { name: '', weight: '', metrics: [EMPTY_METRIC] };
