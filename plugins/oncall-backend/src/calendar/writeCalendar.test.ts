import fc from 'fast-check';
import type { CalendarEvent } from './CalendarEvent';
import { escapeText, foldLine, utcOf, writeCalendar } from './writeCalendar';

const event: CalendarEvent = {
  uid: 'u1',
  startsAt: Date.UTC(2026, 10, 30, 8),
  endsAt: Date.UTC(2026, 11, 7, 8),
  userRefs: ['user:default/emil-novak'],
  summary: 'Ledger, primary; 2\\3: Emil Novák',
  sequence: 3,
  cancelled: false,
  createdAt: Date.UTC(2026, 10, 1),
  modifiedAt: Date.UTC(2026, 10, 2),
};

describe('writeCalendar', () => {
  it('writes what changes of an event and nothing that is of today', async () => {
    const text = await writeCalendar({
      name: 'Ledger, primary',
      events: [event],
    });
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Callboard//On-call//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Ledger\\, primary',
      'X-WR-CALNAME:Ledger\\, primary',
      'REFRESH-INTERVAL;VALUE=DURATION:PT30M',
      'X-PUBLISHED-TTL:PT30M',
      'BEGIN:VEVENT',
      'UID:u1',
      'DTSTAMP:20261102T000000Z',
      'CREATED:20261101T000000Z',
      'LAST-MODIFIED:20261102T000000Z',
      'DTSTART:20261130T080000Z',
      'DTEND:20261207T080000Z',
      'SUMMARY:Ledger\\, primary\\; 2\\\\3: Emil Novák',
      'SEQUENCE:3',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('calls off what is cancelled', async () => {
    const events = [{ ...event, cancelled: true }];
    expect(await writeCalendar({ name: 'x', events })).toContain(
      '\r\nSTATUS:CANCELLED\r\n',
    );
  });

  it('keeps the order of more events than it writes at once', async () => {
    const events = Array.from({ length: 600 }, (_, at) => ({
      ...event,
      uid: `u${at}`,
    }));
    const text = await writeCalendar({ name: 'x', events });
    expect(text.match(/UID:u\d+/g)).toEqual(
      events.map(({ uid }) => `UID:${uid}`),
    );
  });
});

describe('foldLine', () => {
  const unfold = (text: string) => text.replace(/\r\n /g, '');

  it('leaves 75 octets, and breaks before a character that passes them', () => {
    expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75));
    expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
    expect(foldLine(`${'a'.repeat(74)}ü`)).toBe(`${'a'.repeat(74)}\r\n ü`);
    expect(foldLine(`${'a'.repeat(72)}😀`)).toBe(`${'a'.repeat(72)}\r\n 😀`);
  });

  it('never passes 75 octets, and is undone by joining', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), written => {
        const line = `SUMMARY:${escapeText(written)}`;
        const folded = foldLine(line);
        for (const piece of folded.split('\r\n')) {
          expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75);
          // No piece has half of a character.
          expect(Buffer.from(piece).toString()).toBe(piece);
        }
        expect(unfold(folded)).toBe(line);
      }),
    );
  });
});

describe('escapeText', () => {
  it.each([
    ['a\\b;c,d', 'a\\\\b\\;c\\,d'],
    ['two\r\nlines\nor\rthree', 'two\\nlines\\nor\\nthree'],
    ['a\u0000\u0007b\tc', 'a  b c'],
    ['Zoë: 50%', 'Zoë: 50%'],
  ])('%j becomes %j', (written, expected) => {
    expect(escapeText(written)).toBe(expected);
  });
});

it('writes instants as UTC', () => {
  expect(utcOf(Date.UTC(2027, 2, 28, 1, 30))).toBe('20270328T013000Z');
});
