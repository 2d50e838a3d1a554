import { useState } from 'react';
import { Button } from '@backstage/ui';
import { EntityLink, useTexts } from '@internal/frontend-kit';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import { useMe } from '../../hooks/useMe';
import { ownershipTranslationRef } from '../../translation';
import styles from './TransferLine.module.css';

// About three lines of a card; a reason may be as long as seven times that.
const SHOWN = 140;

/** Who proposed a transfer, and why; a long reason opens on demand. */
export function TransferReason({ transfer }: { transfer: Transfer }) {
  const { reason, proposedBy } = transfer;
  const { t } = useTexts(ownershipTranslationRef);
  const me = useMe();
  const [open, setOpen] = useState(false);
  const isLong = reason.length > SHOWN;
  const text =
    isLong && !open ? `${reason.slice(0, SHOWN).trimEnd()}…` : reason;
  return (
    <p className={styles.reason}>
      {proposedBy && (
        <>
          {proposedBy.entityRef === me ? (
            t('transfer.you')
          ) : (
            <EntityLink {...proposedBy} />
          )}
          {': '}
        </>
      )}
      {text}
      {isLong && (
        <Button
          variant="tertiary"
          size="small"
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          {t(open ? 'fold.fewer' : 'fold.all')}
        </Button>
      )}
    </p>
  );
}
