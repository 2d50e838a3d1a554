import { readScheduleFile } from '../readScheduleFile';

/*
 * Documents in the shape of Opsgenie's public documentation (docs.opsgenie.com: Schedule API, Schedule Rotation API, Schedule
 * Override API) and of its Go SDK (opsgenie-go-sdk-v2 at 718e135, schedule/result.go).
 */

export const user = (name: string) => ({
  type: 'user',
  id: `id-${name}`,
  username: `${name}@example.com`,
});

export const rotation = (more: object = {}) => ({
  id: 'r1',
  name: 'Weekly',
  startDate: '2026-01-05T08:00:00Z',
  endDate: null,
  type: 'weekly',
  length: 1,
  participants: [user('ana'), user('chen')],
  ...more,
});

export const file = (
  rotations: object[],
  more: object = {},
  beside: object = {},
) =>
  JSON.stringify({
    data: {
      id: 's1',
      name: 'Ledger primary',
      timezone: 'Europe/Berlin',
      enabled: true,
      rotations,
      ...more,
    },
    took: 0.2,
    requestId: 'x',
    ...beside,
  });

export const read = (...args: Parameters<typeof file>) =>
  readScheduleFile(file(...args));

export const layersOf = (found: ReturnType<typeof read>) =>
  found.configuration.versions[0].layers;

export const codes = (found: ReturnType<typeof read>) =>
  found.losses.map(({ place, code }) => `${place} ${code}`);

export const period = (
  startDate: string,
  endDate: string,
  recipient?: object,
) => ({
  startDate,
  endDate,
  type: 'historical',
  recipient,
});

export const timeline = (
  startDate: string,
  endDate: string,
  rotations: object[][],
) => ({
  timeline: {
    startDate,
    endDate,
    finalTimeline: {
      rotations: rotations.map((periods, order) => ({
        id: `r${order}`,
        order,
        periods,
      })),
    },
  },
});

export const named = (name: string) => ({
  type: 'user',
  id: `id-${name}`,
  name: `${name}@example.com`,
});
