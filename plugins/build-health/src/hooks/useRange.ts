import { useUrlState } from '@internal/frontend-kit';
import { USUAL_DAYS } from '../lib/pipelines';

export const RANGES = [7, 30, 90] as const;

/** Days that rates of the page are of, kept in the address. */
export function useRange() {
  const { params, change } = useUrlState();
  const days =
    RANGES.find(one => `${one}` === params.get('range')) ?? USUAL_DAYS;
  return {
    days,
    setDays: (chosen: string) =>
      change({ range: chosen === `${USUAL_DAYS}` ? undefined : chosen }),
  };
}
