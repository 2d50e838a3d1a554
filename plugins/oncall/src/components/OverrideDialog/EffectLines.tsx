import { formatDuration, StatusText, useTexts } from '@internal/frontend-kit';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import { useShiftsElsewhere } from '../../hooks/useShiftsElsewhere';
import type { TimelineView } from '../../hooks/useTimelineView';
import type {
  OverrideChange,
  OverrideEffect,
} from '../../lib/timeline/overrideEffect';
import type { OverrideForm } from './useOverrideForm';
import { oncallTranslationRef } from '../../translation';
import styles from './OverrideDialog.module.css';

/** Most shifts elsewhere that are told. */
const MOST = 3;

function kindOf({ gains, loses, stays }: OverrideChange) {
  if (gains.length > 0 && loses.length > 0) return 'takes';
  if (gains.length > 0) return stays.length > 0 ? 'joins' : 'fills';
  return stays.length > 0 ? 'leaves' : 'opens';
}

/** What saving does to whom, computed as the server computes it. */
export function EffectLines(props: {
  view: TimelineView;
  state: OverrideForm;
}) {
  const { view, state } = props;
  const { effect } = state;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <section
      aria-label={t('schedule.effect.title')}
      aria-live="polite"
      className={styles.effect}
    >
      {effect ? (
        <Known effect={effect} state={state} />
      ) : (
        <p className={styles.quiet}>{t('schedule.effect.incomplete')}</p>
      )}
      <Elsewhere view={view} state={state} />
    </section>
  );
}

/** Where else whoever takes over is on call then. */
function Elsewhere(props: { view: TimelineView; state: OverrideForm }) {
  const { view, state } = props;
  const { schedule, home } = view;
  const { mode, who } = state.fields;
  const { t } = useTexts(oncallTranslationRef);
  const { nameOf } = usePeopleNames(state);
  const shifts = useShiftsElsewhere({
    scheduleId: schedule.id,
    person: mode === 'remove' ? undefined : who,
    span: state.form.span,
  });
  return (
    <>
      {shifts.slice(0, MOST).map(shift => (
        <StatusText
          key={`${shift.schedule.id} ${shift.startsAt}`}
          tone="warn"
          text={t('schedule.effect.elsewhere', {
            person: nameOf(who!),
            schedule: shift.schedule.name,
            span: home.span({
              startsAt: Math.max(
                Date.parse(shift.startsAt),
                state.form.span!.startsAt,
              ),
              endsAt: Date.parse(shift.endsAt),
            }),
          })}
        />
      ))}
    </>
  );
}

function Known(props: { effect: OverrideEffect; state: OverrideForm }) {
  const { effect, state } = props;
  const { changes, gapLeft } = effect;
  const { t } = useTexts(oncallTranslationRef);
  const { namesOf } = usePeopleNames(state);
  if (changes.length === 0) {
    return <StatusText tone="warn" text={t('schedule.effect.nothing')} />;
  }
  const opens = changes.some(change => kindOf(change) === 'opens');
  return (
    <>
      {changes.map(change => {
        const kind = kindOf(change);
        const text = t(`schedule.effect.${kind}`, {
          gains: namesOf(change.gains),
          loses: namesOf(change.loses),
          stays: namesOf(change.stays),
          duration: formatDuration(change.milliseconds),
        });
        return kind === 'opens' ? (
          <StatusText key={text} tone="bad" text={text} />
        ) : (
          <p key={text}>{text}</p>
        );
      })}
      {gapLeft === 0 && (
        <StatusText tone="good" text={t('schedule.effect.noGap')} />
      )}
      {gapLeft > 0 && !opens && (
        <StatusText
          tone="warn"
          text={t('schedule.effect.gapLeft', {
            duration: formatDuration(gapLeft),
          })}
        />
      )}
    </>
  );
}
