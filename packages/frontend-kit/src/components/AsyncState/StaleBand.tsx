import { Alert, Button } from '@backstage/ui';
import { useKitText } from '../../hooks/useKitText';
import { DataAge } from '../DataAge/DataAge';
import { useErrorReason } from '../ErrorBlock/useErrorReason';
import type { AsyncQuery } from './AsyncState';
import type { Failure } from './useKeptError';
import styles from './AsyncState.module.css';

/** Stands above data that could not be renewed: why, and how old it is. */
export function StaleBand<TData>({
  query,
  subject,
  error,
}: {
  query: AsyncQuery<TData>;
  subject: string;
  error: Failure;
}) {
  const t = useKitText();
  const reason = useErrorReason(error.error, error.at);
  return (
    <Alert
      className={styles.band}
      status="warning"
      icon
      title={t('async.staleTitle', { subject })}
      description={
        <>
          {reason} {t('async.staleShown')}{' '}
          <DataAge value={query.dataUpdatedAt} />.
        </>
      }
      customActions={
        <Button
          variant="secondary"
          isPending={query.isFetching}
          onPress={() => query.refetch()}
        >
          {t('async.retry')}
        </Button>
      }
    />
  );
}
