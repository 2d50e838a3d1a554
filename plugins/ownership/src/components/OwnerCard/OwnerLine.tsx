import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { parseEntityRef } from '@backstage/catalog-model';
import { PersonLink, TeamLink } from '@internal/frontend-kit';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';
import styles from './OwnerCard.module.css';

/** The owner as a link; one that leads nowhere as it is written. */
export function OwnerLine({ ownership }: { ownership: Ownership }) {
  const { owner, inheritedFrom, writtenOwner } = ownership;
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
  return writtenOwner ? (
    <div>
      <code className={styles.written}>{writtenOwner}</code>
      {source && (
        <span className={styles.quiet}> {t('channel.from', { source })}</span>
      )}
    </div>
  ) : null;
}
