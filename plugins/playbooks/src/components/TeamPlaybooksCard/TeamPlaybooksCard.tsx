import { Text } from '@backstage/ui';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  EntityLink,
  KitRoot,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import type { EntityPlaybooks } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import { RelatedPages, RelatedState } from '../RelatedPages';
import styles from '../RelatedPages/RelatedPages.module.css';

const MOST = 5;

/** What the services of the group of the page have, and which have nothing. */
export function TeamPlaybooksCard() {
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
  const { title: team, pages, totalPages } = found;
  const { t } = useTexts(playbooksTranslationRef);
  const { metadata } = useEntity().entity;
  const hidden = totalPages - Math.min(pages.length, MOST);
  return (
    <div className={styles.details}>
      <Answer found={found} />
      <Without found={found} />
      {totalPages === 0 ? (
        <EmptyBlock
          kind="nothing-yet"
          title={t('entities.none.teamTitle', { team })}
        >
          <p>{t('entities.none.teamHint', { ref: metadata.name })}</p>
        </EmptyBlock>
      ) : (
        <RelatedPages pages={pages.slice(0, MOST)} />
      )}
      {hidden > 0 && (
        <p className={styles.quiet}>{t('entities.more', { count: hidden })}</p>
      )}
    </div>
  );
}

function Answer({ found }: { found: EntityPlaybooks }) {
  const { title: team, services } = found;
  const { t } = useTexts(playbooksTranslationRef);
  if (!services || services.total === 0) {
    return <p>{t('entities.teamNoService', { team })}</p>;
  }
  const { covered, total } = services;
  return (
    <StatusText
      tone={covered < total ? 'warn' : 'good'}
      text={t('entities.teamAnswer', {
        covered: `${covered}`,
        total: `${total}`,
        team,
      })}
    />
  );
}

/** The services that have nothing. */
function Without({ found: { services } }: { found: EntityPlaybooks }) {
  const { t } = useTexts(playbooksTranslationRef);
  if (!services || services.without.length === 0) return null;
  const shown = services.without.slice(0, MOST);
  const hidden = services.total - services.covered - shown.length;
  return (
    <section aria-label={t('entities.without')}>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('entities.without')}
      </Text>
      <ul className={styles.entities}>
        {shown.map(({ entityRef, title }) => (
          <li key={entityRef}>
            <EntityLink entityRef={entityRef} title={title} />
          </li>
        ))}
        {hidden > 0 && (
          <li className={styles.quiet}>
            {t('entities.withoutMore', { count: hidden })}
          </li>
        )}
      </ul>
    </section>
  );
}
