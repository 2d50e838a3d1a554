import type { CampaignDetail } from '@callboard/backstage-plugin-scorecards-common';

/** Done and scope at the end of a day. */
export interface BurnUpPoint {
  on: string;
  done: number;
  total: number;
  /** How many joined the scope since the day before; below zero: left it. */
  joined: number;
}

/** Days with how many services joined or left the scope. */
export const burnUpPoints = ({
  burnUp,
}: Pick<CampaignDetail, 'burnUp'>): BurnUpPoint[] =>
  burnUp.map((day, at) => ({
    ...day,
    joined: at === 0 ? 0 : day.total - burnUp[at - 1].total,
  }));

const STEPS = [1, 2, 5];

/** Ticks of a scale from 0, four at most besides it. */
export function countTicks(most: number): number[] {
  let power = 1;
  while (power * 20 < most) power *= 10;
  const size = power * (STEPS.find(step => step * power * 4 >= most) ?? 5);
  const count = Math.max(1, Math.ceil(most / size));
  return Array.from({ length: count + 1 }, (_, at) => at * size);
}
