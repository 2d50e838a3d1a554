import { useState } from 'react';
import type { Proposal } from '../lib/drafts';
import { usePropose, type Proposed } from './usePropose';

/** What {@link useProposals} answers with. */
export type Proposals = ReturnType<typeof useProposals>;

/**
 * Sends proposals, also several at a time: whoever sorts out a queue is faster than the server. Which entities wait for
 * its answer, what it refused, and what was proposed last.
 */
export function useProposals() {
  const send = usePropose();
  const [sending, setSending] = useState<ReadonlyMap<string, Proposal>>(
    new Map(),
  );
  const [failures, setFailures] = useState<ReadonlyMap<string, Error>>(
    new Map(),
  );
  const [last, setLast] = useState<Proposed>();

  /** @returns whether it was made */
  const propose = async (proposal: Proposal): Promise<boolean> => {
    const entityRefs = proposal.entities.map(({ entityRef }) => entityRef);
    setSending(known => withAll(known, entityRefs, proposal));
    setFailures(known => withAll(known, entityRefs, undefined));
    try {
      setLast(await send(proposal));
      return true;
    } catch (error) {
      setFailures(known => withAll(known, entityRefs, error as Error));
      return false;
    } finally {
      setSending(known => withAll(known, entityRefs, undefined));
    }
  };

  return {
    propose,
    sending,
    failures,
    last,
    forgetLast: () => setLast(undefined),
  };
}

/** The same map with one value at all these keys; without them when there is none. */
function withAll<T>(
  map: ReadonlyMap<string, T>,
  keys: string[],
  value: T | undefined,
): Map<string, T> {
  const next = new Map(map);
  for (const key of keys) {
    if (value === undefined) next.delete(key);
    else next.set(key, value);
  }
  return next;
}
