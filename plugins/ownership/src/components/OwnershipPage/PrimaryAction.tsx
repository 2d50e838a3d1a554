import { useRef } from 'react';
import { Button, ButtonLink } from '@backstage/ui';
import { ActionBar, useNarrow, useTexts } from '@internal/frontend-kit';
import type { OwnershipCoverage } from '@callboard/backstage-plugin-ownership-common';
import { useAfterConfirm } from '../../hooks/useAfterConfirm';
import { useConfirmWaiting } from '../../hooks/useConfirmWaiting';
import { usePagePath } from '../../hooks/usePagePath';
import { ConfirmOutcome } from './ConfirmOutcome';
import { ownershipTranslationRef } from '../../translation';
import styles from './OwnershipPage.module.css';

/** For those who answer for something: confirm what is due. For all others: find owners. */
export function PrimaryAction({ coverage }: { coverage: OwnershipCoverage }) {
  const { t } = useTexts(ownershipTranslationRef);
  const pathOf = usePagePath();
  const narrow = useNarrow();
  const confirm = useConfirmWaiting();
  const root = useRef<HTMLDivElement>(null);
  useAfterConfirm(confirm, root);
  const count = coverage.all.toConfirm;
  const offersConfirm = count > 0 || confirm.isPending;
  const offersOrphans = !offersConfirm && coverage.orphans.total > 0;

  const action = offersConfirm ? (
    <Button
      isPending={confirm.isPending}
      aria-label={t('page.confirm.allNamed', { count })}
      onPress={() => confirm.mutate(undefined)}
    >
      {t('page.confirm.action', { owners: count })}
    </Button>
  ) : (
    offersOrphans && (
      <ButtonLink href={pathOf('orphans')}>{t('page.propose')}</ButtonLink>
    )
  );
  return (
    <div
      ref={root}
      role="group"
      aria-label={t('page.confirm.label')}
      tabIndex={-1}
      className={styles.action}
    >
      <ConfirmOutcome confirm={confirm} />
      {narrow && action ? <ActionBar>{action}</ActionBar> : action}
    </div>
  );
}
