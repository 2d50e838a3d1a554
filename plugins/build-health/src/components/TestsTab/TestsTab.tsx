import { Button, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  EmptyBlock,
  FIRST_PAGE,
  PageButtons,
  useUrlPages,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type {
  TestPage,
  TestVerdict,
} from '@callboard/backstage-plugin-build-health-common';
import { TESTS_PAGE, useTests } from '../../hooks/useTests';
import { wantedOf } from '../../lib/testSummary';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { TestRows } from './TestRows';
import { readScope, TestScope } from './TestScope';
import styles from './TestsTab.module.css';

const VERDICTS = ['broken', 'flaky', 'unknown', 'healthy'] as const;

/** Tests that failed lately and want somebody: broken ones first, then flaky ones. */
export function TestsTab() {
  const { t } = useTexts(buildHealthTranslationRef);
  const { params, change } = useUrlState();
  const pages = useUrlPages(TESTS_PAGE);
  const verdict = VERDICTS.find(one => one === params.get('verdict'));
  const scope = readScope(params);
  const query = useTests({
    ...scope,
    ...(verdict && { verdict }),
    ...(pages.cursor && { cursor: pages.cursor }),
    limit: TESTS_PAGE,
  });
  return (
    <>
      <TestScope />
      <ToggleButtonGroup
        className={styles.filter}
        aria-label={t('tests.filter')}
        selectionMode="single"
        selectedKeys={verdict ? [verdict] : []}
        onSelectionChange={([chosen]) =>
          change({
            verdict: chosen === undefined ? undefined : String(chosen),
            ...FIRST_PAGE,
          })
        }
      >
        {VERDICTS.map(one => (
          <ToggleButton key={one} id={one}>
            {t(`tests.verdict.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <BackendState
        // An entity may be hidden.
        isAlwaysThere={!scope.entityRef}
        query={query}
        subject={t('tests.subject')}
        thing={t('tests.thing')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <NoTest
            isFiltered={verdict !== undefined || scope.failedIn !== undefined}
          />
        }
      >
        {page => (
          <Tests
            page={page}
            verdict={verdict}
            areAll={verdict !== undefined || scope.failedIn !== undefined}
            pages={pages}
            isStale={query.isPlaceholderData}
          />
        )}
      </BackendState>
    </>
  );
}

function Tests(props: {
  page: TestPage;
  /** The one that is asked for; without, those that want somebody. */
  verdict: TestVerdict | undefined;
  /** Healthy ones are shown too. */
  areAll: boolean;
  pages: ReturnType<typeof useUrlPages>;
  isStale: boolean;
}) {
  const { page, verdict, areAll, pages, isStale } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const { wanted, counts, mayBeMore } = wantedOf(page);
  const shown = areAll ? page.items : wanted;
  const next = areAll || mayBeMore ? page.pageInfo.nextCursor : undefined;
  if (shown.length === 0) return <AllHealthy count={page.total} />;
  return (
    <>
      <div>
        <Text as="p" variant="body-large">
          {verdict &&
            t('tests.answer', {
              count: page.total,
              verdict: t(`tests.verdict.${verdict}`),
            })}
          {!verdict &&
            areAll &&
            t('tests.failed.answer', { count: page.total })}
          {!areAll &&
            t(mayBeMore ? 'tests.summaryOfPage' : 'tests.summary', {
              broken: `${counts.broken}`,
              flaky: `${counts.flaky}`,
              unknown: `${counts.unknown}`,
            })}
        </Text>
        <p className={styles.quiet}>{t('tests.order')}</p>
      </div>
      <TestRows tests={shown} isStale={isStale} />
      <PageButtons
        pages={pages}
        nextCursor={next}
        isStale={isStale}
        labels={{ previous: t('tests.newer'), next: t('tests.older') }}
      />
    </>
  );
}

function AllHealthy({ count }: { count: number }) {
  const { t } = useTexts(buildHealthTranslationRef);
  return (
    <EmptyBlock kind="good" title={t('tests.none.healthy')}>
      <p>{t('tests.none.healthyHint', { count })}</p>
    </EmptyBlock>
  );
}

function NoTest({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { change } = useUrlState();
  if (!isFiltered) {
    return (
      <EmptyBlock kind="nothing-yet" title={t('tests.none.title')}>
        <p>{t('tests.none.hint')}</p>
      </EmptyBlock>
    );
  }
  return (
    <EmptyBlock
      kind="filtered"
      title={t('tests.none.filtered')}
      actions={
        <Button
          variant="secondary"
          onPress={() =>
            change({ verdict: undefined, failedIn: undefined, ...FIRST_PAGE })
          }
        >
          {t('tests.none.clear')}
        </Button>
      }
    />
  );
}
