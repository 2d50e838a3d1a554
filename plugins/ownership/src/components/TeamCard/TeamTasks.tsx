import { useState, type RefObject } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTexts } from '@internal/frontend-kit';
import { Link } from '@backstage/core-components';
import { Button } from '@backstage/ui';
import type { TeamOwnership } from '@callboard/backstage-plugin-ownership-common';
import { useAfterConfirm } from '../../hooks/useAfterConfirm';
import { useConfirmWaiting } from '../../hooks/useConfirmWaiting';
import { ConfirmOutcome } from '../OwnershipPage/ConfirmOutcome';
import { ToConfirmList } from './ToConfirmList';
import { pageRouteRef } from '../../routes';
import { ownershipTranslationRef } from '../../translation';
import styles from './TeamCard.module.css';

/** What waits for people of the team: owners to confirm in one go, and requests to take something over. */
export function TeamTasks(props: {
  team: TeamOwnership;
  /** Takes the focus of a button that has gone with what it did. */
  root: RefObject<HTMLElement>;
}) {
  const { team } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const confirm = useConfirmWaiting();
  useAfterConfirm(confirm, props.root);
  const page = useRouteRef(pageRouteRef);
  const [isListed, setListed] = useState(false);
  const { toConfirm, requestCount } = team;
  const requests = t('team.requests', { count: requestCount });
  return (
    <>
      {requestCount > 0 && (
        <p>
          {page ? <Link to={`${page()}/requests`}>{requests}</Link> : requests}
        </p>
      )}
      {toConfirm > 0 && (
        <div className={styles.tasks}>
          <span>{t('team.toConfirm', { count: toConfirm })}</span>
          <Button
            variant="secondary"
            size="small"
            isPending={confirm.isPending}
            aria-label={t('page.confirm.named', {
              team: team.title,
              count: toConfirm,
            })}
            onPress={() => confirm.mutate(team)}
          >
            {t('page.confirm.action', { owners: toConfirm })}
          </Button>
          <Button
            variant="tertiary"
            size="small"
            aria-expanded={isListed}
            onPress={() => setListed(!isListed)}
          >
            {t(isListed ? 'team.hideToConfirm' : 'team.showToConfirm')}
          </Button>
          {isListed && <ToConfirmList team={team} />}
        </div>
      )}
      <ConfirmOutcome confirm={confirm} />
    </>
  );
}
