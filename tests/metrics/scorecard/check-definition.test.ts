import { expect, test } from 'vitest';
import { METRICS } from '~/metrics/catalogue';
import { describeChanges } from '~/metrics/scorecard/changes';
import { checkDefinition } from '~/metrics/scorecard/check-definition';
import { isScorable, SCORABLE_METRICS, scoredMetric, unguarded } from '~/metrics/scorecard/definition';
import { makeDefinition, makeDraft } from './scorecard-factories';

const refuse = (change: Parameters<typeof makeDraft>[0]) => checkDefinition(makeDraft(change));

test('a definition whose weights add up and whose figures differ has nothing wrong with it', () => {
  expect(checkDefinition(makeDraft())).toEqual({});
});

test('weights that do not add up to 100 say by how much, of the pillars and within a pillar', () => {
  expect(refuse(([first]) => (first!.weight = 45))).toEqual({
    pillars: ['The weights of the pillars add up to 95%: 5% missing.'],
  });
  expect(refuse(([, second]) => (second!.metrics[0]!.weight = 70))).toEqual({
    'pillars[1].metrics': ['The weights in this pillar add up to 110%: 10% too much.'],
  });
  expect(Object.keys(refuse(([first]) => (first!.weight = 33.3)))).toEqual(['pillars[0].weight']);
  expect(Object.keys(refuse(([first]) => (first!.weight = null)))).toEqual(['pillars[0].weight']);
});

test('a floor that equals its target, and one on the wrong side of it, are refused beside the target', () => {
  expect(refuse(([first]) => (first!.metrics[0]!.target = 0.6))).toEqual({
    'pillars[0].metrics[0].target': ['Use different values for 0 and 100 points.'],
  });
  expect(Object.keys(refuse(([first]) => (first!.metrics[0]!.target = 0.5)))).toEqual(['pillars[0].metrics[0].target']);
  expect(refuse(([, second]) => (second!.metrics[1]!.target = 0.3))).toEqual({
    'pillars[1].metrics[1].target': ['Lower is better here: use a value below the one for 0 points.'],
  });
  expect(Object.keys(refuse(([first]) => (first!.metrics[0]!.target = 85)))).toEqual(['pillars[0].metrics[0].target']);
});

test('a band needs all four figures in order, and nothing else takes the upper two', () => {
  expect(Object.keys(refuse((pillars) => (pillars[2]!.metrics[0]!.floorHigh = null)))).toEqual([
    'pillars[2].metrics[0].floorHigh',
  ]);
  expect(Object.keys(refuse((pillars) => (pillars[2]!.metrics[0]!.floorHigh = 350_000)))).toEqual([
    'pillars[2].metrics[0].floorHigh',
  ]);
  expect(Object.keys(refuse((pillars) => (pillars[2]!.metrics[0]!.targetHigh = 200_000)))).toEqual([
    'pillars[2].metrics[0].targetHigh',
  ]);
  expect(Object.keys(refuse(([first]) => (first!.metrics[0]!.targetHigh = 0.9)))).toEqual([
    'pillars[0].metrics[0].targetHigh',
  ]);
});

test('no metric of the system may ever count, and none without an interval; each is told why', () => {
  const system = METRICS.filter(({ control }) => control === 'system');
  expect(system.length).toBeGreaterThanOrEqual(8);
  for (const { id, label } of system) {
    const problems = refuse(([first]) => (first!.metrics[0]!.metricId = id));
    expect(problems['pillars[0].metrics[0].metricId']?.[0]).toContain(
      `${label} depends on staffing and demand, not on a person`,
    );
    expect(() => scoredMetric(id)).toThrow(TypeError);
  }
  expect(SCORABLE_METRICS.filter(({ control }) => (control as string) === 'system')).toEqual([]);
  for (const id of ['adherence', 'first_reply_time', 'complaint_rate']) {
    const problems = refuse(([first]) => (first!.metrics[0]!.metricId = id));
    expect(problems['pillars[0].metrics[0].metricId']?.[0]).toMatch(/real changes can’t be told from chance/);
  }
  expect(METRICS.filter(isScorable).length).toBe(SCORABLE_METRICS.length);
});

test('one figure counts once: not twice, and not beside one that is made of it', () => {
  expect(refuse(([, second]) => (second!.metrics[0]!.metricId = 'csat'))['pillars[1].metrics[0].metricId']).toEqual([
    'Customer satisfaction is already in this scorecard.',
  ]);
  const same = refuse(([, second]) =>
    Object.assign(second!.metrics[1]!, { metricId: 'hold_time', floor: 90, target: 9 }),
  );
  expect(same['pillars[2].metrics[0].metricId']?.[0]).toContain('overlaps with Hold time');
});

test('names are given once, and nothing is empty', () => {
  expect(refuse(([, second]) => (second!.name = 'customers '))).toEqual({
    'pillars[1].name': ['Another pillar already has this name.'],
  });
  expect(refuse(([first]) => (first!.name = ' '))).toEqual({ 'pillars[0].name': ['Enter a pillar name.'] });
  expect(refuse(([first]) => (first!.metrics = []))).toEqual({
    'pillars[0].metrics': ['Add at least one metric.'],
  });
  expect(checkDefinition([])).toEqual({ pillars: ['Add at least one pillar.'] });
});

test('a metric that nothing on the card watches is named', () => {
  const definition = makeDefinition();
  expect(unguarded(definition).map(({ id }) => id)).toEqual(['csat']);
  const handleTime = { pillars: [{ ...definition.pillars[2]!, weight: 100 }] };
  expect(unguarded(handleTime).map(({ id }) => id)).toEqual(['average_handle_time']);
});

test('what a version changed is said in sentences, and so is that nothing was', () => {
  const before = makeDefinition();
  expect(describeChanges(null, before)).toEqual(['First version.']);
  expect(describeChanges(before, makeDefinition())).toEqual(['Only the start quarter changed.']);
  const now = makeDefinition();
  now.pillars[0]!.weight = 40;
  now.pillars[1]!.weight = 40;
  now.pillars[0]!.metrics[0]!.target = 0.88;
  now.pillars[1]!.metrics[0]!.weight = 70;
  now.pillars[1]!.metrics[1]!.weight = 30;
  now.pillars[2]!.metrics = [{ ...now.pillars[0]!.metrics[0]!, metricId: 'quality_score', metricVersion: 1 }];
  expect(describeChanges(before, now)).toEqual([
    '“Customers”: 50%, now 40%.',
    '“Quality of resolution”: 30%, now 40%.',
    'Customer satisfaction: 0 points at 60%, 100 at 85%, now 0 points at 60%, 100 at 88%.',
    'First-contact resolution: 60% of “Quality of resolution”, now 70%.',
    'Transfer rate: 40% of “Quality of resolution”, now 30%.',
    'Quality score is new: 100% of “Efficiency”, 0 points at 60%, 100 at 88%.',
    'Average handle time was removed.',
  ]);
});
