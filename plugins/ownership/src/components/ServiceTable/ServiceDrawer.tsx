import { parseEntityRef } from '@backstage/catalog-model';
import { DrawerPanel, EntityLink, useTexts } from '@internal/frontend-kit';
import { useOwnership } from '../../hooks/useOwnership';
import { OwnerDetails } from '../OwnerCard/OwnerDetails';
import { OwnershipState } from '../OwnershipState';
import { ownershipTranslationRef } from '../../translation';

/** What the card of a service says, beside the list. */
export function ServiceDrawer(props: {
  entityRef: string | null;
  onClose: () => void;
}) {
  const { entityRef, onClose } = props;
  return entityRef ? <Open entityRef={entityRef} onClose={onClose} /> : null;
}

function Open(props: { entityRef: string; onClose: () => void }) {
  const { entityRef, onClose } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const query = useOwnership(entityRef);
  const title = query.data?.item?.title ?? nameOf(entityRef);
  return (
    <DrawerPanel
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <EntityLink
          entityRef={entityRef}
          title={t('page.services.openPage', { title })}
        />
      }
    >
      <OwnershipState
        query={query}
        subject={t('owner.subject')}
        thing={t('owner.thing')}
      >
        {ownership => <OwnerDetails ownership={ownership} />}
      </OwnershipState>
    </DrawerPanel>
  );
}

/** The address may hold anything. */
function nameOf(entityRef: string): string {
  try {
    return parseEntityRef(entityRef).name;
  } catch {
    return entityRef;
  }
}
