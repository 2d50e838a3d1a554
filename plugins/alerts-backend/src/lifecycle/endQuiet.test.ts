import { alertRecord, ANA, T0 } from '../database/__testUtils__/alertTables';
import { DAY, had, quiet, short } from './acts/__testUtils__/acting';
import { endQuiet } from './endQuiet';
import { TEST_LABEL } from './pagesNobody';
import type { AlertQuietRecord, DueRecord } from './records';

const ended = (kind: DueRecord['kind']) => ({
  claimed: { id: 1, alertId: 'a1', kind, dueAt: T0 },
  at: T0,
});
const silence: AlertQuietRecord = {
  ...{ kind: 'silenced', until: T0 + DAY, by: ANA, reason: 'A deploy' },
};
const paged = {
  ...{ state: 'firing', by: undefined, quiet: undefined, cancels: 4 },
  ...{ stops: false, due: [['escalate', 0]], news: ['unacknowledged'] },
};

describe('what was quiet', () => {
  it.each([
    ['acknowledgement-ends', 'acknowledgement-ended'],
    ['snooze-ends', 'snooze-ended'],
  ] as const)('pages when %s, or waits for a silence', (kind, told) => {
    expect(short(endQuiet(had(ANA), ended(kind)))).toEqual({
      ...{ ...paged, told: [told] },
    });
    const change = endQuiet(had(ANA), { ...ended(kind), silence });
    expect(short(change)).toEqual({
      ...{ ...paged, told: [told, 'silenced'], quiet: 'silenced' },
      ...{ due: [['silence-ends', DAY]], news: ['unacknowledged', 'silenced'] },
    });
    expect(change.alert.quiet).toEqual(silence);
  });

  it.each([
    ['is a test', { labels: { [TEST_LABEL]: 'true' } }],
    ['is of nobody', { isUnrouted: true, teamRef: undefined }],
  ])('pages nobody where it %s', (_, change) => {
    const alert = had(ANA, change);
    expect(endQuiet(alert, ended('acknowledgement-ends')).due).toEqual([]);
  });

  it('pages at the end of its silence, unless somebody has it', () => {
    const silenced = alertRecord({ id: 'a1', ...quiet('silenced', ANA) });
    expect(short(endQuiet(silenced, ended('silence-ends')))).toMatchObject({
      ...{ quiet: undefined, due: [['escalate', 0]], told: ['silence-ended'] },
    });
    const held = had(ANA, quiet('silenced', ANA));
    expect(short(endQuiet(held, ended('silence-ends')))).toMatchObject({
      ...{ state: 'acknowledged', quiet: undefined, due: [] },
    });
  });
});
