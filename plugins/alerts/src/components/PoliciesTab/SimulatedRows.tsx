import {
  formatClock,
  formatDuration,
  formatInstant,
  localTimeZone,
  StatusText,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type { EscalationPreview } from '@callboard/backstage-plugin-alerts-common';
import { useWhoText } from '../../hooks/policies/useSimulatedText';
import type { SimulatedRow } from '../../lib/policies/simulatedRows';
import { wallFields } from '../../lib/policies/wallTime';
import { alertsTranslationRef } from '../../translation';
import styles from './PoliciesTab.module.css';

/** As many as the backend tells. */
const MOST_ROWS = 50;

/** A row for each page, by the clock of the team's schedule. */
export function SimulatedRows(props: {
  preview: EscalationPreview;
  rows: readonly SimulatedRow[];
}) {
  const { preview, rows } = props;
  const { timeZone } = preview;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const first = rows[0]?.at;
  if (first === undefined) return null;
  const start = new Date(first);
  const time = formatClock(start, { locale, timeZone });
  const yours = formatClock(start, { locale });
  return (
    <>
      <p className={styles.quiet}>
        {timeZone === localTimeZone() || time === yours
          ? t('policies.simulator.zone', { zone: timeZone })
          : t('policies.simulator.yours', { zone: timeZone, time, yours })}
      </p>
      <ol className={styles.rows} aria-label={t('policies.simulator.rows')}>
        {rows.map((row, index) => (
          <li key={index}>
            <Row {...{ row, start, timeZone }} before={rows[index - 1]} />
          </li>
        ))}
      </ol>
      {rows.length >= MOST_ROWS && (
        <p className={styles.quiet}>
          {t('policies.simulator.more', { count: rows.length })}
        </p>
      )}
    </>
  );
}

function Row(props: {
  row: SimulatedRow;
  before?: SimulatedRow;
  start: Date;
  timeZone: string;
}) {
  const { row, before, start, timeZone } = props;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const whoOf = useWhoText();
  const at = new Date(row.at);
  const dayOf = (iso: string) => wallFields(Date.parse(iso), timeZone).date;
  const isSameDay = before && dayOf(before.at) === dayOf(row.at);
  const write = isSameDay ? formatClock : formatInstant;
  const later = at.getTime() - start.getTime();
  return (
    <>
      <span className={styles.when}>
        <time dateTime={row.at}>{write(at, { locale, timeZone })}</time>
        {later > 0 && (
          <span className={styles.quiet}>
            {t('policies.simulator.later', { duration: formatDuration(later) })}
          </span>
        )}
      </span>
      <span className={styles.who}>
        {row.kind === 'page' && whoOf(row)}
        {row.kind === 'waits' && (
          <StatusText tone="neutral" text={row.nobody ?? row.what} />
        )}
        {row.kind === 'gap' && <Gap {...{ row, timeZone }} />}
        {row.kind !== 'waits' && (
          <span className={styles.quiet}>{row.what}</span>
        )}
      </span>
    </>
  );
}

/** Nobody is reached: why, and what happens then. */
function Gap({ row, timeZone }: { row: SimulatedRow; timeZone: string }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const { at, nextAt, nobody } = row;
  const reason = nobody ?? '';
  const text = reason
    ? t('policies.simulator.nobody', { reason })
    : t('policies.simulator.nobodyUnknown');
  return (
    <>
      <StatusText tone="bad" text={text} />
      <span>
        {nextAt === undefined && t('policies.simulator.isOver')}
        {nextAt === at && t('policies.simulator.goesOn')}
        {nextAt !== undefined &&
          nextAt !== at &&
          t('policies.simulator.goesOnLater', {
            time: formatClock(new Date(nextAt), { locale, timeZone }),
          })}
      </span>
    </>
  );
}
