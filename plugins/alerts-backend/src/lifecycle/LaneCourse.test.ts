import {
  delivery,
  event,
  MINUTE,
  opening,
  silencedUntil,
  T0,
} from './__testUtils__/deliveries';
import { Kept } from './__testUtils__/Kept';
import { TEST_LABEL } from './pagesNobody';
import type { AlertRecord } from './records';

const at = T0 + MINUTE;
const until = T0 + 60 * MINUTE;
const begins = { alertId: 'alert-1', kind: 'escalate', dueAt: at, round: 0 };
const kinds = ({ entries }: ReturnType<Kept['work']>) =>
  entries.map(({ kind }) => kind);
const more = (...[key, fields]: [string, Parameters<typeof event>[2]?]) => [
  delivery([event('trigger', key, fields)], { receivedAt: at }),
];

describe('what becomes worse', () => {
  const opened = (change: Partial<AlertRecord>) => {
    const kept = new Kept();
    kept.work([delivery([event('trigger', 'a', { severity: 'warning' })])]);
    Object.assign(kept.only, change);
    return kept;
  };

  it.each<[string, Partial<AlertRecord>]>([
    ['whatever was to happen', {}],
    ['within hours', { quiet: { kind: 'working-hours', until } }],
  ])('pages from the first step on, %s', (_, change) => {
    const kept = opened(change);
    const changes = kept.work(more('b', { severity: 'critical' }));
    expect(changes.due).toEqual([begins]);
    expect([...(changes.cancelled.get('escalate') ?? [])]).toEqual(['alert-1']);
    expect(kept.only).toMatchObject({ severity: 'critical', quiet: undefined });
  });

  it.each<[string, Partial<AlertRecord>]>([
    ['somebody has', { state: 'acknowledged', acknowledged: { at: T0 } }],
    ['is silenced', { quiet: { kind: 'silenced', until } }],
    ['is of nobody', { isUnrouted: true, teamRef: undefined }],
  ])('pages nobody where it %s', (_, change) => {
    const kept = opened(change);
    const { due, cancelled } = kept.work(more('b', { severity: 'critical' }), {
      open: silencedUntil(until),
    });
    expect(due).toEqual([]);
    expect(cancelled.size).toBe(0);
    expect(kept.only.quiet).toEqual(change.quiet);
  });

  it('is paged once where that is in one batch', () => {
    const changes = new Kept().work([
      delivery([event('trigger', 'a', { severity: 'warning' })]),
      ...more('a', { severity: 'critical' }),
    ]);
    expect(changes.due).toEqual([begins]);
    expect(changes.cancelled.size).toBe(0);
  });
});

describe('what is silenced', () => {
  const open = silencedUntil(until, ({ labels }) => labels.pod === 'a');
  const silenced = () => {
    const kept = new Kept();
    kept.work([delivery([event('trigger', 'a')])], { open });
    return kept;
  };

  it('wakes nobody until that ends', () => {
    const kept = new Kept();
    const { due } = kept.work([delivery([event('trigger', 'a')])], { open });
    expect(due).toEqual([
      { alertId: 'alert-1', kind: 'silence-ends', dueAt: until },
    ]);
    expect(kept.only.quiet).toMatchObject({ kind: 'silenced', until });
  });

  it('pages once others have joined that the silence is not for', () => {
    const kept = silenced();
    const changes = kept.work(more('b'), { open });
    expect(kept.only.quiet).toBeUndefined();
    expect(changes.due).toEqual([begins]);
    expect(changes.cancelled.get('silence-ends')).toEqual(new Set(['alert-1']));
    expect(kinds(changes)).toEqual(['silence-ended', 'grew']);
  });

  it('pages once it is worse than what the silence is for', () => {
    const kept = new Kept();
    const ofWarnings = silencedUntil(
      until,
      ({ severity }) => severity === 'warning',
    );
    const worked = (severity: 'warning' | 'critical') =>
      kept.work(more('a', { severity }), { open: ofWarnings });
    worked('warning');
    expect(worked('critical').due).toEqual([begins]);
  });

  it('stays so where it is told of again, also before the silence is known here', () => {
    const kept = silenced();
    expect(kept.work(more('a'), { open: opening }).due).toEqual([]);
    expect(kept.only.quiet).toMatchObject({ until });
  });

  it('is so for less where a silence is left that ends earlier', () => {
    const kept = silenced();
    const earlier = silencedUntil(until - MINUTE);
    const changes = kept.work(more('b'), { open: earlier });
    expect(kept.only.quiet).toMatchObject({ until: until - MINUTE });
    expect(changes.due).toEqual([
      {
        ...{ alertId: 'alert-1', kind: 'silence-ends' },
        dueAt: until - MINUTE,
      },
    ]);
    expect(changes.cancelled.get('silence-ends')).toEqual(new Set(['alert-1']));
  });
});

describe('a test', () => {
  const labels = { alertname: 'PaymentErrorRate' };
  const tested = () => {
    const kept = new Kept();
    const test = { labels: { ...labels, [TEST_LABEL]: 'true' } };
    kept.work([delivery([event('trigger', 'a', test)])], {
      open: alert => ({ ...opening(alert), firstStepAt: undefined }),
    });
    return kept;
  };

  it('that others join pages', () => {
    expect(tested().work(more('b', { labels })).due).toEqual([begins]);
  });

  it('that others join is silenced where a silence is for it', () => {
    const kept = tested();
    const open = silencedUntil(until);
    expect(kept.work(more('b', { labels }), { open }).due).toEqual([
      { alertId: 'alert-1', kind: 'silence-ends', dueAt: until },
    ]);
    expect(kept.only.quiet).toMatchObject({ kind: 'silenced' });
  });
});
