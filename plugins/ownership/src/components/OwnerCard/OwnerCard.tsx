import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { KitRoot, useEntityRef, useTexts } from '@internal/frontend-kit';
import { useOwnership } from '../../hooks/useOwnership';
import { OwnershipState } from '../OwnershipState';
import { OwnerDetails } from './OwnerDetails';
import { ownershipTranslationRef } from '../../translation';

/** Who owns the entity of the page, how to reach them, and what to mend. */
export function OwnerCard() {
  const { t } = useTexts(ownershipTranslationRef);
  const query = useOwnership(useEntityRef());
  return (
    <KitRoot>
      <EntityInfoCard title={t('owner.title')}>
        <OwnershipState
          query={query}
          subject={t('owner.subject')}
          thing={t('owner.thing')}
        >
          {ownership => (
            <OwnerDetails key={ownership.entityRef} ownership={ownership} />
          )}
        </OwnershipState>
      </EntityInfoCard>
    </KitRoot>
  );
}
