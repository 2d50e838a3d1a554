import { WEEKDAYS, newLayer, newWindow, type LayerDraft } from './draft';

export const TEMPLATES = [
  'weekly',
  'follow-the-sun',
  'weekday-weekend',
  'business-hours',
] as const;

/** A rotation that many teams have, to start from. */
export type Template = (typeof TEMPLATES)[number];

/** Three offices that are together around the clock, whichever of their clocks is at summer time. */
const OFFICES = [
  { zone: 'Asia/Singapore', startTime: '09:00', endTime: '17:00' },
  { zone: 'Europe/Berlin', startTime: '10:00', endTime: '18:00' },
  { zone: 'America/New_York', startTime: '12:00', endTime: '21:00' },
];

/**
 * The layers of a template, without people.
 *
 * @param monday - the day of the first handoff, `2026-11-30`
 * @param nameOf - what its parts are called
 */
export function templateLayers(
  template: Template,
  monday: string,
  nameOf: (part: string) => string,
): LayerDraft[] {
  const weekdays = WEEKDAYS.slice(0, 5);
  switch (template) {
    case 'weekly':
      return [newLayer(monday, { name: nameOf('weekly') })];
    case 'follow-the-sun':
      return OFFICES.map(({ zone, startTime, endTime }, at) =>
        newLayer(monday, {
          name: nameOf(zone),
          timeZone: zone,
          joined: at > 0,
          windows: [newWindow({ startTime, endTime, weekdays: WEEKDAYS })],
        }),
      );
    case 'weekday-weekend':
      return [
        newLayer(monday, {
          name: nameOf('weekend'),
          windows: [
            newWindow({
              kind: 'weekly',
              startDay: 'friday',
              startTime: '18:00',
              endDay: 'monday',
              endTime: '09:00',
            }),
          ],
        }),
        newLayer(monday, { name: nameOf('weekdays') }),
      ];
    default:
      return [
        newLayer(monday, {
          name: nameOf('business-hours'),
          unit: 'day',
          turnsCounted: 'active-days',
          windows: [newWindow({ weekdays })],
        }),
      ];
  }
}
