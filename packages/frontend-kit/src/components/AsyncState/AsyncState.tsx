import { ReactNode } from 'react';
import { Alert, Button, VisuallyHidden } from '@backstage/ui';
import { useElapsed } from '../../hooks/useElapsed';
import { useKitText } from '../../hooks/useKitText';
import { isHidden } from '../../lib/errors';
import { ErrorBlock } from '../ErrorBlock/ErrorBlock';
import { ForbiddenBlock } from '../ForbiddenBlock/ForbiddenBlock';
import { SkeletonLines } from '../SkeletonLines/SkeletonLines';
import { OfflineBand } from './OfflineBand';
import { StaleBand } from './StaleBand';
import { useKeptError } from './useKeptError';
import styles from './AsyncState.module.css';

const SKELETON_AFTER_MS = 200;
const SLOW_AFTER_MS = 8_000;

/** What `AsyncState` reads of a TanStack query; the result of `useQuery` fits. */
export interface AsyncQuery<TData> {
  data: TData | undefined;
  error: unknown;
  isPending: boolean;
  isFetching: boolean;
  dataUpdatedAt: number;
  errorUpdatedAt: number;
  refetch: () => unknown;
}

/** Properties of {@link AsyncState}. */
export interface AsyncStateProps<TData> {
  query: AsyncQuery<TData>;
  /** What is loaded, as the first words of a sentence: "On-call data". */
  subject: string;
  /** What may be forbidden, in the middle of a sentence: "this schedule". */
  thing?: string;
  /** Placeholder of the same height as the content; three lines when absent. */
  skeleton?: ReactNode;
  isEmpty?: (data: TData) => boolean;
  empty?: ReactNode;
  /** Replaces the block of a refusal. */
  forbidden?: ReactNode;
  children: (data: TData) => ReactNode;
}

/** The states every view has: loading, slow, empty, refused, failed, stale, offline, and at last the content. */
export function AsyncState<TData>(props: AsyncStateProps<TData>) {
  const { query, subject } = props;
  const failure = useKeptError(query);
  if (query.data !== undefined) {
    return (
      <>
        <OfflineBand subject={subject} hasData />
        {failure && !isHidden(failure.error) && (
          <StaleBand query={query} subject={subject} error={failure} />
        )}
        {failure && isHidden(failure.error) ? (
          <Refused {...props} />
        ) : (
          <Content {...props} data={query.data} />
        )}
      </>
    );
  }
  if (failure && isHidden(failure.error)) return <Refused {...props} />;
  if (failure) {
    return (
      <>
        <OfflineBand subject={subject} />
        <ErrorBlock
          subject={subject}
          error={failure.error}
          at={failure.at}
          onRetry={query.refetch}
          isRetrying={query.isFetching}
        />
      </>
    );
  }
  return <Waiting {...props} />;
}

function Refused<TData>({ thing, forbidden }: AsyncStateProps<TData>) {
  return <>{forbidden ?? <ForbiddenBlock subject={thing} />}</>;
}

function Content<TData>(props: AsyncStateProps<TData> & { data: TData }) {
  const { data, isEmpty, empty, children } = props;
  return <>{empty && isEmpty?.(data) ? empty : children(data)}</>;
}

function Waiting<TData>({ query, subject, skeleton }: AsyncStateProps<TData>) {
  const t = useKitText();
  const visible = useElapsed(true, SKELETON_AFTER_MS);
  const slow = useElapsed(true, SLOW_AFTER_MS);
  return (
    <>
      <OfflineBand subject={subject} />
      <div
        className={styles.waiting}
        aria-busy="true"
        data-visible={visible || undefined}
      >
        {visible && (
          <VisuallyHidden>{t('async.loading', { subject })}</VisuallyHidden>
        )}
        <div
          className={styles.skeleton}
          style={visible ? undefined : { visibility: 'hidden' }}
        >
          {skeleton ?? <SkeletonLines />}
        </div>
        {slow && (
          <Alert
            className={styles.slow}
            status="info"
            icon
            title={t('async.slow')}
            customActions={
              <Button variant="secondary" onPress={() => query.refetch()}>
                {t('async.retry')}
              </Button>
            }
          />
        )}
      </div>
    </>
  );
}
