import {
  Button,
  ButtonIcon,
  Select,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { localTimeZone, useTexts } from '@internal/frontend-kit';
import {
  zoneChoices,
  type TimelineView,
  type ZoneChoice,
} from '../../hooks/useTimelineView';
import { ranges, type Range } from '../../lib/timeline/window';
import { oncallTranslationRef } from '../../translation';
import styles from './SchedulePage.module.css';

const EVERYONE = 'everyone';
/** More people than this are looked for by name. */
const MANY = 12;

/** Which window the timeline shows, and in whose zone its times are written. */
export function Toolbar({ view }: { view: TimelineView }) {
  const { t } = useTexts(oncallTranslationRef);
  const { window, zone, schedule, home } = view;
  const first = home.day(window.startsAt);
  const zones = { mine: localTimeZone(), schedule: schedule.timeZone, utc: '' };
  return (
    <div
      role="group"
      aria-label={t('schedule.toolbar.label')}
      className={styles.toolbar}
    >
      <ToggleButtonGroup
        aria-label={t('schedule.toolbar.range')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[window.range]}
        onSelectionChange={([range]) => view.showRange(range as Range)}
      >
        {ranges.map(range => (
          <ToggleButton key={range} id={range}>
            {t(`schedule.toolbar.ranges.${range}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <span className={styles.steps}>
        <ButtonIcon
          variant="tertiary"
          icon={<RiArrowLeftSLine aria-hidden="true" />}
          aria-label={t('schedule.toolbar.previous')}
          onPress={() => view.step(-1)}
        />
        <Button variant="secondary" size="small" onPress={view.showToday}>
          {t('schedule.toolbar.today')}
        </Button>
        <ButtonIcon
          variant="tertiary"
          icon={<RiArrowRightSLine aria-hidden="true" />}
          aria-label={t('schedule.toolbar.next')}
          onPress={() => view.step(1)}
        />
        <span>
          {window.range === 'day'
            ? first
            : t('schedule.window', {
                from: first,
                to: home.day(window.endsAt - 1),
              })}
        </span>
      </span>
      <Select
        className={styles.zone}
        size="small"
        aria-label={t('schedule.toolbar.zone')}
        options={zoneChoices.map(id => ({
          id,
          label: t(`schedule.toolbar.zones.${id}`, { zone: zones[id] }),
        }))}
        value={zone}
        onChange={key => view.showZone(key as ZoneChoice)}
      />
      <WhoSelect view={view} />
    </div>
  );
}

/** Whose shifts stand out; those of the others stay, dimmed: a shift is told by its neighbours. */
function WhoSelect({ view }: { view: TimelineView }) {
  const { t } = useTexts(oncallTranslationRef);
  const { schedule, who } = view;
  if (schedule.people.length < 2) return null;
  return (
    <Select
      className={styles.who}
      size="small"
      aria-label={t('schedule.toolbar.who')}
      search={
        schedule.people.length > MANY
          ? { placeholder: t('schedule.toolbar.findPerson') }
          : undefined
      }
      options={[
        { id: EVERYONE, label: t('schedule.toolbar.everyone') },
        ...schedule.people.map(({ entityRef, title }) => ({
          id: entityRef,
          label: title,
        })),
      ]}
      value={who ?? EVERYONE}
      onChange={key => view.showWho(key === EVERYONE ? undefined : String(key))}
    />
  );
}
