import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import {
  errorStatus,
  formatDay,
  TrustMark,
  UndoBar,
  useAnnounce,
  useLocale,
} from '@internal/frontend-kit';
import type {
  Ownership,
  OwnerTrust,
} from '@callboard/backstage-plugin-ownership-common';
import { useConfirmOwner } from '../../hooks/useConfirmOwner';
import { ownershipTranslationRef } from '../../translation';
import styles from './TrustLine.module.css';

/** When the owner was confirmed, and for those who answer the button that confirms it. */
export function TrustLine({ ownership }: { ownership: Ownership }) {
  const { trust, owner, title } = ownership;
  const { t } = useTranslationRef(ownershipTranslationRef);
  const sentence = useTrustSentence();
  const confirm = useConfirmOwner(ownership);
  const announce = useAnnounce();
  if (!trust || !owner) return null;

  const action = t(
    trust.level === 'never' ? 'trust.confirmFirst' : 'trust.confirm',
  );
  const offered = trust.mayConfirm && trust.level !== 'fresh';
  return (
    <div className={styles.trust}>
      <TrustMark level={trust.level}>{sentence(trust)}</TrustMark>
      {(offered || confirm.isPending) && (
        <Button
          variant="secondary"
          size="small"
          isPending={confirm.isPending}
          aria-label={`${action}: ${t('trust.describe', {
            owner: owner.title,
            title,
          })}`}
          onPress={() =>
            confirm.mutate(undefined, {
              onError: error =>
                announce(t(`trust.${failureOf(error)}`), 'reply'),
            })
          }
        >
          {action}
        </Button>
      )}
      {confirm.error && (
        <span className={styles.error}>
          {t(`trust.${failureOf(confirm.error)}`)}
        </span>
      )}
      {confirm.data && (
        <UndoBar
          text={t('trust.done', { owner: owner.title, title })}
          onUndo={confirm.data}
          onEnd={() => confirm.reset()}
        />
      )}
    </div>
  );
}

function failureOf(error: Error): 'conflict' | 'refused' | 'failed' {
  const status = errorStatus(error);
  if (status === 409) return 'conflict';
  return status === 403 || status === 404 ? 'refused' : 'failed';
}

function useTrustSentence() {
  const { t } = useTranslationRef(ownershipTranslationRef);
  const locale = useLocale();
  const day = (instant: string | undefined) =>
    instant ? formatDay(new Date(instant), { locale }) : '';
  return ({ level, confirmedAt, confirmedBy, dueAt }: OwnerTrust) => {
    const date = day(confirmedAt);
    if (level === 'never') return t('trust.never');
    if (level === 'stale') return t('trust.stale', { date });
    const due = day(dueAt);
    return confirmedBy
      ? t(`trust.${level}By`, { date, due, person: confirmedBy.title })
      : t(`trust.${level}`, { date, due });
  };
}
