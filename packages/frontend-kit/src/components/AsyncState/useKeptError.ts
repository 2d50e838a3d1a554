import { useRef } from 'react';
import type { AsyncQuery } from './AsyncState';

/** The last failure and when it was, epoch milliseconds. */
export interface Failure {
  error: unknown;
  at: number;
}

/**
 * The last failure of a query. TanStack forgets it when "Try again" starts; kept until the answer is there, the block
 * with the pressed button stays in place and keeps the focus.
 */
export function useKeptError<TData>(
  query: AsyncQuery<TData>,
): Failure | undefined {
  const kept = useRef<Failure>();
  if (query.error) {
    kept.current = { error: query.error, at: query.errorUpdatedAt };
  } else if (!query.isPending || !query.isFetching) {
    kept.current = undefined;
  }
  return kept.current;
}
