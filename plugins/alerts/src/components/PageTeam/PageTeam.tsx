import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import { useMayPage } from '../../hooks/usePageTeam';
import { alertsTranslationRef } from '../../translation';
import { PageDialog } from './PageDialog';

/** Lets a person page who answers for an entity, or a team; nothing for those who may not. */
export function PageTeam(props: { entityRef: string; name: string }) {
  const { t } = useTexts(alertsTranslationRef);
  const mayPage = useMayPage();
  const [isOpen, setOpen] = useState(false);
  if (!mayPage) return null;
  return (
    <>
      <Button variant="secondary" size="small" onPress={() => setOpen(true)}>
        {t('page.open')}
      </Button>
      {isOpen && <PageDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
