import { useApi } from '@backstage/core-plugin-api';
import { useQueries } from '@tanstack/react-query';
import { scorecardsApiRef } from '../api';

/** What checks of scorecards in force are called, also those that they take from others; the id of what is not known. */
export function useCheckTitles(
  scorecards: readonly string[],
): (check: string) => string {
  const api = useApi(scorecardsApiRef);
  const known = useQueries({
    queries: [...new Set(scorecards)].map(scorecard => ({
      queryKey: ['check-titles', scorecard],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await api.getMatrix({ scorecard, limit: 1 }, { signal })).columns,
    })),
    combine: answers =>
      new Map(
        answers.flatMap(({ data = [] }) =>
          data.map(({ check, title }) => [check, title] as const),
        ),
      ),
  });
  return check => known.get(check) ?? check;
}
