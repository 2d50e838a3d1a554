import { memo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Select } from '@backstage/ui';
import { useHandoffText } from '../../hooks/useHandoffText';
import { useFieldTexts } from '../../hooks/useFieldTexts';
import type { LayerDraft } from '../../lib/editor/draft';
import { useLayer, type LayerValue } from './EditorContext';
import { DraftTextField } from '../DraftTextField';
import { ZoneField } from '../ZoneField';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

const UNITS = ['hour', 'day', 'week', 'month'] as const;
const COUNTS = ['always', 'active-days'] as const;

const NameField = memo((props: FieldProps<string>) => {
  const { changeLayer, ...field } = props;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <DraftTextField
      {...field}
      label={t('editor.layers.name')}
      onChange={name => changeLayer({ name })}
    />
  );
});

const LayerZone = memo(
  (props: FieldProps<string> & { scheduleZone: string }) => {
    const { changeLayer, scheduleZone, ...field } = props;
    const { t } = useTexts(oncallTranslationRef);
    return (
      <ZoneField
        {...field}
        label={t('editor.layers.timeZone')}
        inherited={t('editor.layers.ofSchedule', { zone: scheduleZone })}
        onChange={timeZone => changeLayer({ timeZone })}
      />
    );
  },
);

const LengthField = memo((props: FieldProps<string>) => {
  const { changeLayer, ...field } = props;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <DraftTextField
      {...field}
      label={t('editor.layers.length')}
      onChange={length => changeLayer({ length })}
    />
  );
});

const UnitField = memo((props: FieldProps<LayerDraft['unit']>) => {
  const { value, was, changeLayer } = props;
  const { t } = useTexts(oncallTranslationRef);
  const textsOf = useFieldTexts();
  return (
    <Select
      {...textsOf(t('editor.layers.unit'), {
        value: t(`editor.layers.units.${value}`),
        was: was && t(`editor.layers.units.${was}`),
      })}
      options={UNITS.map(each => ({
        id: each,
        label: t(`editor.layers.units.${each}`),
      }))}
      value={value}
      onChange={key => changeLayer({ unit: key as typeof value })}
    />
  );
});

const StartField = memo(
  (props: FieldProps<string> & { part: 'date' | 'time' }) => {
    const { changeLayer, part, ...field } = props;
    const { t } = useTexts(oncallTranslationRef);
    return (
      <DraftTextField
        {...field}
        label={t(`editor.layers.${part}`)}
        kind={part === 'date' ? 'date' : 'text'}
        onChange={next =>
          changeLayer(({ startsAt }) => ({
            startsAt: { ...startsAt, [part]: next },
          }))
        }
      />
    );
  },
);

const CountField = memo((props: FieldProps<LayerDraft['turnsCounted']>) => {
  const { value, changeLayer } = props;
  const { t } = useTexts(oncallTranslationRef);
  const textsOf = useFieldTexts();
  return (
    <Select
      {...textsOf(t('editor.layers.counted'))}
      options={COUNTS.map(each => ({
        id: each,
        label: t(`editor.layers.counts.${each}`),
      }))}
      value={value}
      onChange={key => changeLayer({ turnsCounted: key as typeof value })}
    />
  );
});

const RankField = memo((props: FieldProps<boolean>) => {
  const { value, changeLayer } = props;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <div className={styles.wide}>
      <Select
        label={t('editor.layers.rank')}
        options={(['below', 'joined'] as const).map(each => ({
          id: each,
          label: t(`editor.layers.ranks.${each}`),
        }))}
        value={value ? 'joined' : 'below'}
        onChange={key => changeLayer({ joined: key === 'joined' })}
      />
    </div>
  );
});

/** Name, zone, length of a turn, and when turns change. A press of a key draws the field that it was meant for. */
export function LayerTimes() {
  const { layer, saved, place, scheduleZone, changeLayer, problemOf } =
    useLayer();
  const handoff = useHandoffText(layer, saved, scheduleZone);
  const { name, timeZone, length, unit, startsAt, turnsCounted } = layer;
  const counts = unit === 'hour' || unit === 'day';
  return (
    <div className={styles.fields}>
      <NameField value={name} was={saved?.name} {...{ changeLayer }} />
      <LayerZone
        value={timeZone}
        was={saved?.timeZone}
        problem={problemOf('timeZone', timeZone)}
        description={handoff.zoneMoved}
        {...{ scheduleZone, changeLayer }}
      />
      <LengthField
        value={length}
        was={saved?.length}
        problem={problemOf('length')}
        {...{ changeLayer }}
      />
      <UnitField value={unit} was={saved?.unit} {...{ changeLayer }} />
      <StartField
        part="date"
        value={startsAt.date}
        was={saved?.startsAt.date}
        problem={problemOf('startsAt.date')}
        {...{ changeLayer }}
      />
      <StartField
        part="time"
        value={startsAt.time}
        was={saved?.startsAt.time}
        problem={problemOf('startsAt.time')}
        description={handoff.when}
        {...{ changeLayer }}
      />
      {counts && layer.windows.length > 0 && (
        <CountField value={turnsCounted} {...{ changeLayer }} />
      )}
      {place > 0 && <RankField value={layer.joined} {...{ changeLayer }} />}
    </div>
  );
}

/** A field of a layer; of all that is in a layer it is given only what it shows. */
interface FieldProps<Value> extends Pick<LayerValue, 'changeLayer'> {
  value: Value;
  /** As it is saved; absent for what is new. */
  was?: Value;
  problem?: string;
  description?: string;
}
