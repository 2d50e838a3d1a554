import {
  formatDuration,
  StatusText,
  useLocale,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { useCountdown } from '../../hooks/useCountdown';
import { useMe } from '../../hooks/useMe';
import { usePeopleText } from '../../hooks/usePeopleText';
import { formatPast } from '../../lib/formatPast';
import { alertsTranslationRef } from '../../translation';
import styles from './AlertPage.module.css';

/** It fires, its policy has come to its end, and nobody has it. */
export const isExhausted = ({ state, pages, next, quiet }: AlertDetail) =>
  state === 'firing' && pages.length > 0 && !next && !quiet;

/** Who was paged last, and who is next: all that a first screen has room for. */
export function PagedLine({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const me = useMe();
  const locale = useLocale();
  const now = useNow();
  const { pages, next, state } = alert;
  const mine = pages.find(({ person }) => person && person.entityRef === me);
  const last = mine ?? pages.at(0);
  if (state !== 'firing') return null;
  const who = mine
    ? t('alert.paged.you')
    : last?.person?.title ?? last?.channel ?? '';
  return (
    <p className={styles.line}>
      {last
        ? `${t('alert.paged.one', {
            who,
            time: formatPast(last.at, { locale, now }),
          })}.`
        : t('alert.paged.nobody')}{' '}
      {next && <NextText next={next} isShort />}
      {isExhausted(alert) && (
        <StatusText tone="warn" text={t('alert.paged.over')} />
      )}
    </p>
  );
}

/** Who is next, each second anew. */
export function NextText(props: {
  next: NonNullable<AlertDetail['next']>;
  /** Without that it is unless somebody acknowledges, and not of everybody by name. */
  isShort?: boolean;
}) {
  const { next, isShort } = props;
  const { t } = useTexts(alertsTranslationRef);
  const write = usePeopleText();
  const left = useCountdown(next) ?? 0;
  const who =
    isShort && next.people.length > 0
      ? write.few(next.people)
      : write.next(next);
  return (
    <span className={styles.numbers}>
      {left > 0
        ? t(isShort ? 'alert.paged.nextShort' : 'alert.paged.next', {
            who,
            left: formatDuration(left),
          })
        : t('alert.paged.nextNow', { who })}
    </span>
  );
}
