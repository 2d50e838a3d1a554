import { Link } from '@backstage/ui';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  SkeletonLines,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type { TestPage } from '@callboard/backstage-plugin-build-health-common';
import { useHomePath } from '../../hooks/useHomePath';
import { useTests } from '../../hooks/useTests';
import { wantedOf } from '../../lib/testSummary';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { TestList } from '../TestsTab';
import styles from './EntityTests.module.css';

/** Tests that the tab names; the page has all. */
const MOST = 10;

/** Tests of the entity of the page that are broken, flaky or not known yet, the worst first. */
export function EntityTests() {
  const { t } = useTexts(buildHealthTranslationRef);
  const query = useTests({ entityRef: useEntityRef(), limit: MOST });
  return (
    <EntityInfoCard title={t('tests.entity.title')}>
      <BackendState
        query={query}
        subject={t('tests.subject')}
        thing={t('tests.thing')}
        skeleton={<SkeletonLines lines={2} />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyBlock kind="nothing-yet" title={t('tests.none.title')}>
            <p>{t('tests.none.hint')}</p>
          </EmptyBlock>
        }
      >
        {page => <Wanted page={page} />}
      </BackendState>
    </EntityInfoCard>
  );
}

function Wanted({ page }: { page: TestPage }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const entityRef = useEntityRef();
  const path = useHomePath();
  const { wanted, mayBeMore } = wantedOf(page);
  if (wanted.length === 0) {
    return (
      <EmptyBlock kind="good" title={t('tests.none.healthy')}>
        <p>{t('tests.none.healthyHint', { count: page.total })}</p>
      </EmptyBlock>
    );
  }
  return (
    <>
      <TestList tests={wanted} />
      {mayBeMore && (
        <p className={styles.quiet}>
          {path ? (
            <Link href={path.testsOf(entityRef)}>{t('tests.entity.more')}</Link>
          ) : (
            t('tests.entity.more')
          )}
        </p>
      )}
    </>
  );
}
