import { formatAge, useTexts } from '@internal/frontend-kit';
import type { OnCallSource } from '@callboard/backstage-plugin-oncall-common';
import { useMinute } from './useMinute';
import { asSentence } from '../lib/asSentence';
import { oncallTranslationRef } from '../translation';

/** Writes which other system says who is on call, and how old that is: "PagerDuty silent for 20 min, last known"; why not, before it did so once. */
export function useSourceText() {
  const { t } = useTexts(oncallTranslationRef);
  const now = useMinute();
  return ({ title, readAt, stale, problem }: OnCallSource) => {
    if (readAt === undefined) {
      return problem
        ? asSentence(problem)
        : t('source.never', { source: title });
    }
    // Read a moment ago by a clock that is ahead.
    const age = formatAge(Math.max(0, now - Date.parse(readAt)));
    return t(stale ? 'source.silent' : 'source.read', { source: title, age });
  };
}
