import { Radio, RadioGroup, TextField } from '@backstage/ui';
import {
  formatMoment,
  StatusText,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import { wallFields } from '../../lib/policies/wallTime';
import { silenceEnds, type WallTime } from '../../lib/silenceForm';
import { alertsTranslationRef } from '../../translation';
import type { SilenceFormState } from './useSilenceForm';
import styles from './SilenceDialog.module.css';

/** When it begins and ends; nothing is silenced without an end. */
export function WhenFields(props: {
  state: SilenceFormState;
  isAsked: boolean;
}) {
  const { state, isAsked } = props;
  const { form, times, zone, workZone, problems, change } = state;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const timeOf = (end: (typeof silenceEnds)[number]) => {
    const at = times.endOf(end);
    if (at === undefined || end === 'date') return '';
    const timeZone = end === 'working' ? workZone : zone;
    return formatMoment(new Date(at), { locale, timeZone });
  };
  const endProblem = () => {
    if (!form.end) return t('silences.dialog.noEnd');
    if (times.endsAt === undefined) return t('silences.dialog.noTime');
    return (
      problems.end && t('silences.dialog.problem', { message: problems.end })
    );
  };
  const startProblem = () =>
    times.startsAt === undefined
      ? t('silences.dialog.noTime')
      : problems.start &&
        t('silences.dialog.problem', { message: problems.start });
  return (
    <>
      <RadioGroup
        label={t('silences.dialog.start')}
        orientation="horizontal"
        value={form.start ? 'later' : 'now'}
        onChange={chosen =>
          change({
            start:
              chosen === 'later' ? wallFields(Date.now(), zone) : undefined,
          })
        }
      >
        <Radio value="now">{t('silences.dialog.now')}</Radio>
        <Radio value="later">{t('silences.dialog.later')}</Radio>
      </RadioGroup>
      {form.start && (
        <WallFields
          value={form.start}
          zone={zone}
          labels={{
            date: t('silences.dialog.startDate'),
            time: t('silences.dialog.startTime'),
          }}
          onChange={start => change({ start })}
        />
      )}
      {isAsked && <Problem text={startProblem()} />}
      <RadioGroup
        label={t('silences.dialog.end')}
        isRequired
        value={form.end ?? null}
        onChange={chosen =>
          change({ end: silenceEnds.find(one => one === chosen) })
        }
      >
        {silenceEnds.map(end => (
          <Radio key={end} value={end}>
            {t(`silences.dialog.ends.${end}`, { time: timeOf(end) })}
          </Radio>
        ))}
      </RadioGroup>
      {form.end === 'date' && (
        <WallFields
          value={form.endAt}
          zone={zone}
          labels={{
            date: t('silences.dialog.endDate'),
            time: t('silences.dialog.endTime'),
          }}
          onChange={endAt => change({ endAt })}
        />
      )}
      {isAsked && <Problem text={endProblem()} />}
    </>
  );
}

function Problem({ text }: { text: string | undefined }) {
  return text ? (
    <div role="alert">
      <StatusText tone="bad" text={text} />
    </div>
  ) : null;
}

/** A date and a time, on the reader's clock. */
function WallFields(props: {
  value: WallTime;
  zone: string;
  labels: WallTime;
  onChange: (value: WallTime) => void;
}) {
  const { value, zone, labels, onChange } = props;
  const { t } = useTexts(alertsTranslationRef);
  return (
    <>
      <div className={styles.pair}>
        <TextField
          size="small"
          label={labels.date}
          // The input takes each type of HTML; this one brings the calendar of the device.
          type={'date' as 'text'}
          value={value.date}
          onChange={date => onChange({ ...value, date })}
        />
        <TextField
          size="small"
          label={labels.time}
          value={value.time}
          maxLength={5}
          onChange={time => onChange({ ...value, time })}
        />
      </div>
      <p className={styles.quiet}>{t('silences.dialog.zone', { zone })}</p>
    </>
  );
}
