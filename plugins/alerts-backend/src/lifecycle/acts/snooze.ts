import { InputError } from '@backstage/errors';
import type { AlertChange, AlertRecord } from '../records';
import { assertOpen } from './assertOpen';
import { EVERY_STEP, type Deed } from './deeds';

const LONGEST_MS = 7 * 24 * 60 * 60_000;

/**
 * Nobody is paged until then; who says so has it meanwhile.
 *
 * @throws ConflictError when it is over
 * @throws InputError when it would be for too long, or is over already
 */
export function snooze(
  alert: AlertRecord,
  { by, at, until }: Deed & { until: number },
): AlertChange | undefined {
  assertOpen(alert);
  if (!(until > at)) throw new InputError('until: it is to be in the future');
  if (until > at + LONGEST_MS) {
    throw new InputError('until: at most 7 days from now');
  }
  const { id: alertId, quiet, acknowledged } = alert;
  const isSnoozed = quiet?.kind === 'snoozed' && quiet.by === by;
  if (isSnoozed && quiet.until === until) return undefined;
  const hadIt = alert.state === 'acknowledged' && acknowledged?.by === by;
  return {
    alert: {
      ...alert,
      state: 'acknowledged',
      acknowledged: { by, at: hadIt ? acknowledged.at : at },
      quiet: { kind: 'snoozed', until, by },
    },
    cancelSteps: EVERY_STEP,
    cancelMessages: true,
    due: [{ alertId, kind: 'snooze-ends', dueAt: until }],
    entries: [{ alertId, at, kind: 'snoozed', actorRef: by, data: { until } }],
    ...(!hadIt && { news: [{ news: 'acknowledged', by }] }),
  };
}
