import type { BuildOutcome } from '@callboard/backstage-plugin-build-health-common';

export const OUTCOMES = [
  'success',
  'failure',
  'unstable',
  'timed-out',
  'startup-failure',
  'cancelled',
  'skipped',
  'not-built',
  'neutral',
  'action-required',
  'stale',
] as const satisfies readonly BuildOutcome[];

/** What the list is narrowed to. */
export interface HistoryQuery {
  pipelineId?: string;
  branch?: string;
  outcome?: BuildOutcome;
  trunk?: true;
}

/** Reads the filters of an address; what is none of them narrows nothing. */
export function readHistoryQuery(params: URLSearchParams): HistoryQuery {
  const pipelineId = params.get('pipeline') ?? '';
  const branch = params.get('branch')?.trim();
  const outcome = OUTCOMES.find(one => one === params.get('outcome'));
  return {
    // Ids are numbers; the backend refuses others.
    ...(/^\d{1,18}$/.test(pipelineId) && { pipelineId }),
    ...(branch && { branch }),
    ...(outcome && { outcome }),
    ...(params.get('trunk') === 'only' && { trunk: true }),
  };
}

/** Takes all filters out of an address. */
export const NO_FILTERS = {
  pipeline: undefined,
  branch: undefined,
  outcome: undefined,
  trunk: undefined,
};
