import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useEntityRef } from '../../hooks/useEntityRef';
import { useTests } from '../../hooks/useTests';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { TestList } from '../TestsTab';
import styles from './EntityTests.module.css';

/** Tests that the tab names; the page has all. */
const MOST = 10;

/** Tests of the entity of the page that failed lately; nothing where none did, as where no reports arrive. */
export function EntityTests() {
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const query = useTests({ entityRef: useEntityRef(), limit: MOST });
  const hidden = (query.data?.total ?? 0) - (query.data?.items.length ?? 0);
  if (query.data?.items.length === 0) return null;
  return (
    <EntityInfoCard title={t('tests.entity.title')}>
      <BackendState
        query={query}
        subject={t('tests.subject')}
        thing={t('tests.thing')}
      >
        {({ items }) => (
          <>
            <TestList tests={items} />
            {hidden > 0 && (
              <p className={styles.quiet}>
                {t('tests.entity.more', { count: hidden })}
              </p>
            )}
          </>
        )}
      </BackendState>
    </EntityInfoCard>
  );
}
