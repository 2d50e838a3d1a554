import { Button } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import { useBarText } from '../../hooks/useBarText';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import type { TimelineView } from '../../hooks/useTimelineView';
import { daysOf } from '../../lib/timeline/axis';
import type { Bar } from '../../lib/timeline/rows';
import { restOf, type Span } from '../../lib/timeline/span';
import { ShortList } from '../ShortList';
import { DayColumn } from './DayColumn';
import { timesWithin } from './timesWithin';
import { oncallTranslationRef } from '../../translation';
import styles from './Agenda.module.css';

interface AgendaProps {
  view: TimelineView;
  /** Whether the reader may add overrides. */
  canOverride: boolean;
  /** How many days are there at once, from today on; all of the window when absent. */
  limit?: number;
}

/** Who is on call: what a phone shows instead of the timeline, a day as a column and more of them as a list. */
export function Agenda(props: AgendaProps) {
  return props.view.window.range === 'day' ? (
    <DayColumn {...props} />
  ) : (
    <Days {...props} />
  );
}

/** Day by day; of one person only, where one is chosen. */
function Days({ view, canOverride, limit }: AgendaProps) {
  const { window, texts, rows, now, who, schedule } = view;
  const { nameOf } = usePeopleNames(schedule);
  const { t } = useTexts(oncallTranslationRef);
  const bars = rows[0].bars.filter(
    ({ userRefs }) => who === undefined || userRefs.includes(who),
  );
  const linesOf = (day: Span) =>
    bars.filter(bar => bar.startsAt < day.endsAt && bar.endsAt > day.startsAt);
  // What is over is not among the first: it would stand before the answer.
  const isOver = ({ endsAt }: Span) =>
    limit !== undefined && endsAt <= now && now < window.endsAt;
  const days = daysOf(window, texts.clock).filter(
    day => !isOver(day) && (who === undefined || linesOf(day).length > 0),
  );
  const today = texts.day(now);
  if (days.length === 0) {
    const person = nameOf(who!);
    return <p>{t('schedule.agenda.noneOf', { person })}</p>;
  }
  return (
    <ShortList
      items={days}
      limit={limit ?? days.length}
      all={t('schedule.agenda.all', { count: days.length })}
    >
      {shown => (
        <ol
          className={styles.days}
          aria-label={t('schedule.agenda.label', {
            window: t('schedule.window', {
              from: texts.day(window.startsAt),
              to: texts.day(window.endsAt - 1),
            }),
          })}
        >
          {shown.map(day => {
            const name = texts.day(day.startsAt);
            return (
              <li key={day.date}>
                <strong>
                  {name === today
                    ? t('schedule.agenda.today', { day: name })
                    : name}{' '}
                  <span className={styles.quiet}>
                    {texts.zone(day.startsAt)}
                  </span>
                </strong>
                <ul>
                  {linesOf(day).map(bar => (
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
      )}
    </ShortList>
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
  const { t } = useTexts(oncallTranslationRef);
  const { what } = useBarText(schedule, texts);
  const times = t('schedule.agenda.times', timesWithin(bar, day, texts));
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
      {canOverride && bar.endsAt > now && (
        <Button
          variant={isGap ? 'primary' : 'tertiary'}
          size="small"
          aria-label={t(
            isGap ? 'schedule.gaps.coverOf' : 'schedule.overrideOf',
            {
              span: texts.span(bar),
            },
          )}
          onPress={() => view.openCover(restOf(bar, now))}
        >
          {isGap ? t('schedule.gaps.cover') : t('schedule.override')}
        </Button>
      )}
    </li>
  );
}
