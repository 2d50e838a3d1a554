import { useKitText } from '../../hooks/useKitText';
import { useLocale } from '../../hooks/useLocale';
import { useNow } from '../../hooks/useNow';
import { formatAge } from '../../lib/duration';
import { formatInstant, toInstant } from '../../lib/instant';

/** "since Mon 23 Nov, 16:40 CET (14 h)". */
export function SinceText({ value }: { value: Date | string | number }) {
  const t = useKitText();
  const locale = useLocale();
  const now = useNow();
  const date = toInstant(value);
  if (!date) return <>{t('time.unknown')}</>;
  return (
    <time dateTime={date.toISOString()}>
      {t('time.since', {
        time: formatInstant(date, { locale, now: new Date(now) }),
        duration: formatAge(now - date.getTime()),
      })}
    </time>
  );
}
