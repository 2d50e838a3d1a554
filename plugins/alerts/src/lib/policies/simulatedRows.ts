import {
  roundsBegin,
  type EscalationPreview,
  type EscalationPreviewRow,
  type SimulationRequest,
} from '@callboard/backstage-plugin-alerts-common';

/** A row of a simulation, and what it means. */
export interface SimulatedRow extends EscalationPreviewRow {
  /** `waits`: nobody is paged before working hours. `gap`: nobody is reached, where somebody was to be. */
  kind: 'page' | 'waits' | 'gap';
  /** When the next comes; absent for the last. */
  nextAt?: string;
}

/** Tells gaps from what is meant to be. */
export function simulatedRows(
  { rows, timeZone }: EscalationPreview,
  { rules, severity }: Pick<SimulationRequest, 'rules' | 'severity'>,
): SimulatedRow[] {
  const isWaiting = ({ at: iso }: EscalationPreviewRow) => {
    const at = Date.parse(iso);
    return roundsBegin({ rules, severity, at, zoneOf: timeZone }) > at;
  };
  return rows.map((row, index) => {
    const isReached = row.people.length + row.channels.length > 0;
    const waits = index === 0 && !isReached && isWaiting(row);
    const nextAt = rows[index + 1]?.at;
    return {
      ...row,
      kind: (isReached && 'page') || (waits && 'waits') || 'gap',
      ...(nextAt !== undefined && { nextAt }),
    };
  });
}

/** People who are told the same way, together. */
export function byChannels(people: EscalationPreviewRow['people']) {
  const groups = new Map<string, EscalationPreviewRow['people']>();
  for (const person of people) {
    const key = person.channels.join('\n');
    groups.set(key, [...(groups.get(key) ?? []), person]);
  }
  return [...groups.values()];
}
