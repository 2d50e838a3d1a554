import { Fragment } from 'react';
import { EntityLink, useTexts } from '@internal/frontend-kit';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';
import styles from './OwnerCard.module.css';

/** Teams above the owner, tier, lifecycle. */
export function OwnerFacts({ ownership }: { ownership: Ownership }) {
  const { ancestors, tier, lifecycle } = ownership;
  const { t } = useTexts(ownershipTranslationRef);
  if (ancestors.length === 0 && !tier && !lifecycle) return null;
  return (
    <dl className={styles.facts}>
      {ancestors.length > 0 && (
        <div className={styles.above}>
          <dt>{t('owner.above')}</dt>
          <dd>
            {ancestors.map(({ entityRef, title }, index) => (
              <Fragment key={entityRef}>
                {index > 0 && <span aria-hidden="true"> › </span>}
                <EntityLink entityRef={entityRef} title={title} />
              </Fragment>
            ))}
          </dd>
        </div>
      )}
      {tier && (
        <div>
          <dt>{t('owner.tier')}</dt>
          <dd>{tier.value}</dd>
        </div>
      )}
      {lifecycle && (
        <div>
          <dt>{t('owner.lifecycle')}</dt>
          <dd>{lifecycle}</dd>
        </div>
      )}
    </dl>
  );
}
