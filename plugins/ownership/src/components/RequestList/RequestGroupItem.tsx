import { useState } from 'react';
import { TimeText, useTexts } from '@internal/frontend-kit';
import type { Decide } from '../../hooks/useDecide';
import type { RequestGroup } from '../../lib/requests';
import { toggled } from '../../lib/toggled';
import { DeclineForm } from '../TransferLine/DeclineForm';
import { TransferReason } from '../TransferLine';
import { GroupActions } from './GroupActions';
import { GroupFailure } from './GroupOutcome';
import { GroupServices } from './GroupServices';
import { ownershipTranslationRef } from '../../translation';
import styles from './RequestList.module.css';

/** One request: who asks a team to take over which services, and why; answered as a whole or in part. */
export function RequestGroupItem(props: {
  group: RequestGroup;
  decide: Decide;
}) {
  const { group, decide } = props;
  const { id, to, transfers } = group;
  const { t } = useTexts(ownershipTranslationRef);
  /** Left out of the answer; absent while all are meant. */
  const [without, setWithout] = useState<ReadonlySet<string>>();
  const [form, setForm] = useState<'never' | 'open' | 'left'>('never');
  const [{ proposedAt, entity }] = transfers;
  const meant = transfers.filter(transfer => !without?.has(transfer.id));
  const isMine = decide.variables?.groupId === id;

  const send = (decision: 'accept' | 'decline', note?: string) =>
    decide.mutate(
      { groupId: id, transfers: meant, decision, note },
      {
        // What is left waits for an answer of its own.
        onSuccess: () => {
          setWithout(undefined);
          setForm('never');
        },
      },
    );
  const title =
    transfers.length === 1
      ? t('decision.describe', { team: to.title, title: entity.title })
      : t('page.requests.group', { count: transfers.length, team: to.title });
  return (
    <section aria-label={title} className={styles.request}>
      <h3>{title}</h3>
      <div className={styles.quiet}>
        <TimeText value={proposedAt} />
      </div>
      <TransferReason transfer={transfers[0]} />
      <GroupServices
        transfers={transfers}
        without={without}
        onToggle={each => setWithout(toggled(without, each))}
      />
      {form === 'open' ? (
        <DeclineForm
          isPending={isMine && decide.isPending}
          onDecline={note => send('decline', note)}
          onLeave={() => setForm('left')}
        />
      ) : (
        <GroupActions
          meant={meant}
          total={transfers.length}
          title={title}
          isChoosing={without !== undefined}
          wasDeclining={form === 'left'}
          isPending={isMine && decide.isPending}
          isDisabled={decide.isPending}
          onAccept={() => send('accept')}
          onChoosing={isChoosing =>
            setWithout(isChoosing ? new Set() : undefined)
          }
          onDecline={() => setForm('open')}
        />
      )}
      {isMine && <GroupFailure decide={decide} />}
    </section>
  );
}
