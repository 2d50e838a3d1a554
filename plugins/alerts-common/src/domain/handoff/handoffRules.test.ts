import {
  handoffActs,
  handoffShiftId,
  readHandoffShiftId,
  type HandoffFacts,
} from '.';

const HOUR = 3_600_000;
const END = Date.parse('2026-12-02T08:00:00Z');
const ANA = 'user:default/ana';
const BEN = 'user:default/ben';

const facts = (change: Partial<HandoffFacts> = {}): HandoffFacts => ({
  ...{ endsAt: END, people: [ANA], receivers: [BEN], state: 'draft' },
  ...change,
});

describe('a handoff', () => {
  it.each([
    [ANA, -4, ['send']],
    [ANA, -4.1, []],
    [ANA, 12, ['send']],
    [ANA, 12.1, []],
    [BEN, 0, []],
    [undefined, 0, []],
  ])('is sent by %s after %f hours: %p', (who, hours, acts) => {
    expect(handoffActs(facts(), who, END + hours * HOUR)).toEqual(acts);
  });

  it('is sent once, and to somebody', () => {
    expect(handoffActs(facts({ receivers: [] }), ANA, END)).toEqual([]);
    expect(handoffActs(facts({ state: 'sent' }), ANA, END)).toEqual([]);
  });

  it.each([
    ['draft', BEN, []],
    ['sent', BEN, ['confirm']],
    ['sent', ANA, []],
    ['sent', undefined, []],
    ['read', BEN, []],
  ] as const)('that is %s is confirmed by %s: %p', (state, who, acts) => {
    const late = END + 100 * HOUR;
    expect(handoffActs(facts({ state }), who, late)).toEqual(acts);
  });

  it.each(['7f3b', 'pagerduty:P1', 'a.b'])('of %s has an id', scheduleId => {
    const id = handoffShiftId(scheduleId, END);
    expect(readHandoffShiftId(id)).toEqual({ scheduleId, startsAt: END });
  });

  it.each(['', 'x', '.1', 'x.', 'x.y'])('has no such id: %p', id => {
    expect(readHandoffShiftId(id)).toBeUndefined();
  });
});
