import { Link } from '@backstage/ui';
import type { TestSummary } from '@callboard/backstage-plugin-build-health-common';
import { useHomePath } from '../../hooks/useHomePath';
import { testName } from '../../lib/testName';

/** Leads to the page of a test; its name alone in a portal without the page of build health. */
export function TestLink({ test }: { test: TestSummary }) {
  const path = useHomePath();
  const name = testName(test);
  return path ? <Link href={path.test(test.id)}>{name}</Link> : <>{name}</>;
}
