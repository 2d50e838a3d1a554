import { useKitText } from '../../hooks/useKitText';
import { useLocale } from '../../hooks/useLocale';
import { useNow } from '../../hooks/useNow';
import { formatAge } from '../../lib/duration';
import {
  formatClock,
  formatInstant,
  relativeTo,
  toInstant,
} from '../../lib/instant';
import styles from './DataAge.module.css';

/** How old data is, shown only once it is older than promised: "from 09:12 CET, 3 h old". */
export function DataAge({
  value,
  promisedMs = 0,
}: {
  /** When the data was read. */
  value: Date | string | number;
  /** Age up to which the view promises to be current, milliseconds. */
  promisedMs?: number;
}) {
  const t = useKitText();
  const locale = useLocale();
  const now = useNow();
  const date = toInstant(value);
  if (!date) return <span className={styles.age}>{t('time.unknown')}</span>;
  const age = now - date.getTime();
  if (age <= promisedMs) return null;
  const write = relativeTo(date, new Date(now)) ? formatClock : formatInstant;
  return (
    <time className={styles.age} dateTime={date.toISOString()}>
      {t('time.age', {
        time: write(date, { locale, now: new Date(now) }),
        duration: formatAge(age),
      })}
    </time>
  );
}
