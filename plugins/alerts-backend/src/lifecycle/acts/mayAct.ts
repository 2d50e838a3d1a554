import type { AlertAct } from '@callboard/backstage-plugin-alerts-common';
import type { AlertRecord } from '../records';

/** What somebody has to do with an alert that they see. */
export interface Standing {
  /** Of the team that answers, or of one above it; where no team is known, who may say which it is. */
  isAnswering: boolean;
  /** Was paged, or added, by somebody else. */
  wasPaged: boolean;
  /** Has paged by hand. */
  hasPaged: boolean;
  isAdmin: boolean;
  /** By policy. */
  mayUpdate: boolean;
  /** By policy. */
  mayRoute: boolean;
}

const ACTS: readonly AlertAct[] = [
  'acknowledge',
  'resolve',
  'escalate',
  'respond',
  'snooze',
  'note',
  'route',
];

/** Who may do what, whatever state the alert is in. A policy only narrows it. */
export function mayAct(act: AlertAct, standing: Standing): boolean {
  const { isAnswering, wasPaged, hasPaged, isAdmin } = standing;
  const { mayUpdate, mayRoute } = standing;
  switch (act) {
    case 'note':
    case 'respond':
      return mayUpdate;
    case 'acknowledge':
    case 'escalate':
    case 'snooze':
      return mayUpdate && (isAnswering || wasPaged || isAdmin);
    case 'resolve':
      return mayUpdate && (isAnswering || wasPaged || isAdmin || hasPaged);
    case 'route':
      return (isAnswering && (mayRoute || mayUpdate)) || (isAdmin && mayRoute);
    default:
      return act satisfies never;
  }
}

/** What somebody may do now. Of what is over, words are left. */
export const actsNow = (
  { state }: Pick<AlertRecord, 'state'>,
  standing: Standing | undefined,
): AlertAct[] =>
  ACTS.filter(
    act =>
      standing !== undefined &&
      mayAct(act, standing) &&
      (state !== 'resolved' || act === 'note'),
  );
