import { UndoBar, useTexts } from '@internal/frontend-kit';
import type { Decide } from '../../hooks/useDecide';
import { useTransfer } from '../../hooks/useTransfers';
import { ageOf } from '../../lib/ageOf';
import { failureOf } from '../../lib/failureOf';
import { FailureText } from '../FailureText';
import { ownershipTranslationRef } from '../../translation';

/** What became of a decision: it can be taken back, or why it did not happen. Stays when the transfer has gone. */
export function DecisionOutcome({ decide }: { decide: Decide }) {
  const { data, error, variables } = decide;
  const { t } = useTexts(ownershipTranslationRef);
  if (!variables) return null;

  const {
    transfers: [transfer],
    decision,
  } = variables;
  if (error && failureOf(error) === 'conflict') {
    return <Overtaken decide={decide} />;
  }
  if (error) {
    return <FailureText text={t(`decision.${failureOf(error)}`)} />;
  }
  if (!data || decision === 'reopen') return null;
  return (
    <UndoBar
      text={t(`decision.done.${decision}`, {
        team: transfer.to.title,
        title: transfer.entity.title,
      })}
      onUndo={data}
      onEnd={() => decide.reset()}
    />
  );
}

/** Who was faster, and by how much. */
function Overtaken({ decide }: { decide: Decide }) {
  const { t } = useTexts(ownershipTranslationRef);
  const { entity, id } = decide.variables!.transfers[0];
  const { transfer } = useTransfer(entity.entityRef, id);
  const { decidedBy, decidedAt, status } = transfer ?? {};
  const known =
    status === 'accepted' || status === 'declined' || status === 'withdrawn';
  if (!decidedBy || !decidedAt || !known) {
    return <FailureText text={t('decision.conflict')} />;
  }
  return (
    <FailureText
      text={t(`decision.overtaken.${status}`, {
        person: decidedBy.title,
        duration: ageOf(decidedAt, decide.submittedAt),
      })}
    />
  );
}
