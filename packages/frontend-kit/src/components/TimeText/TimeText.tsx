import {
  Button,
  DialogTrigger,
  Popover,
  Tooltip,
  TooltipTrigger,
} from '@backstage/ui';
import { useKitText } from '../../hooks/useKitText';
import { useLocale } from '../../hooks/useLocale';
import { useNow } from '../../hooks/useNow';
import {
  formatInstant,
  localTimeZone,
  relativeTo,
  toInstant,
} from '../../lib/instant';
import { CopyButton } from '../CopyButton/CopyButton';
import styles from './TimeText.module.css';

/** Properties of {@link TimeText}. */
export interface TimeTextProps {
  /** ISO 8601, epoch milliseconds or a date. */
  value: Date | string | number;
  /** IANA name of the zone to write in; the reader's when absent. */
  timeZone?: string;
  /** Text without the zones behind it: inside links, rows that are links, and other buttons. */
  plain?: boolean;
}

/**
 * An instant: relative and live under 24 hours, else weekday, date, time and zone. Hover, focus or a press shows both
 * zones, UTC and the ISO text with a copy button.
 */
export function TimeText({ value, timeZone, plain }: TimeTextProps) {
  const t = useKitText();
  const locale = useLocale();
  const now = useNow();
  const date = toInstant(value);
  if (!date) return <span>{t('time.unknown')}</span>;

  const relative = relativeTo(date, new Date(now));
  const absolute = formatInstant(date, {
    timeZone,
    locale,
    now: new Date(now),
  });
  const text = relative
    ? t(`time.${relative.key}`, { duration: relative.duration })
    : absolute;
  const time = <time dateTime={date.toISOString()}>{text}</time>;
  if (plain) return time;

  return (
    <DialogTrigger>
      <TooltipTrigger>
        <Button variant="tertiary" className={styles.trigger}>
          {time}
        </Button>
        <Tooltip>
          <Zones date={date} timeZone={timeZone} />
        </Tooltip>
      </TooltipTrigger>
      <Popover>
        <Zones date={date} timeZone={timeZone} copyable />
      </Popover>
    </DialogTrigger>
  );
}

function Zones({
  date,
  timeZone,
  copyable,
}: {
  date: Date;
  timeZone?: string;
  copyable?: boolean;
}) {
  const t = useKitText();
  const locale = useLocale();
  const write = (zone: string) =>
    formatInstant(date, { timeZone: zone, locale, withOffset: zone !== 'UTC' });
  const iso = date.toISOString();
  const away = timeZone !== undefined && timeZone !== localTimeZone();
  return (
    <dl className={styles.zones}>
      {away && (
        <>
          <dt>{t('time.there')}</dt>
          <dd>{write(timeZone)}</dd>
        </>
      )}
      <dt>{t('time.yours')}</dt>
      <dd>{write(localTimeZone())}</dd>
      <dt>{t('time.utc')}</dt>
      <dd>{write('UTC')}</dd>
      <dt>{t('time.iso')}</dt>
      <dd>
        <code>{iso}</code>
        {copyable && <CopyButton value={iso} what={t('copy.timestamp')} />}
      </dd>
    </dl>
  );
}
