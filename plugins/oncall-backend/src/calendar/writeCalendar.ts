import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import type { CalendarEvent } from './CalendarEvent';

/** RFC 5545, 3.1: octets of a line without its end. */
const LINE_OCTETS = 75;
/** So many events are written before others get their turn. */
const SLICE = 250;

/** RFC 5545, 3.3.11. Control characters are not allowed in text at all. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, found => `\\${found}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u001f\u007f]/g, ' '); // eslint-disable-line no-control-regex
}

/** A line in pieces of 75 octets at most, none of which ends within a character; RFC 5545, 3.1. */
export function foldLine(line: string): string {
  if (Buffer.byteLength(line) <= LINE_OCTETS) return line;
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** RFC 5545, 3.3.5, form 2: UTC. */
export const utcOf = (at: number) =>
  new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

function eventLines(event: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${utcOf(event.modifiedAt)}`,
    `CREATED:${utcOf(event.createdAt)}`,
    `LAST-MODIFIED:${utcOf(event.modifiedAt)}`,
    `DTSTART:${utcOf(event.startsAt)}`,
    `DTEND:${utcOf(event.endsAt)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // Being on call does not make a day busy.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const written = (lines: string[]) =>
  lines.map(line => `${foldLine(line)}\r\n`).join('');

/** A calendar as RFC 5545 has it. The same events give the same text, whenever it is written. */
export async function writeCalendar(calendar: {
  name: string;
  events: readonly CalendarEvent[];
}): Promise<string> {
  const name = escapeText(calendar.name);
  const parts = [
    written([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Callboard//On-call//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      `NAME:${name}`,
      `X-WR-CALNAME:${name}`,
      'REFRESH-INTERVAL;VALUE=DURATION:PT30M',
      'X-PUBLISHED-TTL:PT30M',
    ]),
  ];
  for (const slice of inBatches(calendar.events, SLICE)) {
    if (parts.length > 1) await nextTurn();
    parts.push(written(slice.flatMap(eventLines)));
  }
  parts.push(written(['END:VCALENDAR']));
  return parts.join('');
}
