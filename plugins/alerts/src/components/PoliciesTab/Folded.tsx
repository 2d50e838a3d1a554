import { useState, type ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { useTexts } from '@internal/frontend-kit';
import { alertsTranslationRef } from '../../translation';
import styles from './PoliciesTab.module.css';

/** What a policy would do, on a phone: shown when one asks. */
export function Folded({ children }: { children: ReactNode }) {
  const { t } = useTexts(alertsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.part}>
      <Button
        variant="secondary"
        aria-expanded={isOpen}
        iconEnd={
          isOpen ? (
            <RiArrowUpSLine aria-hidden="true" />
          ) : (
            <RiArrowDownSLine aria-hidden="true" />
          )
        }
        onPress={() => setOpen(!isOpen)}
      >
        {t('policies.simulator.title')}
      </Button>
      {isOpen && children}
    </div>
  );
}
