import { useState } from 'react';
import { Link } from '@backstage/ui';
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
import { AlertPanelFrame } from '@callboard/backstage-plugin-alerts-react';
import { usePagePath } from '../../hooks/usePagePath';
import { alertsTranslationRef } from '../../translation';
import styles from './AlertPage.module.css';

/** When it fired before, for how long, and what was done. */
export function History({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const { earlier } = alert;
  return (
    <AlertPanelFrame title={t('alert.history.title')}>
      {earlier.length === 0 && (
        <p className={styles.quiet}>{t('alert.history.none')}</p>
      )}
      <Times times={earlier} />
    </AlertPanelFrame>
  );
}

/** The last time in a line; those before on demand. */
export function LastTime({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const [last, ...rest] = alert.earlier;
  return (
    <AlertPanelFrame title={t('alert.history.last')} isLine>
      {last ? (
        <Time one={last} isShort />
      ) : (
        <span className={styles.quiet}>{t('alert.history.never')}</span>
      )}
      {rest.length > 0 && (
        <button
          type="button"
          className={styles.others}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('alert.history.more', { count: rest.length })}
        </button>
      )}
      {isOpen && <Times times={rest} isShort />}
    </AlertPanelFrame>
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
        <li key={one.id}>
          <Time one={one} isShort={isShort} />
        </li>
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
    <>
      <Link className={styles.time} href={path.alert(id)}>
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
    </>
  );
}
