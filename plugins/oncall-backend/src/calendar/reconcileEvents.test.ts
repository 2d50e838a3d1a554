import fc from 'fast-check';
import type { CalendarEvent, CalendarShift } from './CalendarEvent';
import { reconcileEvents } from './reconcileEvents';

const HOUR = 3_600_000;
const now = Date.UTC(2026, 10, 26);

/** `[people, from, to]`, in hours from now. */
type Span = [people: string, from: number, to: number];

const toShift = ([people, from, to]: Span): CalendarShift => ({
  userRefs: people.split('+'),
  startsAt: now + from * HOUR,
  endsAt: now + to * HOUR,
});

/** A calendar whose schedule is edited. */
class Calendar {
  events = new Map<string, CalendarEvent>();
  names = 'now';
  #made = 0;
  #at = now;

  edit(spans: (Span | CalendarShift)[], keepFrom = -Infinity) {
    this.#at += 1000;
    const { changed, removedUids } = reconcileEvents({
      published: [...this.events.values()],
      shifts: spans.map(each => (Array.isArray(each) ? toShift(each) : each)),
      summaryOf: refs => `${this.names}: ${refs.join(', ')}`,
      newUid: () => `u${++this.#made}`,
      keepFrom,
      now: this.#at,
    });
    for (const event of changed) this.events.set(event.uid, event);
    for (const uid of removedUids) this.events.delete(uid);
    return changed.map(({ uid }) => uid);
  }

  told(uid: string) {
    const { startsAt, endsAt, userRefs, sequence, cancelled } =
      this.events.get(uid)!;
    const hours = (at: number) => (at - now) / HOUR;
    return [
      userRefs.join('+'),
      hours(startsAt),
      hours(endsAt),
      sequence,
      cancelled ? 'off' : 'on',
    ];
  }
}

describe('reconcileEvents', () => {
  let calendar: Calendar;
  beforeEach(() => {
    calendar = new Calendar();
    calendar.edit([
      ['ana', 0, 10],
      ['ben', 10, 20],
    ]);
  });

  it('writes nothing when nothing changes', () => {
    expect(
      calendar.edit([
        ['ana', 0, 10],
        ['ben', 10, 20],
      ]),
    ).toEqual([]);
  });

  it('moves an event whose people still serve a part of its time', () => {
    calendar.edit([
      ['ana', 0, 12],
      ['ben', 12, 22],
    ]);
    expect(calendar.told('u1')).toEqual(['ana', 0, 12, 1, 'on']);
    expect(calendar.told('u2')).toEqual(['ben', 12, 22, 1, 'on']);
    expect(calendar.events.size).toBe(2);
  });

  it('calls off what went away, and takes the same event when it comes back', () => {
    calendar.edit([['ben', 0, 20]]);
    expect(calendar.told('u1')).toEqual(['ana', 0, 10, 1, 'off']);
    expect(calendar.told('u2')).toEqual(['ben', 0, 20, 1, 'on']);
    calendar.edit([
      ['ana', 0, 10],
      ['ben', 10, 20],
    ]);
    expect(calendar.told('u1')).toEqual(['ana', 0, 10, 2, 'on']);
    expect(calendar.told('u2')).toEqual(['ben', 10, 20, 2, 'on']);
  });

  it('keeps the first part of a shift that somebody else interrupts', () => {
    calendar.edit([
      ['ana', 0, 4],
      ['eve', 4, 6],
      ['ana', 6, 10],
      ['ben', 10, 20],
    ]);
    expect(calendar.told('u1')).toEqual(['ana', 0, 4, 1, 'on']);
    expect([...calendar.events.keys()]).toEqual(['u1', 'u2', 'u3', 'u4']);
    calendar.edit([
      ['ana', 0, 10],
      ['ben', 10, 20],
    ]);
    expect(calendar.told('u1')).toEqual(['ana', 0, 10, 2, 'on']);
    expect(['u3', 'u4'].map(uid => calendar.told(uid)[4])).toEqual([
      'off',
      'off',
    ]);
  });

  it('tells a new name, also of what was called off', () => {
    calendar.edit([['ana', 0, 10]]);
    calendar.names = 'later';
    calendar.edit([['ana', 0, 10]]);
    expect([...calendar.events.values()]).toMatchObject([
      { summary: 'later: ana', sequence: 1, cancelled: false },
      { summary: 'later: ben', sequence: 2, cancelled: true },
    ]);
  });

  it('keeps the beginning that is known of a shift that began earlier', () => {
    const open = { ...toShift(['ana', 3, 10]), isOpen: true };
    calendar.edit([open, ['ben', 10, 20]]);
    expect(calendar.told('u1')).toEqual(['ana', 0, 10, 0, 'on']);
  });

  it('forgets what has ended, without calling it off', () => {
    expect(calendar.edit([['ben', 10, 20]], now + 10 * HOUR)).toEqual([]);
    expect([...calendar.events.keys()]).toEqual(['u2']);
  });

  it('keeps its promises whatever the edits', () => {
    const shifts = fc
      .array(
        fc.tuple(
          fc.constantFrom('ana', 'ben', 'ana+ben', ''),
          fc.integer({ min: 1, max: 5 }),
        ),
        { maxLength: 8 },
      )
      .map(turns => {
        let at = 0;
        return turns.flatMap(([people, length]): Span[] => {
          const span: Span = [people, at, at + length];
          at += length;
          return people ? [span] : [];
        });
      })
      // Neighbours with the same people are one shift, as the engine gives them.
      .map(spans =>
        spans.reduce<Span[]>((merged, span) => {
          const last = merged[merged.length - 1];
          if (last && last[0] === span[0] && last[2] === span[1]) {
            return [...merged.slice(0, -1), [last[0], last[1], span[2]]];
          }
          return [...merged, span];
        }, []),
      );
    fc.assert(
      fc.property(fc.array(shifts, { minLength: 1, maxLength: 6 }), edits => {
        const tried = new Calendar();
        for (const spans of edits) {
          const before = new Map(tried.events);
          tried.edit(spans);
          const live = [...tried.events.values()].filter(
            ({ cancelled }) => !cancelled,
          );
          // What is not called off is what is on call, each once.
          expect(
            live
              .sort((one, other) => one.startsAt - other.startsAt)
              .map(({ uid }) => tried.told(uid).slice(0, 3)),
          ).toEqual(spans);
          for (const [uid, known] of before) {
            const then = tried.events.get(uid)!;
            const isSame = JSON.stringify(then) === JSON.stringify(known);
            // Nothing that was told is forgotten, and each change is a later one.
            expect(then.sequence).toBe(known.sequence + (isSame ? 0 : 1));
            expect(then.modifiedAt > known.modifiedAt).toBe(!isSame);
            expect(then.userRefs).toEqual(known.userRefs);
          }
          // A shift that did not move is the same event as before.
          const uidOf = ({ startsAt, userRefs }: CalendarEvent) =>
            live.find(
              each =>
                each.startsAt === startsAt &&
                each.userRefs.join() === userRefs.join(),
            )?.uid;
          const stayed = [...before.values()].filter(
            known => !known.cancelled && uidOf(known),
          );
          expect(stayed.map(uidOf)).toEqual(stayed.map(({ uid }) => uid));
        }
      }),
    );
  });
});
