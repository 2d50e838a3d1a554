/** Of the team Ledger: each slot is on call for a week. */
export const weeklySchedule = (
  slots: string[][],
  name: string = 'Ledger primary',
) => ({
  name,
  teamRef: 'group:default/ledger',
  version: {
    timeZone: 'Europe/Berlin',
    layers: [
      {
        id: 'weekly',
        rotation: {
          unit: 'week' as const,
          startsAt: '2026-01-05T09:00',
          slots: slots.map(userRefs => ({ userRefs })),
        },
      },
    ],
  },
});
