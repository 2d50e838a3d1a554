import type { FactValue } from '@callboard/backstage-plugin-scorecards-common';

const LONGEST = 120;

/** A value in a line. */
export function valueText(value: FactValue): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : `${value}`;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
