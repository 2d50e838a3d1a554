import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { KitRoot, useTexts } from '@internal/frontend-kit';
import type { EntityPlaybooks } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import {
  PasteAlert,
  Problems,
  RelatedPages,
  RelatedState,
} from '../RelatedPages';
import styles from '../RelatedPages/RelatedPages.module.css';
import { NoPages } from './NoPages';

/** Pages of the card; the tab has all. */
const MOST = 5;

/** The pages of the entity of the page, the surest first. */
export function EntityPlaybooksCard() {
  const { t } = useTexts(playbooksTranslationRef);
  return (
    <KitRoot>
      <EntityInfoCard title={t('entities.card')}>
        <RelatedState>{found => <Details found={found} />}</RelatedState>
      </EntityInfoCard>
    </KitRoot>
  );
}

function Details({ found }: { found: EntityPlaybooks }) {
  const { title: name, pages, totalPages, problems } = found;
  const { t } = useTexts(playbooksTranslationRef);
  const hidden = totalPages - Math.min(pages.length, MOST);
  return (
    <div className={styles.details}>
      {totalPages === 0 ? (
        <NoPages name={name} />
      ) : (
        <>
          <p>{t('entities.answer', { count: totalPages, name })}</p>
          <RelatedPages pages={pages.slice(0, MOST)} />
        </>
      )}
      {hidden > 0 && (
        <p className={styles.quiet}>{t('entities.more', { count: hidden })}</p>
      )}
      <Problems problems={problems} />
      {totalPages > 0 && (
        <div className={styles.actions}>
          <PasteAlert size="small" />
        </div>
      )}
    </div>
  );
}
