import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { StatusText } from '@internal/frontend-kit';
import { useBarText } from '../../hooks/useBarText';
import type { TimelineView } from '../../hooks/useTimelineView';
import { daysOf } from '../../lib/timeline/axis';
import type { Bar, Span } from '../../lib/timeline/rows';
import { DAY } from '../../lib/timeline/wall';
import { oncallTranslationRef } from '../../translation';
import styles from './Agenda.module.css';

/** Who is on call, day by day: what a phone shows instead of the timeline. */
export function Agenda(props: { view: TimelineView; canOverride: boolean }) {
  const { view, canOverride } = props;
  const { window, texts, rows, now } = view;
  const { t } = useTranslationRef(oncallTranslationRef);
  const [{ bars }] = rows;
  const days = daysOf(window, texts.clock);
  const today = texts.day(now);
  return (
    <ol
      className={styles.days}
      aria-label={t('schedule.agenda.label', {
        window: t('schedule.window', {
          from: texts.day(window.startsAt),
          to: texts.day(window.endsAt - 1),
        }),
      })}
    >
      {days.map(day => {
        const name = texts.day(day.startsAt);
        return (
          <li key={day.date}>
            <strong>
              {name === today
                ? t('schedule.agenda.today', { day: name })
                : name}{' '}
              <span className={styles.quiet}>{texts.zone(day.startsAt)}</span>
            </strong>
            <ul>
              {bars
                .filter(
                  bar => bar.startsAt < day.endsAt && bar.endsAt > day.startsAt,
                )
                .map(bar => (
                  <Line
                    key={bar.id}
                    bar={bar}
                    day={day}
                    view={view}
                    canOverride={canOverride}
                  />
                ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

function Line(props: {
  bar: Bar;
  day: Span & { wall: number };
  view: TimelineView;
  canOverride: boolean;
}) {
  const { bar, day, view, canOverride } = props;
  const { texts, schedule, now } = view;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { what } = useBarText(schedule, texts);
  const endsWithDay =
    bar.endsAt >= day.endsAt && texts.clock.wallAt(day.endsAt) % DAY === 0;
  const times = t('schedule.agenda.times', {
    start: texts.time(Math.max(bar.startsAt, day.startsAt)),
    end: endsWithDay ? '24:00' : texts.time(Math.min(bar.endsAt, day.endsAt)),
  });
  const isGap = bar.kind === 'gap';
  return (
    <li className={styles.line}>
      <span className={styles.times}>{times}</span>
      {isGap ? (
        <StatusText tone="bad" text={t('schedule.agenda.nobody')} />
      ) : (
        <span>
          {bar.overridden
            ? t('schedule.timeline.overridden', { what: what(bar) })
            : what(bar)}
        </span>
      )}
      {canOverride && bar.endsAt > now && bar.startsAt < day.endsAt && (
        <Button
          variant={isGap ? 'primary' : 'tertiary'}
          size="small"
          aria-label={t(
            isGap ? 'schedule.gaps.coverOf' : 'schedule.overrideOf',
            {
              span: texts.span(bar),
            },
          )}
          onPress={() =>
            view.openCover({
              startsAt: Math.max(bar.startsAt, now),
              endsAt: bar.endsAt,
            })
          }
        >
          {isGap ? t('schedule.gaps.cover') : t('schedule.override')}
        </Button>
      )}
    </li>
  );
}
