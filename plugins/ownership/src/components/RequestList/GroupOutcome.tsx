import { UndoBar, useTexts } from '@internal/frontend-kit';
import type { Decide } from '../../hooks/useDecide';
import { useRequests } from '../../hooks/useRequests';
import { useTransfer } from '../../hooks/useTransfers';
import { ageOf } from '../../lib/ageOf';
import { failureOf } from '../../lib/failureOf';
import { FailureText } from '../FailureText';
import { ownershipTranslationRef } from '../../translation';

/** What an answer did, and the way to take it back. */
export function GroupOutcome({ decide }: { decide: Decide }) {
  const { data, variables, reset } = decide;
  const { t } = useTexts(ownershipTranslationRef);
  if (!data || !variables) return null;
  const { transfers, decision } = variables;
  if (decision !== 'accept' && decision !== 'decline') return null;
  return (
    <UndoBar
      text={t(`page.requests.done.${decision}`, {
        count: transfers.length,
        team: transfers[0].to.title,
        title: transfers[0].entity.title,
      })}
      onUndo={data}
      onEnd={reset}
    />
  );
}

/** Why an answer was not taken; of one that came second, what is true now. */
export function GroupFailure({ decide }: { decide: Decide }) {
  const { error } = decide;
  const { t } = useTexts(ownershipTranslationRef);
  if (!error) return null;
  const failure = failureOf(error);
  return failure === 'conflict' ? (
    <Overtaken decide={decide} />
  ) : (
    <FailureText text={t(`decision.${failure}`)} />
  );
}

function Overtaken({ decide }: { decide: Decide }) {
  const { variables, submittedAt } = decide;
  const { t } = useTexts(ownershipTranslationRef);
  const { data } = useRequests();
  const open = data?.forMe ?? [];
  // What was in the answer and no longer waits for one.
  const gone = variables!.transfers.find(
    ({ id }) => !open.some(each => each.id === id),
  );
  const { transfer } = useTransfer(gone?.entity.entityRef ?? '', gone?.id);
  const { decidedBy, decidedAt, status } = transfer ?? {};
  const known =
    status === 'accepted' || status === 'declined' || status === 'withdrawn';
  if (!decidedBy || !decidedAt || !known) {
    return <FailureText text={t('decision.conflict')} />;
  }
  return (
    <FailureText
      text={t('page.requests.overtaken', {
        title: transfer!.entity.title,
        what: t(`decision.overtaken.${status}`, {
          person: decidedBy.title,
          duration: ageOf(decidedAt, submittedAt),
        }),
      })}
    />
  );
}
