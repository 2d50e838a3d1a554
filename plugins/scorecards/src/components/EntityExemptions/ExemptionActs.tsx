import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { errorReason, StatusText, useAnnounce } from '@internal/frontend-kit';
import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import {
  useDecideExemption,
  useRevokeExemption,
} from '../../hooks/useExemptionList';
import { scorecardsTranslationRef } from '../../translation';
import styles from './EntityExemptions.module.css';

/** What the reader may decide of an exemption; nothing for those who may not. */
export function ExemptionActs(props: {
  exemption: Exemption;
  onDone: () => void;
}) {
  const { exemption, onDone } = props;
  const { id, state, title, mayDecide, mayRevoke } = exemption;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const announce = useAnnounce();
  const decide = useDecideExemption();
  const revoke = useRevokeExemption();
  const error = decide.error ?? revoke.error;
  const asks = state === 'requested' && mayDecide;
  const ends = state === 'approved' && mayRevoke;
  const tell = {
    onSuccess: () => {
      announce(t('tab.exemptions.done', { title }));
      onDone();
    },
  };
  if (!asks && !ends) return null;
  return (
    <div className={styles.acts}>
      {asks &&
        (['approve', 'refuse'] as const).map(decision => (
          <Button
            key={decision}
            variant="secondary"
            size="small"
            aria-label={t(`tab.exemptions.${decision}Of`, { title })}
            isPending={
              decide.isPending && decide.variables?.decision === decision
            }
            onPress={() => decide.mutate({ id, decision }, tell)}
          >
            {t(`tab.exemptions.${decision}`)}
          </Button>
        ))}
      {ends && (
        <>
          <Button
            variant="secondary"
            size="small"
            aria-label={t('tab.exemptions.revokeOf', { title })}
            isPending={revoke.isPending}
            onPress={() => revoke.mutate(id, tell)}
          >
            {t('tab.exemptions.revoke')}
          </Button>
          <span className={styles.quiet}>{t('tab.exemptions.revokeHint')}</span>
        </>
      )}
      {error && (
        <span role="alert">
          <StatusText
            tone="bad"
            text={t('tab.exemptions.failed', { reason: errorReason(error) })}
          />
        </span>
      )}
    </div>
  );
}
