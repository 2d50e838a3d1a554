import { useMemo, useState } from 'react';
import { Text } from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import {
  AsyncState,
  SkeletonLines,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import type {
  OnCallLevel,
  Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { useSchedule } from '../../hooks/useSchedule';
import { useSchedulePaths } from '../../hooks/useSchedulePaths';
import { useTimelineView } from '../../hooks/useTimelineView';
import { writeSpan, type Span } from '../../lib/timeline/span';
import { Agenda } from '../Agenda';
import { ScheduleLink } from '../ScheduleLink';
import { Toolbar } from '../SchedulePage/Toolbar';
import { SourceLink } from '../SourceLine';
import { Timeline } from '../Timeline';
import { oncallTranslationRef } from '../../translation';
import styles from './OnCallTab.module.css';

/** On a phone; more of them, and other windows, are on the page of the schedule. */
const FIRST_DAYS = 3;

/** A timeline for each level: who answers when, without the layers that make it so. One choice of time for all. */
export function LevelTimelines({ levels }: { levels: OnCallLevel[] }) {
  const { t } = useTexts(oncallTranslationRef);
  const first = levels.find(({ source }) => !source);
  return (
    <ul className={styles.list} aria-label={t('tab.levelsLabel')}>
      {levels.map(level => (
        <li key={level.schedule.id} className={styles.stack}>
          <Text as="h4" variant="title-x-small">
            {t('tab.level', { level: level.level })}:{' '}
            {level.source ? (
              level.schedule.name
            ) : (
              <ScheduleLink schedule={level.schedule} />
            )}
          </Text>
          {level.source ? (
            <p className={styles.quiet}>
              {t('tab.elsewhere', { source: level.source.title })}{' '}
              <SourceLink source={level.source} name={level.schedule.name} />
            </p>
          ) : (
            <Level id={level.schedule.id} withToolbar={level === first} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface LevelProps {
  /** The choice of window and zone: in the address, so that one is enough for all. */
  withToolbar: boolean;
}

function Level({ id, ...props }: LevelProps & { id: string }) {
  const { t } = useTexts(oncallTranslationRef);
  const query = useSchedule(id);
  return (
    <AsyncState
      query={query}
      subject={t('schedule.subject')}
      thing={t('schedule.thing')}
      skeleton={<SkeletonLines lines={3} lineHeight={32} />}
    >
      {schedule => <LevelTimeline schedule={schedule} {...props} />}
    </AsyncState>
  );
}

const nothing = () => {};

function LevelTimeline(props: LevelProps & { schedule: Schedule }) {
  const { schedule, withToolbar } = props;
  const narrow = useNarrow();
  const navigate = useNavigate();
  const paths = useSchedulePaths();
  const whole = useTimelineView(schedule);
  // Several timelines share the address: what is open in one of them is its own.
  const [shift, openShift] = useState<string>();
  const { rows } = whole;
  const final = useMemo(() => rows.slice(0, 1), [rows]);
  const view = {
    ...whole,
    rows: final,
    shift,
    openShift,
    // The form has its place on the page of the schedule.
    openCover: (span?: Span) => {
      if (!span || !paths) return;
      navigate(paths.schedule(schedule.id, { cover: writeSpan(span) }));
    },
  };
  const canOverride =
    paths !== undefined && schedule.allowed.includes('override');
  return (
    <>
      {withToolbar && !narrow && <Toolbar view={view} />}
      {narrow ? (
        <Agenda view={view} canOverride={canOverride} limit={FIRST_DAYS} />
      ) : (
        // The final row has no override of its own to take back.
        <Timeline view={view} canOverride={canOverride} onTakeBack={nothing} />
      )}
    </>
  );
}
