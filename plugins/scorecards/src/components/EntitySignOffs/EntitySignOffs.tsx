import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useEntityRef, useTexts } from '@internal/frontend-kit';
import { useSignOffs } from '../../hooks/useSignOffs';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { SignableRow } from './SignableRow';
import styles from './EntitySignOffs.module.css';

/** What people state of the entity of the page, and until when; nothing where there is nothing to state. */
export function EntitySignOffs() {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useSignOffs(useEntityRef());
  // A portal without sets of facts to sign off need not know of them, nor wait for it.
  if (query.isPending || query.data?.signable.length === 0) return null;
  return (
    <EntityInfoCard title={t('tab.signOffs.title')}>
      <BackendState
        query={query}
        subject={t('tab.signOffs.subject')}
        thing={t('tab.thing')}
      >
        {({ signable }) => (
          <ul className={styles.list} aria-label={t('tab.signOffs.title')}>
            {signable.map(one => (
              <SignableRow key={one.fact} signable={one} />
            ))}
          </ul>
        )}
      </BackendState>
    </EntityInfoCard>
  );
}
