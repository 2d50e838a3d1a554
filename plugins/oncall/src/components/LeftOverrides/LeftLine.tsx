import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import {
  endInstant,
  runtimeClocks,
  startInstant,
  type NamedRef,
  type Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { useOverrideText } from '../../hooks/useBarText';
import { useSpanText } from '../../hooks/useSpanText';
import type { LeftOverride, Refusal } from '../../lib/editor/leftOverrides';
import { oncallTranslationRef } from '../../translation';
import styles from './LeftOverrides.module.css';

/** Why an override was not added, in words. */
function useRefusalText(schedule: Schedule) {
  const { t } = useTexts(oncallTranslationRef);
  return (refusal: Refusal | undefined) => {
    if (!refusal) return t('files.left.notTried');
    const { status, message } = refusal;
    switch (status) {
      case undefined:
        return t('files.left.noAnswer');
      case 403:
        return t('files.left.forbidden', { team: schedule.team.title });
      default:
        return status >= 500 || status === 429
          ? t('files.left.failed', { status: String(status) })
          : t('files.left.refused', { message });
    }
  };
}

/** One override: when, what, and why it was not added. */
export function LeftLine(props: {
  item: LeftOverride;
  people: readonly NamedRef[];
  schedule: Schedule;
  onLeaveOut: () => void;
}) {
  const { item, people, schedule } = props;
  const { override, refusal } = item;
  const { t } = useTexts(oncallTranslationRef);
  const { span } = useSpanText(schedule.timeZone);
  const refusalText = useRefusalText(schedule);
  const overrideText = useOverrideText({ people });
  const now = Date.now();
  const clock = runtimeClocks(now, now)(override.timeZone ?? schedule.timeZone);
  const when = span({
    startsAt: startInstant(override.startsAt, clock),
    endsAt: endInstant(override.endsAt, clock),
  });
  return (
    <li className={styles.line}>
      <span>
        {when}: {overrideText(override)}
        <span className={styles.reason}>{refusalText(refusal)}</span>
      </span>
      <Button
        variant="tertiary"
        size="small"
        aria-label={t('files.left.leaveOutOf', { when })}
        onPress={props.onLeaveOut}
      >
        {t('files.left.leaveOut')}
      </Button>
    </li>
  );
}
