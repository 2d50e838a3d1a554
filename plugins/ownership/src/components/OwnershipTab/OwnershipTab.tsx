import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { KitRoot, useEntityRef, useTexts } from '@internal/frontend-kit';
import { useOwnership } from '../../hooks/useOwnership';
import { HistoryList } from '../HistoryList';
import { OwnershipState } from '../OwnershipState';
import { RoleList } from '../RoleList';
import { TransferList } from '../TransferList';
import { ownershipTranslationRef } from '../../translation';
import styles from './OwnershipTab.module.css';

/** How the entity of the page came to its owner, and who else has been asked. */
export function OwnershipTab() {
  const { t } = useTexts(ownershipTranslationRef);
  const query = useOwnership(useEntityRef());
  const ownership = query.data?.item;
  return (
    <KitRoot>
      <div className={styles.tab}>
        <EntityInfoCard title={t('history.title')}>
          <OwnershipState
            query={query}
            subject={t('owner.subject')}
            thing={t('owner.thing')}
          >
            {({ entityRef }) => (
              <HistoryList key={entityRef} entityRef={entityRef} />
            )}
          </OwnershipState>
        </EntityInfoCard>
        {ownership && (
          <div key={ownership.entityRef} className={styles.aside}>
            <EntityInfoCard title={t('transfers.title')}>
              <TransferList entityRef={ownership.entityRef} />
            </EntityInfoCard>
            <EntityInfoCard title={t('roles.title')}>
              <RoleList ownership={ownership} detailed />
            </EntityInfoCard>
          </div>
        )}
      </div>
    </KitRoot>
  );
}
