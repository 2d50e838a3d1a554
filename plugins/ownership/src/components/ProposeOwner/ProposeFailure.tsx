import { useTexts } from '@internal/frontend-kit';
import { useTransfer } from '../../hooks/useTransfers';
import { ageOf } from '../../lib/ageOf';
import { failureOf } from '../../lib/failureOf';
import { FailureText } from '../FailureText';
import type { Proposable } from './ProposeOwner';
import { ownershipTranslationRef } from '../../translation';

/** Why nobody is asked; of a proposal that came before, whose it is. */
export function ProposeFailure(props: { error: Error; ownership: Proposable }) {
  const { error, ownership } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const failure = failureOf(error);
  const earlier = failure === 'conflict' ? ownership.transfer : undefined;
  const { transfer } = useTransfer(ownership.entityRef, earlier?.id);
  if (!earlier) return <FailureText text={t(`propose.${failure}`)} />;

  const team = earlier.to.title;
  const duration = ageOf(earlier.proposedAt, Date.now());
  const person = transfer?.proposedBy?.title;
  return (
    <FailureText
      text={
        person
          ? t('propose.earlierBy', { person, team, duration })
          : t('propose.earlier', { team, duration })
      }
    />
  );
}
