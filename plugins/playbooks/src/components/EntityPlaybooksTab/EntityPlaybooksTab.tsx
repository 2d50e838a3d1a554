import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { KitRoot, useTexts } from '@internal/frontend-kit';
import type { EntityPlaybooks } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import { NoPages } from '../EntityPlaybooksCard';
import {
  PasteAlert,
  Problems,
  RelatedPages,
  RelatedState,
} from '../RelatedPages';
import { EntityAlerts } from './EntityAlerts';
import styles from '../RelatedPages/RelatedPages.module.css';

/** All pages of the entity of the page with why they are here, and what its alerts lead to. */
export function EntityPlaybooksTab() {
  const { t } = useTexts(playbooksTranslationRef);
  return (
    <KitRoot>
      <div className={styles.tab}>
        <EntityInfoCard title={t('entities.pages')}>
          <RelatedState>{found => <Details found={found} />}</RelatedState>
        </EntityInfoCard>
        <EntityAlerts />
      </div>
    </KitRoot>
  );
}

function Details({ found }: { found: EntityPlaybooks }) {
  const { title: name, pages, totalPages, problems } = found;
  const { t } = useTexts(playbooksTranslationRef);
  const hidden = totalPages - pages.length;
  return (
    <div className={styles.details}>
      {totalPages > 0 && (
        <p>{t('entities.answer', { count: totalPages, name })}</p>
      )}
      <Problems problems={problems} />
      <div className={styles.actions}>
        <PasteAlert />
      </div>
      {totalPages === 0 ? (
        <NoPages name={name} />
      ) : (
        <RelatedPages pages={pages} isFull />
      )}
      {hidden > 0 && (
        <p className={styles.quiet}>{t('entities.more', { count: hidden })}</p>
      )}
    </div>
  );
}
