import { localTimeZone, useUrlState } from '@internal/frontend-kit';
import { isKnownZone } from '../lib/editor/readDraft';

/** The time for which it is asked who was on call, as the address says: `at`, `atZone`. */
export function useAskedAt() {
  const { params, change } = useUrlState();
  const at = Date.parse(params.get('at') ?? '');
  const zone = params.get('atZone') ?? '';
  return {
    /** Milliseconds since 1970 in UTC; undefined when nothing is asked. */
    at: Number.isNaN(at) ? undefined : at,
    /** IANA name. */
    zone: isKnownZone(zone) ? zone : localTimeZone(),
    ask: (next: number, nextZone: string) =>
      change({ at: new Date(next).toISOString(), atZone: nextZone }),
    clear: () => change({ at: undefined, atZone: undefined }),
  };
}
