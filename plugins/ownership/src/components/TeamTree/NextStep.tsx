import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import { Link } from '@backstage/core-components';
import type { TeamCoverage } from '@callboard/backstage-plugin-ownership-common';
import type { useConfirmWaiting } from '../../hooks/useConfirmWaiting';
import { usePagePath } from '../../hooks/usePagePath';
import { ownershipTranslationRef } from '../../translation';

/** What the reader can do about a row: confirm what their team owns, or find owners. */
export function NextStep(props: {
  team?: TeamCoverage;
  confirm: ReturnType<typeof useConfirmWaiting>;
  isActive: boolean;
}) {
  const { team, confirm, isActive } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const pathOf = usePagePath();
  if (!team) {
    return (
      <Link to={pathOf('orphans')} tabIndex={isActive ? 0 : -1}>
        {t('page.teams.sortOut')}
      </Link>
    );
  }
  const count = team.own.toConfirm;
  const isPending =
    confirm.isPending && confirm.variables?.entityRef === team.entityRef;
  if (count === 0 && !isPending) return null;
  return (
    <Button
      variant="secondary"
      size="small"
      excludeFromTabOrder={!isActive}
      isPending={isPending}
      isDisabled={confirm.isPending && !isPending}
      aria-label={t('page.confirm.named', { team: team.title, count })}
      onPress={event => {
        // The button goes when it has done its work; its row stays.
        event.target.closest<HTMLElement>('[data-row-id]')?.focus();
        confirm.mutate(team);
      }}
    >
      {t('page.confirm.action', { owners: count })}
    </Button>
  );
}
