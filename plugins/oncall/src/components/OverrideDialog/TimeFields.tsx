import { useTexts } from '@internal/frontend-kit';
import type { TimelineView } from '../../hooks/useTimelineView';
import { DraftTextField } from '../DraftTextField';
import type { OverrideForm } from './useOverrideForm';
import { oncallTranslationRef } from '../../translation';
import styles from './OverrideDialog.module.css';

/** From and to, on the schedule's clock; the reader's beside it. */
export function TimeFields(props: {
  view: TimelineView;
  state: OverrideForm;
  /** Problems are told once saving was tried. */
  isAsked: boolean;
}) {
  const { view, state, isAsked } = props;
  const { fields, change, form } = state;
  const { home, texts, schedule } = view;
  const { t } = useTexts(oncallTranslationRef);
  const isAway = texts.timeZone !== home.timeZone;
  const problem = (field: 'fromDate' | 'fromTime' | 'toDate' | 'toTime') => {
    const found = form.problems[field];
    // An end before the start is told at once: what it would do is not.
    if (!found || (!isAsked && found !== 'order' && found !== 'past')) {
      return undefined;
    }
    return t(`schedule.form.problems.${found}`, {
      start: `${fields.fromDate} ${fields.fromTime}`,
      end: `${fields.toDate} ${fields.toTime}`,
    });
  };
  const field = (
    id: 'fromDate' | 'fromTime' | 'toDate' | 'toTime',
    label: 'from' | 'fromTime' | 'to' | 'toTime',
  ) => (
    <DraftTextField
      label={t(`schedule.form.${label}`)}
      kind={id.endsWith('Date') ? 'date' : 'text'}
      value={fields[id]}
      onChange={value => change({ [id]: value })}
      problem={problem(id)}
    />
  );
  return (
    <>
      <div className={styles.pair}>
        {field('fromDate', 'from')}
        {field('fromTime', 'fromTime')}
      </div>
      <div className={styles.pair}>
        {field('toDate', 'to')}
        {field('toTime', 'toTime')}
      </div>
      <p className={styles.quiet}>
        {t('schedule.form.zone', { zone: schedule.timeZone })}{' '}
        {isAway &&
          form.span &&
          t('schedule.form.forYou', { span: texts.span(form.span) })}{' '}
        {form.beginsNow && t('schedule.form.beginsNow')}
      </p>
    </>
  );
}
