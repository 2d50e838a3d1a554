import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import type { HoursForm } from '../../lib/policies/policyForm';
import { WEEKDAYS } from '../../lib/policies/weekdays';
import { alertsTranslationRef } from '../../translation';
import { useEditor } from './EditorContext';
import { TypedField, ZoneField } from './fields';
import styles from './PoliciesTab.module.css';

/** Days, times and zone of hours of the week. */
export function HoursFields(props: {
  pointer: string;
  value: HoursForm;
  onChange: (hours: HoursForm) => void;
}) {
  const { pointer, value, onChange } = props;
  const { t } = useTexts(alertsTranslationRef);
  const { problemOf } = useEditor();
  const { weekdays, startTime, endTime, timeZone } = value;
  const set = (change: Partial<HoursForm>) => onChange({ ...value, ...change });
  return (
    <>
      <div className={styles.boxes} data-field={`${pointer}/weekdays`}>
        <CheckboxGroup
          label={t('policies.hours.weekdays')}
          orientation="horizontal"
          value={weekdays}
          onChange={days =>
            set({ weekdays: WEEKDAYS.filter(day => days.includes(day)) })
          }
          validationBehavior="aria"
          validate={() => problemOf(`${pointer}/weekdays`) ?? null}
        >
          {WEEKDAYS.map(day => (
            <Checkbox key={day} value={day}>
              {t(`policies.day.${day}`)}
            </Checkbox>
          ))}
        </CheckboxGroup>
      </div>
      <div className={styles.fields}>
        <div data-field={`${pointer}/startTime`}>
          <TypedField
            label={t('policies.hours.start')}
            hint={t('policies.hours.timeHint')}
            value={startTime}
            problem={problemOf(`${pointer}/startTime`)}
            onChange={time => set({ startTime: time })}
          />
        </div>
        <div data-field={`${pointer}/endTime`}>
          <TypedField
            label={t('policies.hours.end')}
            hint={
              endTime <= startTime ? t('policies.hours.overnight') : undefined
            }
            value={endTime}
            problem={problemOf(`${pointer}/endTime`)}
            onChange={time => set({ endTime: time })}
          />
        </div>
        <div data-field={`${pointer}/timeZone`}>
          <ZoneField
            value={timeZone}
            problem={problemOf(`${pointer}/timeZone`)}
            onChange={zone => set({ timeZone: zone })}
          />
        </div>
      </div>
    </>
  );
}
