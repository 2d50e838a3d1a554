import { Button } from '@backstage/ui';
import {
  errorReason,
  StatusText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type { BuildSourceState } from '@callboard/backstage-plugin-build-health-common';
import { useCheckSource, usePollSource } from '../../hooks/useSources';
import { buildHealthTranslationRef } from '../../translation';
import { CheckResult, useCheckText } from './CheckResult';
import styles from './SourcesTab.module.css';

/** What those do with a source who manage it. Nothing where it only takes what it is sent. */
export function SourceActs({ source }: { source: BuildSourceState }) {
  const { canCheck, canPoll } = source;
  if (!canCheck && !canPoll) return null;
  return (
    <div className={styles.acts}>
      {canCheck && <Check source={source} />}
      {canPoll && <Poll source={source} />}
    </div>
  );
}

function Check({ source: { id, title } }: { source: BuildSourceState }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const announce = useAnnounce();
  const checkText = useCheckText();
  const { mutate, data, error, isPending } = useCheckSource();
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        isPending={isPending}
        aria-label={t('sources.check.labelOf', { title })}
        onPress={() =>
          mutate(id, {
            onSuccess: found =>
              announce(
                t('sources.check.announced', {
                  title,
                  result: checkText(found),
                }),
              ),
          })
        }
      >
        {t('sources.check.label')}
      </Button>
      {!isPending && data && <CheckResult check={data} />}
      {!isPending && error && (
        <div className={styles.result} role="alert">
          <StatusText
            tone="bad"
            text={t('sources.check.failed', { reason: errorReason(error) })}
          />
        </div>
      )}
    </>
  );
}

function Poll({ source }: { source: BuildSourceState }) {
  const { id, title, asking } = source;
  const { t } = useTexts(buildHealthTranslationRef);
  const announce = useAnnounce();
  const { mutate, error, isPending } = usePollSource();
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        isPending={isPending}
        isDisabled={asking !== undefined}
        aria-label={t('sources.poll.labelOf', { title })}
        onPress={() =>
          mutate(id, {
            onSuccess: () => announce(t('sources.poll.asked', { title })),
          })
        }
      >
        {t('sources.poll.label')}
      </Button>
      {!isPending && error && (
        <div className={styles.result} role="alert">
          <StatusText
            tone="bad"
            text={t('sources.poll.failed', { reason: errorReason(error) })}
          />
        </div>
      )}
    </>
  );
}
