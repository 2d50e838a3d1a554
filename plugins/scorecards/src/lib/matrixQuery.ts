import type {
  ScorecardName,
  ScorecardsApi,
} from '@callboard/backstage-plugin-scorecards-common';

/** Checks side by side; the others are a press away. */
export const CHECKS_SHOWN = 20;

export type MatrixRequest = Parameters<ScorecardsApi['getMatrix']>[0];

/** A name in an address, as the backend takes it. */
const nameIn = (params: URLSearchParams, key: string) => {
  const name = params.get(key) ?? '';
  return /^[a-z0-9-]{1,100}$/.test(name) ? name : undefined;
};

/** Reads what an address narrows the matrix to; what is none narrows nothing. */
export function readMatrixQuery(
  params: URLSearchParams,
  scorecards: readonly Pick<ScorecardName, 'id'>[],
): Omit<MatrixRequest, 'limit' | 'cursor'> | undefined {
  const chosen = params.get('scorecard');
  const scorecard = scorecards.find(({ id }) => id === chosen) ?? scorecards[0];
  if (!scorecard) return undefined;
  const category = nameIn(params, 'category');
  const team = params.get('team') ?? undefined;
  const q = params.get('q')?.trim().slice(0, 200);
  return {
    scorecard: scorecard.id,
    ...(category && { category }),
    ...(team && { team }),
    ...(q && { q }),
    sort: params.get('sort') === 'name' ? 'name' : 'worst',
  };
}

/** The place of the first check that is shown; one beyond their end is the first of all. */
export function firstCheckOf(params: URLSearchParams, checks: number): number {
  const from = Number(params.get('checks'));
  return Number.isInteger(from) && from > 0 && from < checks ? from : 0;
}

/** Takes all filters of services out of an address. */
export const NO_MATRIX_FILTERS = {
  category: undefined,
  checks: undefined,
  q: undefined,
  team: undefined,
};
