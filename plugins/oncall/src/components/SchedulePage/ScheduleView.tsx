import { useState } from 'react';
import { Button, ButtonLink, Container, Header } from '@backstage/ui';
import {
  ActionBar,
  TeamLink,
  UndoBar,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import type {
  Override,
  Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { useOverride } from '../../hooks/useOverride';
import { usePagePath } from '../../hooks/usePagePath';
import {
  useTimelineView,
  type TimelineView,
} from '../../hooks/useTimelineView';
import { withoutId } from '../../lib/timeline/newOverride';
import { HOUR } from '../../lib/timeline/wall';
import { Agenda } from '../Agenda';
import { SubscribeButton } from '../CalendarLinks';
import { DeleteDialog } from '../DeleteSchedule';
import { LeftOverrides } from '../LeftOverrides';
import { OverrideDialog } from '../OverrideDialog';
import { ExportMenu } from '../ScheduleFileExport';
import { Timeline } from '../Timeline';
import { GapsLine } from './GapsLine';
import { HistoryList } from './HistoryList';
import { NightNotes } from './NightNotes';
import { NowLine } from './NowLine';
import { ShiftTable } from './ShiftTable';
import { Toolbar } from './Toolbar';
import { oncallTranslationRef } from '../../translation';
import styles from './SchedulePage.module.css';

/** What was done last, and how it is taken back. */
interface Done {
  text: string;
  undo: () => Promise<unknown>;
}

/** One schedule: the answer, its gaps, the timeline, and how it came to be so. */
export function ScheduleView({ schedule }: { schedule: Schedule }) {
  const { t } = useTexts(oncallTranslationRef);
  const view = useTimelineView(schedule);
  const narrow = useNarrow();
  const { add, remove } = useOverride(schedule);
  const [done, setDone] = useState<Done>();
  const canOverride = schedule.allowed.includes('override');

  const takeBack = (override: Override) =>
    remove.mutate(override.id, {
      onSuccess: () =>
        setDone({
          text: t('schedule.takenBack'),
          undo: () => add.mutateAsync(withoutId(override)),
        }),
    });
  const onTakeBack = (id: string) => {
    const override = schedule.overrides.find(each => each.id === id);
    if (override) takeBack(override);
  };
  return (
    <>
      <Head view={view} canOverride={canOverride} />
      <Container className={styles.content}>
        {!schedule.allowed.includes('edit') && (
          <p className={styles.quiet}>
            {canOverride
              ? t('schedule.mayOverride', { team: schedule.team.title })
              : t('schedule.mayNot', { team: schedule.team.title })}
          </p>
        )}
        <LeftOverrides schedule={schedule} />
        <NowLine view={view} />
        <GapsLine view={view} canOverride={canOverride} />
        <Toolbar view={view} />
        <NightNotes view={view} />
        {narrow ? (
          <Agenda view={view} canOverride={canOverride} />
        ) : (
          <Timeline
            view={view}
            canOverride={canOverride}
            onTakeBack={onTakeBack}
          />
        )}
        <ShiftTable view={view} />
        <HistoryList schedule={schedule} />
      </Container>
      {canOverride && view.cover && (
        <OverrideDialog
          key={`${view.cover.startsAt} ${view.cover.endsAt}`}
          view={view}
          span={view.cover}
          onClose={() => view.openCover(undefined)}
          onSaved={(text, overrideId) =>
            setDone({ text, undo: () => remove.mutateAsync(overrideId) })
          }
        />
      )}
      {done && (
        <UndoBar
          key={done.text}
          text={done.text}
          onUndo={done.undo}
          onEnd={() => setDone(undefined)}
        />
      )}
    </>
  );
}

/** Name and facts; the acts that the reader may do, or who may. */
function Head(props: { view: TimelineView; canOverride: boolean }) {
  const { view, canOverride } = props;
  const { schedule, now } = view;
  const { t } = useTexts(oncallTranslationRef);
  const path = usePagePath();
  const [isDeleting, setDeleting] = useState(false);
  const canEdit = schedule.allowed.includes('edit');
  const narrow = useNarrow();
  const button = (
    <Button
      onPress={() => view.openCover({ startsAt: now, endsAt: now + 8 * HOUR })}
    >
      {t('schedule.override')}
    </Button>
  );
  return (
    <Header
      title={schedule.name}
      description={schedule.description}
      metadata={[
        { label: t('schedule.metadata.zone'), value: schedule.timeZone },
        {
          label: t('schedule.metadata.team'),
          value: <TeamLink {...schedule.team} />,
        },
        {
          label: t('schedule.metadata.level'),
          value: String(schedule.level),
        },
      ]}
      customActions={
        <div className={styles.actions}>
          {canOverride && (narrow ? <ActionBar>{button}</ActionBar> : button)}
          {canEdit && (
            <ButtonLink variant="secondary" href={path.edit(schedule.id)}>
              {t('schedule.edit')}
            </ButtonLink>
          )}
          {canOverride && (
            <SubscribeButton
              scope={{ kind: 'schedule', scheduleId: schedule.id }}
              name={schedule.name}
              isIcon={narrow}
            />
          )}
          <ExportMenu
            schedule={schedule}
            onDelete={
              schedule.allowed.includes('delete')
                ? () => setDeleting(true)
                : undefined
            }
          />
          {isDeleting && (
            <DeleteDialog
              schedule={schedule}
              onClose={() => setDeleting(false)}
            />
          )}
        </div>
      }
    />
  );
}
