import { useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import { buildHealthTranslationRef } from '../../translation';
import { ConnectDialog } from '../ConnectDialog';
import styles from './SourcesTab.module.css';

/** Opens the way to a new source. */
export function Connect() {
  const { t } = useTexts(buildHealthTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.connect}>
      <Button onPress={() => setOpen(true)}>{t('sources.connect.open')}</Button>
      {isOpen && <ConnectDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
