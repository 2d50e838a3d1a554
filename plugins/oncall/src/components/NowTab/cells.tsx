import { StatusText, TeamLink, useTexts } from '@internal/frontend-kit';
import type { TeamRow } from '../../lib/teamRows';
import { useListText } from '../../hooks/useListText';
import { useUntilText } from '../../hooks/useUntilText';
import { ReachPeople } from '../ReachButtons';
import { Nobody, People, ScheduleName, TakeOver } from '../SchedulesTab/cells';
import { oncallTranslationRef } from '../../translation';
import styles from '../SchedulesTab/SchedulesTab.module.css';

interface RowProps {
  row: TeamRow;
}

/** The team, and by which schedule it answers. */
export function TeamCell({ row: { first } }: RowProps) {
  return (
    <>
      <TeamLink {...first.team} />
      <div className={styles.quiet}>
        <ScheduleName schedule={first} />
      </div>
    </>
  );
}

/** Who is asked first. An empty level is never filled silently by the next. */
export function FirstLevel({ row }: RowProps) {
  const { first, second, state } = row;
  const { t } = useTexts(oncallTranslationRef);
  const { listOf } = useListText();
  if (first.now) return <People shift={first.now} />;
  const answering = second.find(({ now }) => now);
  if (state === 'second' && answering?.now) {
    return (
      <StatusText
        tone="warn"
        text={t('list.secondAnswers', {
          level: first.level,
          people: listOf(answering.now.people, ''),
        })}
      />
    );
  }
  return <Nobody schedule={first} />;
}

/** The end of the present shift. */
export function UntilCell({ row: { first } }: RowProps) {
  const { end } = useUntilText();
  return first.now ? <>{end(first.now.endsAt)}</> : <>—</>;
}

/** Who is asked when the first level does not answer. */
export function SecondLevel({ row: { second } }: RowProps) {
  const { t } = useTexts(oncallTranslationRef);
  if (second.length === 0) {
    return <span className={styles.quiet}>{t('list.none')}</span>;
  }
  // Where none of several has anybody, once is enough.
  const shown = second.some(({ now }) => now)
    ? second.filter(({ now }) => now)
    : second.slice(0, 1);
  return (
    <>
      {shown.map(schedule =>
        schedule.now ? (
          <People key={schedule.id} shift={schedule.now} />
        ) : (
          <span key={schedule.id} className={styles.quiet}>
            {t('list.nobody')}
          </span>
        ),
      )}
    </>
  );
}

/** How to reach those who answer now. */
export function ReachCell({ row: { first, second } }: RowProps) {
  const shift = first.now ?? second.find(({ now }) => now)?.now;
  const people = shift?.people ?? [];
  return (
    <span className={styles.people}>
      <ReachPeople people={people} source={first.source} />
      <TakeOver schedule={first} />
    </span>
  );
}
