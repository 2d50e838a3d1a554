import { useState } from 'react';
import { Button } from '@backstage/ui';
import { DrawerPanel, useTexts } from '@internal/frontend-kit';
import { useChanges } from '../../hooks/usePlaybooks';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { ChangeBlock } from './ChangeBlock';

function AllChanges({ pageId, from }: { pageId: string; from: string }) {
  const { t } = useTexts(playbooksTranslationRef);
  const query = useChanges({ id: pageId, from });
  return (
    <BackendState
      query={query}
      subject={t('changes.subject')}
      thing={t('page.thing')}
    >
      {({ changes, moreLines, isTooDifferent }) => (
        <>
          {isTooDifferent && <p>{t('changes.tooDifferent')}</p>}
          {!isTooDifferent && changes.length === 0 && (
            <p>{t('changes.none')}</p>
          )}
          {changes.map((change, at) => (
            <ChangeBlock key={at} change={change} title={change.title} />
          ))}
          {moreLines > 0 && <p>{t('changes.more', { count: moreLines })}</p>}
        </>
      )}
    </BackendState>
  );
}

/** Opens what has changed in a page since a version of it. */
export function CompareButton(props: { pageId: string; from: string }) {
  const { t } = useTexts(playbooksTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="secondary" onPress={() => setOpen(true)}>
        {t('changes.compare')}
      </Button>
      <DrawerPanel
        title={t('changes.title')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        {isOpen && <AllChanges {...props} />}
      </DrawerPanel>
    </>
  );
}
