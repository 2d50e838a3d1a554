import type { AlertChange, AlertRecord } from '../records';
import type { Deed } from './deeds';

/** Adds words to the timeline. */
export const note = (
  alert: AlertRecord,
  { by, at, text }: Deed & { text: string },
): AlertChange => ({
  alert,
  entries: [
    { alertId: alert.id, at, kind: 'noted', actorRef: by, data: { text } },
  ],
});

/** What helped; the last one who says so counts. */
export const tellWhatHelped = (
  alert: AlertRecord,
  { by, at, text }: Deed & { text: string },
): AlertChange | undefined =>
  alert.helped === text
    ? undefined
    : {
        alert: { ...alert, helped: text },
        entries: [
          {
            ...{ alertId: alert.id, at, kind: 'helped', actorRef: by },
            data: { text },
          },
        ],
      };
