import { alertRecord, ANA, CHEN } from '../database/__testUtils__/alertTables';
import type { AlertRecord } from '../lifecycle/records';
import { TEST_LABEL } from '../lifecycle/pagesNobody';
import { silenceAlert, unsilenceAlert } from './silenceAlert';

const at = 1_000_000;
const until = at + 60_000;
const silencing = { by: ANA, at, until, reason: 'A deploy' };
const alert = (change: Partial<AlertRecord> = {}) =>
  alertRecord({ id: 'a1', ...change });
const snoozedUntil = (end: number): Partial<AlertRecord> => ({
  state: 'acknowledged',
  acknowledged: { by: CHEN, at: 1 },
  quiet: { kind: 'snoozed', until: end, by: CHEN },
});
const silencedUntil = (end: number, by = CHEN): Partial<AlertRecord> => ({
  quiet: { kind: 'silenced', until: end, by, reason: 'A move' },
});

describe('silenceAlert', () => {
  it('pages nobody until it ends', () => {
    expect(silenceAlert(alert(), silencing)).toEqual({
      alert: alert({
        quiet: { kind: 'silenced', until, by: ANA, reason: 'A deploy' },
      }),
      cancelSteps: ['escalate', 'silence-ends'],
      cancelMessages: true,
      due: [{ alertId: 'a1', kind: 'silence-ends', dueAt: until }],
      entries: [
        {
          ...{ alertId: 'a1', at, kind: 'silenced', actorRef: ANA },
          data: { until, text: 'A deploy' },
        },
      ],
      news: [{ news: 'silenced', by: ANA }],
    });
  });

  it.each<[string, Partial<AlertRecord>]>([
    ['is over', { state: 'resolved' }],
    ['is of no team', { isUnrouted: true, teamRef: undefined }],
    ['a person pages by hand', { sourceKind: 'person' }],
    ['is a test', { labels: { [TEST_LABEL]: 'true' } }],
    ['is silenced for as long', silencedUntil(until)],
    ['is snoozed for longer', snoozedUntil(until + 1)],
  ])('leaves what %s', (_, change) => {
    expect(silenceAlert(alert(change), silencing)).toBeUndefined();
  });

  it.each<[string, Partial<AlertRecord>]>([
    ['is silenced for less', silencedUntil(until - 1)],
    [
      'waits for working hours',
      { quiet: { kind: 'working-hours', until: until + 1 } },
    ],
    ['is of the team for what belongs nowhere', { isUnrouted: true }],
  ])('goes before what %s', (_, change) => {
    expect(silenceAlert(alert(change), silencing)).toMatchObject({
      alert: { state: 'firing', quiet: { by: ANA, until } },
    });
  });

  it('leaves who has it, and gives it back when it is over rather than within', () => {
    const acknowledged = { by: CHEN, at: 1, endsAt: until - 1 };
    const held = alert({ state: 'acknowledged', acknowledged });
    expect(silenceAlert(held, silencing)).toMatchObject({
      alert: {
        state: 'acknowledged',
        acknowledged: { by: CHEN, at: 1, endsAt: until },
      },
      cancelSteps: ['escalate', 'silence-ends', 'acknowledgement-ends'],
      due: [
        { kind: 'silence-ends', dueAt: until },
        { kind: 'acknowledgement-ends', dueAt: until },
      ],
    });
    const longer = { ...acknowledged, endsAt: until + 1 };
    expect(
      silenceAlert(alert({ ...held, acknowledged: longer }), silencing),
    ).toMatchObject({
      alert: { acknowledged: longer },
      cancelSteps: ['escalate', 'silence-ends'],
      due: [{ kind: 'silence-ends' }],
    });
    expect(
      silenceAlert(alert(snoozedUntil(until - 1)), silencing),
    ).toMatchObject({
      alert: { state: 'acknowledged', quiet: { kind: 'silenced' } },
      cancelSteps: ['escalate', 'silence-ends', 'snooze-ends'],
      due: [
        { kind: 'silence-ends', dueAt: until },
        { kind: 'snooze-ends', dueAt: until },
      ],
    });
  });
});

describe('unsilenceAlert', () => {
  it('has it end now', () => {
    expect(unsilenceAlert(alert(silencedUntil(until)), { at })).toMatchObject({
      alert: { quiet: { kind: 'silenced', until: at } },
      cancelSteps: ['silence-ends'],
      due: [{ alertId: 'a1', kind: 'silence-ends', dueAt: at }],
    });
  });

  it('has it end when another one does', () => {
    const silenced = alert(silencedUntil(until + 5));
    expect(unsilenceAlert(silenced, { at, other: silencing })).toMatchObject({
      alert: { quiet: { until, by: ANA } },
      due: [{ kind: 'silence-ends', dueAt: until }],
    });
    const ofOther = alert(silencedUntil(until, ANA));
    expect(unsilenceAlert(ofOther, { at, other: silencing })).toBeUndefined();
  });

  it.each<[string, Partial<AlertRecord>]>([
    ['is over', { ...silencedUntil(until), state: 'resolved' }],
    ['is not silenced', {}],
    ['is snoozed', snoozedUntil(until)],
  ])('leaves what %s', (_, change) => {
    expect(unsilenceAlert(alert(change), { at })).toBeUndefined();
  });

  it('pages nobody for what is unrouted', () => {
    const unrouted = alert({
      ...silencedUntil(until),
      ...{ isUnrouted: true, teamRef: undefined },
    });
    expect(unsilenceAlert(unrouted, { at })).toEqual({
      alert: { ...unrouted, quiet: undefined },
      cancelSteps: ['silence-ends'],
      entries: [{ alertId: 'a1', at, kind: 'silence-ended' }],
    });
  });
});
