import { Button } from '@backstage/ui';
import { UndoBar, useTexts } from '@internal/frontend-kit';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { useAfterAct } from '../../hooks/useAfterAct';
import { useConfirmOwner } from '../../hooks/useConfirmOwner';
import { failureOf } from '../../lib/failureOf';
import { FailureText } from '../FailureText';
import { ownershipTranslationRef } from '../../translation';

/** For those who answer, once a confirmation ages: the button that says that the owner is still right. */
export function ConfirmOwner(props: {
  ownership: Ownership;
  /** The button may have gone with what it did. */
  onActed?: () => void;
}) {
  const { ownership, onActed } = props;
  const { trust, owner, title } = ownership;
  const { t } = useTexts(ownershipTranslationRef);
  const confirm = useConfirmOwner();
  useAfterAct(confirm.data, onActed);
  if (!trust || !owner) return null;

  const action = t(
    trust.level === 'never' ? 'trust.confirmFirst' : 'trust.confirm',
  );
  const described = t('trust.describe', { owner: owner.title, title });
  const offered = trust.mayConfirm && trust.level !== 'fresh';
  return (
    <>
      {(offered || confirm.isPending) && (
        <Button
          variant="secondary"
          size="small"
          isPending={confirm.isPending}
          aria-label={`${action}: ${described}`}
          onPress={() => confirm.mutate([ownership])}
        >
          {action}
        </Button>
      )}
      {confirm.error && (
        <FailureText text={t(`trust.${failureOf(confirm.error)}`)} />
      )}
      {confirm.data && (
        <UndoBar
          text={t('trust.done', { owner: owner.title, title })}
          onUndo={confirm.data.undo}
          onEnd={() => confirm.reset()}
        />
      )}
    </>
  );
}
