import { Alert } from '@backstage/ui';
import { useKitText } from '../../hooks/useKitText';
import { useLocale } from '../../hooks/useLocale';
import { useOffline } from '../../hooks/useOffline';
import { formatClock } from '../../lib/instant';
import styles from './AsyncState.module.css';

/** Says since when there is no network, and what the reader looks at. */
export function OfflineBand({
  subject,
  hasData,
}: {
  subject: string;
  hasData?: boolean;
}) {
  const t = useKitText();
  const locale = useLocale();
  const since = useOffline();
  if (!since) return null;
  const consequence = hasData
    ? t('async.offlineCopy')
    : t('async.offlineNothing', { subject });
  return (
    <Alert
      className={styles.band}
      status="warning"
      icon
      title={t('async.offlineSince', { time: formatClock(since, { locale }) })}
      description={consequence}
    />
  );
}
