import fc from 'fast-check';
import type { UncoveredSpan } from '@callboard/backstage-plugin-oncall-common';
import { gapsInAll } from './gapsInAll';

const HOURS = 40;

/** Spans in order that do not touch, of the hours in which nobody is there. */
function spansOf(hours: readonly boolean[]): UncoveredSpan[] {
  const spans: UncoveredSpan[] = [];
  hours.forEach((isGap, hour) => {
    const last = spans.at(-1);
    if (!isGap) return;
    if (last?.endsAt === hour) last.endsAt = hour + 1;
    else spans.push({ startsAt: hour, endsAt: hour + 1 });
  });
  return spans;
}

const hours = fc.array(fc.boolean(), { minLength: HOURS, maxLength: HOURS });

it('is a gap where each schedule has one, hour by hour', () => {
  fc.assert(
    fc.property(fc.array(hours, { minLength: 1, maxLength: 4 }), lists => {
      const all = Array.from({ length: HOURS }, (_, hour) =>
        lists.every(list => list[hour]),
      );
      expect(gapsInAll(lists.map(spansOf))).toEqual(spansOf(all));
    }),
    { numRuns: 500 },
  );
});

it('names who left in any of them, each once', () => {
  const of = (startsAt: number, endsAt: number, ...goneRefs: string[]) => ({
    startsAt,
    endsAt,
    ...(goneRefs.length > 0 && { goneRefs }),
  });
  expect(
    gapsInAll([[of(0, 9, 'b', 'c')], [of(2, 4, 'a', 'b'), of(5, 7)]]),
  ).toEqual([of(2, 4, 'a', 'b', 'c'), of(5, 7, 'b', 'c')]);
});
