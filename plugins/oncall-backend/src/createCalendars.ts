import type { Knex } from 'knex';
import { DatabaseCalendarEventStore } from './database/DatabaseCalendarEventStore';
import { DatabaseCalendarLinkStore } from './database/DatabaseCalendarLinkStore';
import { SweepJob } from './jobs/SweepJob';
import type { Admission } from './service/Admission';
import { AuthorizedCalendarService } from './service/calendars/AuthorizedCalendarService';
import { CalendarDesk } from './service/calendars/CalendarDesk';
import { CalendarFeeds } from './service/calendars/CalendarFeeds';
import { CalendarPublisher } from './service/calendars/CalendarPublisher';
import { CalendarRules } from './service/calendars/CalendarRules';
import { CalendarSweeper } from './service/calendars/CalendarSweeper';
import type { Directory } from './service/Directory';
import type { ScheduleBook } from './service/ScheduleBook';
import type { ScheduleReader } from './service/ScheduleReader';
import type { Rules } from './service/scheduleRules';

/** Puts calendars together: their links, what they tell, and what ends them. */
export function createCalendars(options: {
  db: Knex;
  book: ScheduleBook;
  directory: Directory;
  reader: ScheduleReader;
  rules: Rules;
  admission: Admission;
  /** Of the API, as calendar programs reach it. */
  getBaseUrl: () => Promise<string>;
}) {
  const { db, book, directory, admission } = options;
  const links = new DatabaseCalendarLinkStore(db);
  const events = new DatabaseCalendarEventStore(db);
  const rules = new CalendarRules(options);
  const publisher = new CalendarPublisher({ book, directory, store: events });
  const sweeper = new CalendarSweeper({ links, events, rules, directory });
  return {
    calendars: new AuthorizedCalendarService({
      admission,
      desk: new CalendarDesk({ ...options, links, rules }),
    }),
    feeds: new CalendarFeeds({ links, publisher, rules, book, directory }),
    sweepCalendars: new SweepJob({ id: 'oncall-sweep-calendars', sweeper }),
  };
}
