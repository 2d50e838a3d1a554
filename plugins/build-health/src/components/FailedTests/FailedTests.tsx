import { useTexts } from '@internal/frontend-kit';
import { Link } from '@backstage/ui';
import type {
  BuildSummary,
  TestPage,
} from '@callboard/backstage-plugin-build-health-common';
import { useHomePath } from '../../hooks/useHomePath';
import { useTests } from '../../hooks/useTests';
import { buildName } from '../../lib/buildName';
import { buildHealthTranslationRef } from '../../translation';
import { TestLink } from '../TestLink';
import styles from './FailedTests.module.css';

/** Tests that an attempt of a build ended with as failed, also those of which nothing is held yet; undefined until they are known. */
export function useFailedTests(request: {
  entityRef: string;
  build: BuildSummary | undefined;
  limit: number;
}): TestPage | undefined {
  const { entityRef, build, limit } = request;
  const { data, isPlaceholderData } = useTests({
    entityRef,
    ...(build && { failedIn: build.id }),
    limit,
    isWanted: build !== undefined,
  });
  // What stands in for a while is of another build.
  return isPlaceholderData ? undefined : data;
}

/** The names of failed tests, each with its verdict where there is one. */
export function FailedTests(props: {
  found: TestPage;
  build: BuildSummary;
  entityRef: string;
}) {
  const { found, build, entityRef } = props;
  const { items, total } = found;
  const { t } = useTexts(buildHealthTranslationRef);
  const path = useHomePath();
  const more = total - items.length;
  return (
    <ul
      className={styles.list}
      aria-label={t('tests.failed.list', { name: buildName(build) })}
    >
      {items.map(test => (
        <li key={test.id}>
          <TestLink test={test} />
          {(test.verdict === 'broken' || test.verdict === 'flaky') && (
            <span className={styles.quiet}>
              {t(`tests.verdict.${test.verdict}`)}
            </span>
          )}
        </li>
      ))}
      {more > 0 && (
        <li>
          {path ? (
            <Link href={path.testsOf(entityRef, build.id)}>
              {t('tests.failed.more', { count: more })}
            </Link>
          ) : (
            t('tests.failed.more', { count: more })
          )}
        </li>
      )}
    </ul>
  );
}
