import { useMemo, useRef } from 'react';
import { useTexts } from '@internal/frontend-kit';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import { useAfterAct } from '../../hooks/useAfterAct';
import { useArrivals } from '../../hooks/useArrivals';
import { useDecide } from '../../hooks/useDecide';
import { useSteadyOrder } from '../../hooks/useSteadyOrder';
import { focusIfLost } from '../../lib/focusIfLost';
import { groupRequests } from '../../lib/requests';
import { GroupFailure, GroupOutcome } from './GroupOutcome';
import { RequestGroupItem } from './RequestGroupItem';
import { ownershipTranslationRef } from '../../translation';
import styles from './RequestList.module.css';

/** What waits for the reader's answer, by who asked and why. Stays when nothing is left, for what can be taken back. */
export function RequestGroups({ transfers }: { transfers: Transfer[] }) {
  const { t } = useTexts(ownershipTranslationRef);
  const steady = useSteadyOrder(transfers, ({ id }) => id);
  const groups = useSteadyOrder(
    useMemo(() => groupRequests(steady), [steady]),
    ({ id }) => id,
  );
  useArrivals(transfers, count => t('page.requests.arrived', { count }));
  const decide = useDecide();
  const root = useRef<HTMLDivElement>(null);
  useAfterAct(decide.data ?? decide.error ?? undefined, () =>
    focusIfLost(root.current),
  );
  // The group may have gone with what was decided about it elsewhere.
  const isShown = groups.some(({ id }) => id === decide.variables?.groupId);
  return (
    <div
      ref={root}
      role="group"
      aria-label={t('page.requests.forMe')}
      tabIndex={-1}
      className={styles.section}
    >
      {groups.map(group => (
        <RequestGroupItem key={group.id} group={group} decide={decide} />
      ))}
      {!isShown && <GroupFailure decide={decide} />}
      <GroupOutcome decide={decide} />
    </div>
  );
}
