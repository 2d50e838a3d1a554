import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../../translation';
import styles from './RequestList.module.css';

/** Answers to a request; only those that the reader may give for all that is meant. */
export function GroupActions(props: {
  /** What the answer is about. */
  meant: Transfer[];
  total: number;
  /** Name of the request. */
  title: string;
  isChoosing: boolean;
  /** The form that had the focus has gone. */
  wasDeclining: boolean;
  isPending: boolean;
  isDisabled: boolean;
  onAccept: () => void;
  onChoosing: (isChoosing: boolean) => void;
  onDecline: () => void;
}) {
  const { meant, total, title, isChoosing, isPending, isDisabled } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const may = (decision: 'accept' | 'decline') =>
    meant.every(({ allowed }) => allowed.includes(decision));
  const count = meant.length;
  const accept = () => {
    if (isChoosing) return t('page.requests.acceptSome', { number: count });
    return total === 1 ? t('decision.accept') : t('page.requests.acceptAll');
  };
  const decline = isChoosing
    ? t('page.requests.declineSome', { number: count })
    : t('decision.decline');
  return (
    <div className={styles.actions}>
      {may('accept') && (
        <Button
          isPending={isPending}
          isDisabled={count === 0 || (isDisabled && !isPending)}
          aria-label={`${accept()}: ${title}`}
          onPress={props.onAccept}
        >
          {accept()}
        </Button>
      )}
      {total > 1 && (
        <Button
          variant="secondary"
          isDisabled={isDisabled}
          onPress={() => props.onChoosing(!isChoosing)}
        >
          {t(isChoosing ? 'page.requests.chooseAll' : 'page.requests.choose')}
        </Button>
      )}
      {may('decline') && (
        <Button
          variant="secondary"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the form that had the focus has gone
          autoFocus={props.wasDeclining}
          isDisabled={count === 0 || isDisabled}
          aria-label={`${decline}: ${title}`}
          onPress={props.onDecline}
        >
          {decline}
        </Button>
      )}
    </div>
  );
}
