import type { FromSchema } from 'json-schema-to-ts';
import type {
  CalendarLink,
  NewCalendarLink,
  PreviewInterval,
  Rotation,
  SchedulePreview,
  TimeSpan,
  UncoveredService,
  ZoneTable,
} from '../types';
import { calendarLink, newCalendarLink } from './calendars';
import { interval, span, zoneTable } from './components';
import { version } from './configuration';
import { preview } from './previews';
import { uncoveredService } from './services';
import { oncallApiSpec } from '.';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

// The compiler proves that the documented types and the specification say the same, in both directions.
const same: [
  Same<CalendarLink, FromSchema<typeof calendarLink>>,
  Same<NewCalendarLink, FromSchema<typeof newCalendarLink>>,
  Same<UncoveredService, FromSchema<typeof uncoveredService>>,
  Same<TimeSpan, FromSchema<typeof span>>,
  Same<PreviewInterval, FromSchema<typeof interval>>,
  Same<SchedulePreview, FromSchema<typeof preview>>,
  Same<ZoneTable, FromSchema<typeof zoneTable>>,
  Same<
    Rotation,
    FromSchema<
      (typeof version)['properties']['layers']['items']['properties']['rotation']
    >
  >,
] = [true, true, true, true, true, true, true, true];

describe('the API specification', () => {
  it('has the shapes of the documented types', () => {
    expect(same.every(Boolean)).toBe(true);
  });

  it('answers errors in every operation', () => {
    for (const path of Object.values(oncallApiSpec.paths)) {
      for (const { responses } of Object.values(path)) {
        expect(responses.default.description).toContain('error');
      }
    }
  });
});
