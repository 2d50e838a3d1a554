import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { parseEntityRef } from '@backstage/catalog-model';
import { PersonLink, TeamLink } from '@internal/frontend-kit';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';
import styles from './OwnerCard.module.css';

/** The owner as a link; of one that leads nowhere, where it is written. */
export function OwnerLine({ ownership }: { ownership: Ownership }) {
  const { owner, inheritedFrom } = ownership;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const source =
    inheritedFrom &&
    t('owner.inherited', {
      kind: parseEntityRef(inheritedFrom.entityRef).kind,
      title: inheritedFrom.title,
    });
  if (owner?.kind === 'group') {
    return (
      <div className={styles.owner}>
        <TeamLink {...owner} inheritedFrom={source} />
      </div>
    );
  }
  if (owner) {
    return (
      <div className={styles.owner}>
        <PersonLink {...owner} />
      </div>
    );
  }
  return source ? (
    <div className={styles.quiet}>{t('owner.writtenIn', { source })}</div>
  ) : null;
}
