import { parseEntityRef } from '@backstage/catalog-model';
import { PersonLink, TeamLink, useTexts } from '@internal/frontend-kit';
import type {
  NamedEntity,
  Ownership,
} from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';
import styles from './OwnerCard.module.css';

/** The owner as a link; of one that leads nowhere, where it is written. */
export function OwnerLine({ ownership }: { ownership: Ownership }) {
  const { owner, inheritedFrom } = ownership;
  const { t } = useTexts(ownershipTranslationRef);
  const nameOf = ({ entityRef, title }: NamedEntity) => {
    const { kind } = parseEntityRef(entityRef);
    return kind === 'system' || kind === 'domain'
      ? t(`owner.inheritedFrom.${kind}`, { title })
      : t('owner.inherited', { kind, title });
  };
  const source = inheritedFrom && nameOf(inheritedFrom);
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
