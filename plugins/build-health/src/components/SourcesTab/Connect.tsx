import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { buildHealthTranslationRef } from '../../translation';
import { ConnectDialog } from '../ConnectDialog';
import styles from './SourcesTab.module.css';

/** Opens the way to a new source. */
export function Connect() {
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.connect}>
      <Button onPress={() => setOpen(true)}>{t('sources.connect.open')}</Button>
      {isOpen && <ConnectDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
