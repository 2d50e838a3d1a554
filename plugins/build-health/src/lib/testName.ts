import type { TestSummary } from '@callboard/backstage-plugin-build-health-common';

type Named = Pick<TestSummary, 'suitePath' | 'className' | 'name'>;

/** Class without its package, or innermost suite: what people call the place of a test. */
function placeOf({ suitePath, className }: Named): string | undefined {
  return className?.split('.').at(-1) || suitePath.filter(Boolean).at(-1);
}

/** What people call a test: "RefundTest.idempotent". */
export function testName(test: Named): string {
  const place = placeOf(test);
  const name = test.name || '(no name)';
  return place && !name.startsWith(place) ? `${place} › ${name}` : name;
}

/** A share in percent: below one with a digit, as 0.6 and 0 are not the same. */
export function percentOf(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1%';
  return percent < 1 && percent > 0
    ? `${percent.toFixed(1)}%`
    : `${Math.round(percent)}%`;
}

/** All that tells a test from others: suites, class and name. */
export const fullName = ({ suitePath, className, name }: Named): string =>
  [...suitePath, className, name].filter(Boolean).join(' › ');
