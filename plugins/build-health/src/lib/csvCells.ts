import type { SuccessRate } from '@callboard/backstage-plugin-build-health-common';

export type Cells = (string | number | undefined)[];

/** Four digits of a share are more than is known. */
const round = (share: number | undefined) =>
  share === undefined ? undefined : Number(share.toFixed(4));

export const secondsOf = (ms: number | undefined) =>
  ms === undefined ? undefined : Math.round(ms / 1_000);

/** Builds that count, those that passed, their share from 0 to 1 and its bounds: none where too little was counted for one. */
export const rateCells = (successRate: SuccessRate | undefined): Cells => {
  const { n, successes, rate, interval, hasVerdict } = successRate ?? {};
  return [
    n,
    successes,
    ...[rate, interval?.low, interval?.high].map(share =>
      round(hasVerdict ? share : undefined),
    ),
  ];
};
