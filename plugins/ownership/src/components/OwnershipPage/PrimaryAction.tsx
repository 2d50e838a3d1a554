import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, ButtonLink } from '@backstage/ui';
import { ActionBar, useNarrow } from '@internal/frontend-kit';
import type { OwnershipCoverage } from '@callboard/backstage-plugin-ownership-common';
import { useConfirmWaiting } from '../../hooks/useConfirmWaiting';
import { usePagePath } from '../../hooks/usePagePath';
import { ConfirmOutcome } from './ConfirmOutcome';
import { ownershipTranslationRef } from '../../translation';

/** For those who answer for something: confirm what is due. For all others: find owners. */
export function PrimaryAction({ coverage }: { coverage: OwnershipCoverage }) {
  const { t } = useTranslationRef(ownershipTranslationRef);
  const pathOf = usePagePath();
  const narrow = useNarrow();
  const confirm = useConfirmWaiting();
  const count = coverage.all.toConfirm;
  const offersConfirm = count > 0 || confirm.isPending;
  if (!offersConfirm && coverage.orphans.total === 0) {
    return <ConfirmOutcome confirm={confirm} />;
  }

  const action = offersConfirm ? (
    <Button
      isPending={confirm.isPending}
      aria-label={t('page.confirm.allNamed', { count })}
      onPress={() => confirm.mutate(undefined)}
    >
      {t('page.confirm.action', { owners: count })}
    </Button>
  ) : (
    <ButtonLink href={pathOf('orphans')}>{t('page.propose')}</ButtonLink>
  );
  return (
    <>
      <ConfirmOutcome confirm={confirm} />
      {narrow ? <ActionBar>{action}</ActionBar> : action}
    </>
  );
}
