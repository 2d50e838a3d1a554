import { useOnCall } from '@callboard/backstage-plugin-oncall-react';
import { errorStatus, useNow } from '@internal/frontend-kit';
import { firstOnCall, isStandIn } from '../lib/onCallValues';

/**
 * Who is called for an entity. What on-call said before counts while it does not answer, until that shift ends, and not for
 * somebody who may not see it any more.
 */
export function useFirstOnCall(entityRef: string | undefined) {
  const { isInstalled, data, error } = useOnCall(entityRef);
  const now = useNow();
  const isRefused = [401, 403, 404].includes(errorStatus(error) ?? 0);
  const item = isRefused ? undefined : data?.item;
  const person = firstOnCall(item, now);
  return {
    isInstalled,
    person,
    isStandIn: person !== undefined && isStandIn(item, person, now),
  };
}
