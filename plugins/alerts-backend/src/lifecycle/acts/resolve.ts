import type { AlertChange, AlertRecord } from '../records';
import { EVERY_STEP, type Deed } from './deeds';
import { tellWhatHelped } from './words';

/** It is over, with all its series. Of what is over already, only what helped is kept. */
export function resolve(
  alert: AlertRecord,
  { by, at, helped }: Deed & { helped?: string },
): AlertChange | undefined {
  const told =
    helped === undefined
      ? undefined
      : tellWhatHelped(alert, { by, at, text: helped });
  if (alert.state === 'resolved') return told;
  const { id: alertId } = alert;
  return {
    alert: {
      ...(told?.alert ?? alert),
      state: 'resolved',
      resolved: { at, by },
      quiet: undefined,
      firingCount: 0,
    },
    resolvesInstancesAt: at,
    cancelSteps: EVERY_STEP,
    cancelMessages: true,
    entries: [
      { alertId, at, kind: 'resolved', actorRef: by },
      ...(told?.entries ?? []),
    ],
    news: [{ news: 'resolved', by }],
  };
}
