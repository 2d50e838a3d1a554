import { Text } from '@backstage/ui';
import { AsyncState, TimeText, useTexts } from '@internal/frontend-kit';
import type {
  Schedule,
  ScheduleChange,
} from '@callboard/backstage-plugin-oncall-common';
import { useOverrideText } from '../../hooks/useBarText';
import { useScheduleChanges } from '../../hooks/useScheduleChanges';
import { ShortList } from '../ShortList';
import { oncallTranslationRef } from '../../translation';
import styles from './SchedulePage.module.css';

const SHOWN = 10;

/** What was done to the schedule, by whom, the newest first. */
export function HistoryList({ schedule }: { schedule: Schedule }) {
  const { t } = useTexts(oncallTranslationRef);
  const query = useScheduleChanges(schedule.id);
  return (
    <section>
      <Text as="h3" variant="title-small">
        {t('schedule.history.title')}
      </Text>
      <AsyncState
        query={query}
        subject={t('schedule.history.subject')}
        thing={t('schedule.thing')}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>{t('schedule.history.nothing')}</p>}
      >
        {({ items }) => (
          <ShortList items={items} limit={SHOWN} variant="secondary">
            {shown => (
              <ul className={styles.history}>
                {shown.map(change => (
                  <ChangeLine
                    key={change.id}
                    change={change}
                    schedule={schedule}
                  />
                ))}
              </ul>
            )}
          </ShortList>
        )}
      </AsyncState>
    </section>
  );
}

function ChangeLine(props: { change: ScheduleChange; schedule: Schedule }) {
  const { change, schedule } = props;
  const { t } = useTexts(oncallTranslationRef);
  const overrideText = useOverrideText(schedule);
  const override = change.override ? overrideText(change.override) : '';
  const what = {
    created: t('schedule.history.kinds.created'),
    renamed: t('schedule.history.kinds.renamed'),
    deleted: t('schedule.history.kinds.deleted'),
    restored: t('schedule.history.kinds.restored'),
    'version-saved': t('schedule.history.kinds.version-saved', {
      version: change.version ?? 0,
    }),
    'override-added': t('schedule.history.kinds.override-added', { override }),
    'override-removed': t('schedule.history.kinds.override-removed', {
      override,
    }),
  }[change.kind];
  return (
    <li>
      <TimeText value={change.changedAt} timeZone={schedule.timeZone} />{' '}
      {t('schedule.history.line', { what, person: change.changedBy.title })}
      {change.note && <div className={styles.quiet}>{change.note}</div>}
    </li>
  );
}
