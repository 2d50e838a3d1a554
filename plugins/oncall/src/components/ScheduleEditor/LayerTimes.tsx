import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Select } from '@backstage/ui';
import { useHandoffText } from '../../hooks/useHandoffText';
import { useFieldTexts } from '../../hooks/useFieldTexts';
import { useLayer } from './EditorContext';
import { DraftTextField } from '../DraftTextField';
import { ZoneField } from './fields/ZoneField';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

const UNITS = ['hour', 'day', 'week', 'month'] as const;
const COUNTS = ['always', 'active-days'] as const;

/** Name, zone, length of a turn, and when turns change. */
export function LayerTimes() {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { layer, saved, place, scheduleZone, changeLayer, problemOf } =
    useLayer();
  const textsOf = useFieldTexts();
  const handoff = useHandoffText(layer, saved, scheduleZone);
  const { unit, length, startsAt } = layer;
  const counts = unit === 'hour' || unit === 'day';
  return (
    <div className={styles.fields}>
      <DraftTextField
        label={t('editor.layers.name')}
        value={layer.name}
        was={saved?.name}
        onChange={name => changeLayer({ name })}
      />
      <ZoneField
        label={t('editor.layers.timeZone')}
        value={layer.timeZone}
        was={saved?.timeZone}
        inherited={t('editor.layers.ofSchedule', { zone: scheduleZone })}
        problem={problemOf('timeZone', layer.timeZone)}
        description={handoff.zoneMoved}
        onChange={timeZone => changeLayer({ timeZone })}
      />
      <DraftTextField
        label={t('editor.layers.length')}
        value={length}
        was={saved?.length}
        problem={problemOf('length')}
        onChange={next => changeLayer({ length: next })}
      />
      <Select
        {...textsOf(t('editor.layers.unit'), {
          value: t(`editor.layers.units.${unit}`),
          was: saved && t(`editor.layers.units.${saved.unit}`),
        })}
        options={UNITS.map(each => ({
          id: each,
          label: t(`editor.layers.units.${each}`),
        }))}
        value={unit}
        onChange={key => changeLayer({ unit: key as typeof unit })}
      />
      <DraftTextField
        label={t('editor.layers.date')}
        kind="date"
        value={startsAt.date}
        was={saved?.startsAt.date}
        problem={problemOf('startsAt.date')}
        onChange={date => changeLayer({ startsAt: { ...startsAt, date } })}
      />
      <DraftTextField
        label={t('editor.layers.time')}
        value={startsAt.time}
        was={saved?.startsAt.time}
        problem={problemOf('startsAt.time')}
        description={handoff.when}
        onChange={time => changeLayer({ startsAt: { ...startsAt, time } })}
      />
      {counts && layer.windows.length > 0 && (
        <Select
          {...textsOf(t('editor.layers.counted'))}
          options={COUNTS.map(each => ({
            id: each,
            label: t(`editor.layers.counts.${each}`),
          }))}
          value={layer.turnsCounted}
          onChange={key =>
            changeLayer({ turnsCounted: key as (typeof COUNTS)[number] })
          }
        />
      )}
      {place > 0 && (
        <div className={styles.wide}>
          <Select
            label={t('editor.layers.rank')}
            options={(['below', 'joined'] as const).map(each => ({
              id: each,
              label: t(`editor.layers.ranks.${each}`),
            }))}
            value={layer.joined ? 'joined' : 'below'}
            onChange={key => changeLayer({ joined: key === 'joined' })}
          />
        </div>
      )}
    </div>
  );
}
