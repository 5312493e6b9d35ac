import { expect, test } from 'vitest';
import { benjaminiHochberg } from '~/statistics/benjamini-hochberg';
import { betaBinomialMoments, shrinkShare } from '~/statistics/beta-binomial-moments';
import { funnelLimits, overdispersedFunnelLimits } from '~/statistics/funnel-limits';
import { dersimonianLaird, shrinkMean } from '~/statistics/normal-shrinkage';
import { overdispersion } from '~/statistics/overdispersion';
import { quantile } from '~/statistics/quantile';
import { quantileInterval } from '~/statistics/quantile-interval';

/** Deaths after heart surgery at twelve hospitals (Spiegelhalter). */
const OPERATIONS = [47, 148, 119, 810, 211, 196, 148, 215, 207, 97, 256, 360];
const DEATHS = [0, 18, 8, 46, 8, 13, 9, 31, 14, 8, 29, 24];
const HOSPITALS = OPERATIONS.map((n, i) => ({ n, x: DEATHS[i]! }));
const THETA = 0.07391613361762615;
const UNITS = HOSPITALS.map(({ x, n }) => ({ value: x / n, standardError: Math.sqrt((THETA * (1 - THETA)) / n) }));

test('funnel limits of the surgical data are the published ones, at 95 % and 99.8 %', () => {
  const limits95 = [
    [0, 0.14642850616257677],
    [0.030899591169502635, 0.11521956655443379],
    [0.026203936697707174, 0.12023928188656428],
    [0.05577861320579104, 0.09182739639814125],
    [0.03825936275723626, 0.10867486899348389],
    [0.03675631050327084, 0.11017036518547368],
    [0.030899591169502635, 0.11521956655443379],
    [0.0384223546661236, 0.10850538253596645],
    [0.0378399570864327, 0.10919915634965464],
    [0.02124235156017156, 0.1247455467451068],
    [0.0414041161139699, 0.10546476786189143],
    [0.04661471868684643, 0.10068874449790412],
  ];
  const limits998 = [
    [0, 0.20574490269980564],
    [0.013617357255949297, 0.14493475806564418],
    [0.0073458149410851785, 0.15340617106308033],
    [0.04641636807848792, 0.10318589913305769],
    [0.021899936255766368, 0.13249793585049136],
    [0.02058234720687277, 0.13514701184214237],
    [0.013617357255949297, 0.14493475806564418],
    [0.02264865186365029, 0.13221786384237996],
    [0.02134845372070749, 0.13341039486982656],
    [0.0009555272703603356, 0.16269241394601602],
    [0.026489575675575104, 0.12713195388773646],
    [0.03353804713341114, 0.11844053171621828],
  ];
  OPERATIONS.forEach((n, i) => {
    const inner = funnelLimits(THETA, n, 0.95);
    expect(inner.low).toBeCloseTo(limits95[i]![0]!, 8);
    expect(inner.high).toBeCloseTo(limits95[i]![1]!, 8);
    const outer = funnelLimits(THETA, n, 0.998);
    expect(outer.low).toBeCloseTo(limits998[i]![0]!, 8);
    expect(outer.high).toBeCloseTo(limits998[i]![1]!, 8);
  });
});

test('one hospital asks for a look, three more are worth one', () => {
  const outside = (confidence: number) =>
    HOSPITALS.flatMap(({ x, n }, i) => {
      const { low, high } = funnelLimits(THETA, n, confidence);
      return x / n < low || x / n > high ? [i + 1] : [];
    });
  expect(outside(0.998)).toEqual([8]);
  expect(outside(0.95)).toEqual([2, 5, 8, 11]);
});

test('with overdispersion only one hospital is worth a look, as its z says; without any the limits are exact', () => {
  const { tau2, z } = overdispersion(UNITS, THETA, 0);
  const outside = HOSPITALS.flatMap(({ x, n }, i) => {
    const { low, high } = overdispersedFunnelLimits(THETA, n, 0.95, tau2);
    return x / n < low || x / n > high ? [i + 1] : [];
  });
  expect(outside).toEqual([8]);
  expect(z.flatMap((one, i) => (Math.abs(one) > 1.96 ? [i + 1] : []))).toEqual([8]);
  const [wide, exact] = [overdispersedFunnelLimits(THETA, 119, 0.95, 0), funnelLimits(THETA, 119, 0.95)];
  expect(wide.low).toBeCloseTo(exact.low, 12);
  expect(wide.high).toBeCloseTo(exact.high, 12);
  expect(overdispersedFunnelLimits(THETA, 0, 0.95, 1)).toEqual({ low: 0, high: 1 });
  expect(overdispersedFunnelLimits(1, 9, 0.95, 1)).toEqual({ low: 1, high: 1 });
});

test('a funnel of nobody, of certainty and of impossibility', () => {
  expect(funnelLimits(0.5, 0, 0.95)).toEqual({ low: 0, high: 1 });
  expect(funnelLimits(1, 10, 0.95)).toEqual({ low: 1, high: 1 });
  expect(funnelLimits(0, 10, 0.95)).toEqual({ low: 0, high: 0 });
});

test('overdispersion of the surgical data, as it is and winsorised', () => {
  const plain = overdispersion(UNITS, THETA, 0);
  expect(plain.phi).toBeCloseTo(3.212969876885598, 8);
  expect(plain.tau2).toBeCloseTo(0.0007776299716930196, 10);
  const z = [
    -1.563835790214892, 1.3546644605408442, -0.18186549650739936, -0.5832671017083172, -1.0844744494155343,
    -0.22608965070936837, -0.37214408222427636, 2.122566910137376, -0.18873582456610158, 0.22220747795119258,
    1.2177234721154808, -0.2330336674002941,
  ];
  plain.z.forEach((one, i) => {
    expect(one).toBeCloseTo(z[i]!, 8);
  });
  const winsorised = overdispersion(UNITS, THETA);
  expect(winsorised.phi).toBeCloseTo(2.363287035679047, 8);
  expect(winsorised.tau2).toBeCloseTo(0.0004898897286732402, 10);
});

test('z without overdispersion is plain z', () => {
  const z = [
    -1.9368384172381647, 2.2182189977745668, -0.2789045918331649, -1.8629617010550439, -1.9987861891739565,
    -0.40611807144090784, -0.609373831782443, 3.9381646097108076, -0.34552306180427456, 0.32215739001274724,
    2.4073361768230086, -0.5257297391849156,
  ];
  UNITS.forEach((unit, i) => {
    expect((unit.value - THETA) / unit.standardError).toBeCloseTo(z[i]!, 8);
  });
  const alike = overdispersion(
    [
      { value: 0.5, standardError: 0.1 },
      { value: 0.51, standardError: 0.1 },
    ],
    0.5,
  );
  expect(alike.tau2).toBe(0);
  expect(alike.z[1]).toBeCloseTo(0.1, 10);
  expect(overdispersion([{ value: 9, standardError: 1 }], 5).tau2).toBe(0);
  expect(overdispersion([], 5)).toEqual({ phi: 1, tau2: 0, z: [] });
});

test('beta-binomial moments of the surgical data and their shrunken rates', () => {
  const prior = betaBinomialMoments(HOSPITALS)!;
  expect(prior.mu).toBeCloseTo(0.07391613361762615, 10);
  expect(prior.rho).toBeCloseTo(0.011411884898391957, 10);
  expect(prior.M).toBeCloseTo(86.62794305267744, 6);
  const posterior = [
    0.04791814097727756, 0.10400808316434389, 0.07004496762393828, 0.058444757404379814, 0.04839331437086396,
    0.06865281049045233, 0.06564948067691821, 0.12400443485161314, 0.06948658360502645, 0.0784368782564316,
    0.10332841594375955, 0.06807277306900593,
  ];
  HOSPITALS.forEach((unit, i) => {
    expect(shrinkShare(unit, prior).value).toBeCloseTo(posterior[i]!, 8);
  });
});

test('shrinkage pulls small samples hardest and says how far to trust each', () => {
  const prior = betaBinomialMoments(HOSPITALS)!;
  const small = shrinkShare({ x: 2, n: 10 }, prior);
  const large = shrinkShare({ x: 200, n: 1_000 }, prior);
  expect(small.value).toBeLessThan(large.value);
  expect(small.reliability).toBeCloseTo(10 / (10 + prior.M), 12);
  expect(large.low).toBeLessThan(large.value);
  expect(large.high).toBeGreaterThan(large.value);
  expect(large.high - large.low).toBeLessThan(small.high - small.low);
});

test('equal people shrink wholly onto the mean; one person and nobody break nothing', () => {
  const alike = betaBinomialMoments([
    { x: 8, n: 10 },
    { x: 80, n: 100 },
    { x: 0, n: 0 },
  ])!;
  expect(alike).toEqual({ mu: 0.8, rho: 0, M: Number.POSITIVE_INFINITY });
  expect(shrinkShare({ x: 1, n: 10 }, alike)).toMatchObject({ value: 0.8, reliability: 0 });
  expect(betaBinomialMoments([{ x: 3, n: 4 }])).toMatchObject({ mu: 0.75, rho: 0 });
  expect(
    betaBinomialMoments([
      { x: 10, n: 10 },
      { x: 5, n: 5 },
    ]),
  ).toMatchObject({ mu: 1, rho: 0 });
  expect(betaBinomialMoments([])).toBeNull();
});

test('thirteen BCG trials by DerSimonian and Laird', () => {
  const values = [
    -0.88931133392, -1.5853886572, -1.3480731483, -1.44155119002, -0.21754732221, -0.78611558582, -1.6208982236,
    0.01195233352, -0.46941764874, -1.37134480347, -0.33935882834, 0.44591340057, -0.01731394822,
  ];
  const variances = [
    0.325584765004, 0.194581121398, 0.415367965368, 0.020010031902, 0.05121017217, 0.006905618456, 0.223017247572,
    0.003961579298, 0.056434210463, 0.073024793613, 0.012412213972, 0.5325058452, 0.071404659684,
  ];
  const units = values.map((value, i) => ({ value, variance: variances[i]! }));
  const prior = dersimonianLaird(units)!;
  expect(prior.Q).toBeCloseTo(152.2330080794866, 6);
  expect(prior.tau2).toBeCloseTo(0.3087602628619126, 8);
  expect(prior.mu).toBeCloseTo(-0.7141172220740825, 8);
  expect(prior.standardError).toBeCloseTo(0.17874208953530638, 8);
  const shrunken = [
    -0.7993909731861333, -1.2485735686927866, -0.9844290132645145, -1.3972771873591185, -0.28819042950914503,
    -0.7845405241522333, -1.240611733210663, 0.002754440272496302, -0.5072315485397807, -1.2456355655774956,
    -0.35384195409437746, -0.28836447090168466, -0.1481913587476346,
  ];
  units.forEach((unit, i) => {
    expect(shrinkMean(unit, prior).value).toBeCloseTo(shrunken[i]!, 8);
  });
});

test('eight schools differ by no more than chance', () => {
  const effects = [28, 8, -3, 7, -1, 1, 18, 12];
  const errors = [15, 10, 16, 11, 9, 11, 10, 18];
  const units = effects.map((value, i) => ({ value, variance: errors[i]! ** 2 }));
  const prior = dersimonianLaird(units)!;
  expect(prior.Q).toBeCloseTo(4.707078864400158, 8);
  expect(prior.tau2).toBe(0);
  expect(prior.mu).toBeCloseTo(7.685616724956035, 8);
  expect(prior.standardError).toBeCloseTo(4.071919158402296, 8);
  expect(shrinkMean(units[0]!, prior)).toEqual({ value: prior.mu, reliability: 0 });
  expect(dersimonianLaird([])).toBeNull();
  expect(dersimonianLaird([units[0]!])).toMatchObject({ mu: 28, tau2: 0 });
});

test("Benjamini and Hochberg's fifteen tests: four discoveries, whatever their order", () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const q = [
    0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645, 0.0765,
    0.48600000000000004, 0.5811818181818182, 0.714875, 0.7532307692307694, 0.8132142857142857, 1,
  ];
  benjaminiHochberg(p).forEach((one, i) => {
    expect(one).toBeCloseTo(q[i]!, 10);
  });
  expect(benjaminiHochberg(p).filter((one) => one <= 0.05)).toHaveLength(4);
  expect(p.filter((one) => one <= 0.05 / p.length)).toHaveLength(3);
  benjaminiHochberg([...p].reverse()).forEach((one, i) => {
    expect(one).toBeCloseTo(q[14 - i]!, 10);
  });
  expect(benjaminiHochberg([])).toEqual([]);
});

test('quantiles are type 7', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 0.9)).toBeCloseTo(3.7, 12);
  expect(quantile([5], 0.9)).toBe(5);
  expect(quantile([], 0.5)).toBeNull();
});

test("a median's interval lies between order statistics, and six values are the fewest that bound it", () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  // P(2 ≤ Binomial(10, ½) ≤ 8) = .9785
  expect(quantileInterval(ten, 0.5)).toEqual({ low: 2, high: 9 });
  expect(quantileInterval([1, 2, 3, 4, 5, 6], 0.5)).toEqual({ low: 1, high: 6 });
  expect(quantileInterval([1, 2, 3, 4, 5], 0.5)).toBeNull();
  expect(quantileInterval([], 0.5)).toBeNull();
});
