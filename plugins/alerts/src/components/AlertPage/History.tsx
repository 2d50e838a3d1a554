import { Link, Text } from '@backstage/ui';
import {
  formatDay,
  formatDuration,
  formatInstant,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  AlertDetail,
  EarlierAlert,
} from '@callboard/backstage-plugin-alerts-common';
import { usePagePath } from '../../hooks/usePagePath';
import { alertsTranslationRef } from '../../translation';
import { Part } from './Part';
import styles from './AlertPage.module.css';

/** When it fired before, for how long, and what was done. */
export function History(props: {
  alert: AlertDetail;
  /** The last time alone; the others on demand. */
  isShort?: boolean;
}) {
  const { alert, isShort } = props;
  const { t } = useTexts(alertsTranslationRef);
  const { earlier } = alert;
  const shown = isShort ? earlier.slice(0, 1) : earlier;
  const rest = earlier.slice(shown.length);
  return (
    <Part label={t('alert.history.title')}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('alert.history.title')}
      </Text>
      {earlier.length === 0 && (
        <p className={styles.quiet}>{t('alert.history.none')}</p>
      )}
      <Times times={shown} isShort={isShort} />
      {rest.length > 0 && (
        <details className={styles.details}>
          <summary>{t('alert.history.more', { count: rest.length })}</summary>
          <Times times={rest} isShort={isShort} />
        </details>
      )}
    </Part>
  );
}

interface Shape {
  /** The day is enough. */
  isShort?: boolean;
}

function Times(props: Shape & { times: readonly EarlierAlert[] }) {
  const { times, isShort } = props;
  return times.length > 0 ? (
    <ul className={styles.plain}>
      {times.map(one => (
        <Time key={one.id} one={one} isShort={isShort} />
      ))}
    </ul>
  ) : null;
}

function Time({ one, isShort }: Shape & { one: EarlierAlert }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const path = usePagePath();
  const { id, openedAt, resolvedAt, acknowledgedBy, resolution, helped } = one;
  const how = [
    helped ??
      (resolution?.by === 'source' && !acknowledgedBy
        ? t('alert.history.byItself')
        : undefined),
    acknowledgedBy?.title,
    resolution?.by === 'silence-of-source' && t('alert.history.stopped'),
    resolution?.by === 'person' &&
      resolution.person.entityRef !== acknowledgedBy?.entityRef &&
      t('alert.history.person', { person: resolution.person.title }),
  ].filter(Boolean);
  return (
    <li>
      <Link href={path.alert(id)}>
        {t('alert.history.lasted', {
          time: (isShort ? formatDay : formatInstant)(new Date(openedAt), {
            locale,
          }),
          duration: formatDuration(
            Math.max(0, Date.parse(resolvedAt) - Date.parse(openedAt)),
          ),
        })}
      </Link>
      {how.length > 0 && <span>{how.join(', ')}</span>}
    </li>
  );
}
