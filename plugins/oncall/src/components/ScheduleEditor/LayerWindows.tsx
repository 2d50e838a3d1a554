import { memo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button, Checkbox, CheckboxGroup, Select } from '@backstage/ui';
import type { Weekday } from '@callboard/backstage-plugin-oncall-common';
import { WEEKDAYS, newWindow, type WindowDraft } from '../../lib/editor/draft';
import { useFieldTexts } from '../../hooks/useFieldTexts';
import { useLayer, type LayerValue } from './EditorContext';
import { DraftTextField } from '../DraftTextField';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

const Windows = memo(WindowFields);

/** When a layer is on duty: at all times, or in windows on days or once a week. */
export function LayerWindows() {
  const { layer, changeLayer, problemOf } = useLayer();
  const { windows } = layer;
  return <Windows {...{ windows, changeLayer, problemOf }} />;
}

type WindowsProps = Pick<LayerValue, 'changeLayer' | 'problemOf'> & {
  windows: WindowDraft[];
};

function WindowFields(props: WindowsProps) {
  const { windows, changeLayer } = props;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <div role="group" aria-label={t('editor.windows.title')}>
      <h5 className={styles.subheading}>{t('editor.windows.title')}</h5>
      {windows.length === 0 && (
        <p className={styles.quiet}>{t('editor.windows.always')}</p>
      )}
      {windows.map(({ key }, at) => (
        <WindowRow key={key} windowKey={key} place={at} {...props} />
      ))}
      <Button
        variant="secondary"
        size="small"
        onPress={() => changeLayer({ windows: [...windows, newWindow()] })}
      >
        {t('editor.windows.add')}
      </Button>
    </div>
  );
}

interface PartProps {
  window: WindowDraft;
  change: (changes: Partial<WindowDraft>) => void;
  problemOf: (field: string) => string | undefined;
}

function WindowRow(props: WindowsProps & { windowKey: string; place: number }) {
  const { windows, windowKey, changeLayer, problemOf } = props;
  const { t } = useTexts(oncallTranslationRef);
  const textsOf = useFieldTexts();
  const window = windows.find(({ key }) => key === windowKey)!;
  const place = props.place + 1;
  const part: PartProps = {
    window,
    change: changes =>
      changeLayer({
        windows: windows.map(each =>
          each.key === windowKey ? { ...each, ...changes } : each,
        ),
      }),
    problemOf: field => problemOf(`windows.${windowKey}.${field}`),
  };
  return (
    <fieldset className={styles.window}>
      <legend className={styles.quiet}>
        {t('editor.windows.legend', { place })}
      </legend>
      <div className={styles.fields}>
        <Select
          {...textsOf(t('editor.windows.kind'))}
          options={(['daily', 'weekly'] as const).map(kind => ({
            id: kind,
            label: t(`editor.windows.kinds.${kind}`),
          }))}
          value={window.kind}
          onChange={key => part.change({ kind: key as WindowDraft['kind'] })}
        />
        {window.kind === 'daily' ? (
          <DailyFields {...part} />
        ) : (
          <WeeklyFields {...part} />
        )}
      </div>
      <Button
        variant="tertiary"
        size="small"
        onPress={() =>
          changeLayer({
            windows: windows.filter(({ key }) => key !== windowKey),
          })
        }
      >
        {t('editor.windows.remove', { place })}
      </Button>
    </fieldset>
  );
}

function TimeField(
  props: PartProps & { end: 'startTime' | 'endTime'; description?: string },
) {
  const { window, change, problemOf, end, description } = props;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <DraftTextField
      label={t(`editor.windows.${end}`)}
      value={window[end]}
      problem={problemOf(end)}
      description={description}
      onChange={time => change({ [end]: time })}
    />
  );
}

function DailyFields(props: PartProps) {
  const { window, change, problemOf } = props;
  const { t } = useTexts(oncallTranslationRef);
  const overnight = window.endTime <= window.startTime;
  return (
    <>
      <TimeField {...props} end="startTime" />
      <TimeField
        {...props}
        end="endTime"
        description={overnight ? t('editor.windows.overnight') : undefined}
      />
      <div className={styles.days}>
        <CheckboxGroup
          label={t('editor.windows.weekdays')}
          orientation="horizontal"
          value={window.weekdays}
          onChange={days => change({ weekdays: days as Weekday[] })}
          validationBehavior="aria"
          validate={() => problemOf('weekdays') ?? null}
        >
          {WEEKDAYS.map(day => (
            <Checkbox key={day} value={day}>
              {t(`editor.shortDay.${day}`)}
            </Checkbox>
          ))}
        </CheckboxGroup>
      </div>
    </>
  );
}

function DayField(props: PartProps & { end: 'startDay' | 'endDay' }) {
  const { window, change, end } = props;
  const { t } = useTexts(oncallTranslationRef);
  const textsOf = useFieldTexts();
  return (
    <Select
      {...textsOf(t(`editor.windows.${end}`))}
      options={WEEKDAYS.map(day => ({
        id: day,
        label: t(`editor.weekday.${day}`),
      }))}
      value={window[end]}
      onChange={key => change({ [end]: key as Weekday })}
    />
  );
}

function WeeklyFields(props: PartProps) {
  return (
    <>
      <DayField {...props} end="startDay" />
      <TimeField {...props} end="startTime" />
      <DayField {...props} end="endDay" />
      <TimeField {...props} end="endTime" />
    </>
  );
}
