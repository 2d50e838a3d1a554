import { UndoBar, useTexts } from '@internal/frontend-kit';
import type { useConfirmWaiting } from '../../hooks/useConfirmWaiting';
import { failureOf } from '../../lib/failureOf';
import { FailureText } from '../FailureText';
import { ownershipTranslationRef } from '../../translation';

/** What became of confirming in one go: it can be taken back, or why it did not happen. */
export function ConfirmOutcome(props: {
  confirm: ReturnType<typeof useConfirmWaiting>;
}) {
  const { data, error, isSuccess, variables: team, reset } = props.confirm;
  const { t } = useTexts(ownershipTranslationRef);
  if (error) {
    return <FailureText text={t(`page.confirm.${failureOf(error)}`)} />;
  }
  if (isSuccess && !data) return <FailureText text={t('page.confirm.none')} />;
  if (!data) return null;
  const { count, undo } = data;
  return (
    <UndoBar
      text={
        team
          ? t('page.confirm.done', { team: team.title, count })
          : t('page.confirm.allDone', { count })
      }
      onUndo={undo}
      onEnd={reset}
    />
  );
}
