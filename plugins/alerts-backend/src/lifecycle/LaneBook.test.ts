import {
  delivery,
  event,
  LANE,
  MINUTE,
  opening,
  silencedUntil,
  T0,
} from './__testUtils__/deliveries';
import { Kept } from './__testUtils__/Kept';

describe('deliveries of a lane', () => {
  it('open an alert that is to be escalated at once', () => {
    const kept = new Kept();
    const changes = kept.work([
      delivery([event('trigger', 'a', { severity: 'critical' })]),
    ]);
    expect(kept.only).toMatchObject({
      ...{ id: 'alert-1', laneId: LANE, state: 'firing', firingCount: 1 },
      ...{ severity: 'critical', openedAt: T0, startedAt: T0, repeats: 1 },
      targetKey: 'component:default/payment-router',
    });
    expect(changes.due).toEqual([
      { alertId: 'alert-1', kind: 'escalate', dueAt: T0, round: 0 },
    ]);
    expect(changes.news).toEqual([
      { alertId: 'alert-1', news: 'opened', at: T0 },
    ]);
    expect(changes.entries.map(({ kind }) => kind)).toEqual([
      'opened',
      'routed',
    ]);
  });

  it('are one alert where they are of one group, and page once', () => {
    const kept = new Kept();
    const first = kept.work([delivery([event('trigger', 'a')])]);
    const second = kept.work([
      delivery([event('trigger', 'a'), event('trigger', 'b')], {
        receivedAt: T0 + MINUTE,
      }),
      delivery([event('trigger', 'c')], { receivedAt: T0 + 2 * MINUTE }),
    ]);
    expect(kept.only).toMatchObject({
      ...{ firingCount: 3, instanceCount: 3, repeats: 3 },
      lastSeenAt: T0 + 2 * MINUTE,
      // What all of them have.
      labels: { alertname: 'PaymentErrorRate' },
    });
    expect([...first.due, ...second.due]).toHaveLength(1);
    expect(second.entries).toEqual([
      expect.objectContaining({ kind: 'grew', data: { count: 2 } }),
    ]);
  });

  it('are alerts of their own where they are for somebody else', () => {
    const kept = new Kept();
    kept.work([delivery([event('trigger', 'a'), event('trigger', 'b')])], {
      route: ({ dedupKey }) => ({
        teamRef: `group:default/${dedupKey}`,
        isUnrouted: false,
      }),
    });
    expect([...kept.alerts.values()].map(({ teamRef }) => teamRef)).toEqual([
      'group:default/a',
      'group:default/b',
    ]);
  });

  it('end an alert with its last instance', () => {
    const kept = new Kept();
    kept.work([delivery([event('trigger', 'a'), event('trigger', 'b')])]);
    const some = kept.work([
      delivery([event('resolve', 'a'), event('trigger', 'b')]),
    ]);
    expect(kept.only).toMatchObject({ state: 'firing', firingCount: 1 });
    expect(some.resolvedIds.size).toBe(0);
    const last = kept.work([
      delivery([event('resolve', 'b')], { receivedAt: T0 + MINUTE }),
    ]);
    expect(kept.only).toMatchObject({
      ...{ state: 'resolved', firingCount: 0 },
      resolved: { at: T0 + MINUTE, by: 'source' },
    });
    expect([...last.resolvedIds]).toEqual(['alert-1']);
    expect(kept.firing).toEqual([]);
  });

  it('that come and go in one batch are an alert for which nobody is woken', () => {
    const kept = new Kept();
    const changes = kept.work([
      delivery([event('trigger', 'a')]),
      delivery([event('resolve', 'a')], { receivedAt: T0 + MINUTE }),
      delivery([event('trigger', 'a', { startsAt: T0 + 2 * MINUTE })], {
        receivedAt: T0 + 2 * MINUTE,
      }),
    ]);
    expect([...kept.alerts.values()].map(({ state }) => state)).toEqual([
      'resolved',
      'firing',
    ]);
    expect(changes.due.map(({ alertId }) => alertId)).toEqual(['alert-2']);
    expect(kept.firing).toEqual(['a']);
  });

  it('end a whole group, what was left out too, and it may begin again in the same batch', () => {
    const kept = new Kept();
    kept.work([delivery([event('trigger', 'a'), event('trigger', 'hidden')])]);
    const changes = kept.work([
      delivery([event('resolve', 'a')], {
        group: {
          groupKey: 'PaymentErrorRate',
          status: 'resolved',
          truncated: 1,
        },
      }),
      delivery([event('trigger', 'hidden', { startsAt: T0 + MINUTE })], {
        receivedAt: T0 + MINUTE,
      }),
    ]);
    expect([...changes.overAt.keys()]).toEqual(['alert-1']);
    expect([...kept.alerts.values()].map(({ state }) => state)).toEqual([
      'resolved',
      'firing',
    ]);
    expect(kept.firing).toEqual(['hidden']);
  });

  it('tell how many were left out', () => {
    const kept = new Kept();
    kept.work([
      delivery([event('trigger', 'a')], {
        group: {
          groupKey: 'PaymentErrorRate',
          status: 'firing',
          truncated: 40,
        },
      }),
    ]);
    expect(kept.only.truncated).toBe(40);
  });

  it('raise the severity, and never lower it while it fires', () => {
    const kept = new Kept();
    kept.work([delivery([event('trigger', 'a', { severity: 'warning' })])]);
    const { entries } = kept.work([
      delivery([event('trigger', 'b', { severity: 'critical' })]),
      delivery([event('trigger', 'b', { severity: 'info' })]),
    ]);
    expect(kept.only.severity).toBe('critical');
    expect(entries.filter(({ kind }) => kind === 'severity-changed')).toEqual([
      expect.objectContaining({ data: { text: 'critical' } }),
    ]);
  });

  it('that acknowledge stop what would come, and hold for as long as the policy says', () => {
    const kept = new Kept();
    kept.work([delivery([event('trigger', 'a')])], {
      open: alert => {
        const begun = opening(alert);
        return {
          ...begun,
          rules: { ...begun.rules, acknowledgedForMinutes: 30 },
        };
      },
    });
    const changes = kept.work([
      delivery([event('acknowledge', 'a')], { receivedAt: T0 + MINUTE }),
      delivery([event('acknowledge', 'a')], { receivedAt: T0 + 2 * MINUTE }),
    ]);
    expect(kept.only).toMatchObject({
      state: 'acknowledged',
      acknowledged: { at: T0 + MINUTE, endsAt: T0 + 31 * MINUTE },
    });
    expect([...changes.acknowledgedIds]).toEqual(['alert-1']);
    expect(changes.due).toEqual([
      {
        ...{ alertId: 'alert-1', kind: 'acknowledgement-ends' },
        dueAt: T0 + 31 * MINUTE,
      },
    ]);
  });

  it('that open and acknowledge in one batch leave nothing to escalate', () => {
    const kept = new Kept();
    const { due } = kept.work([
      delivery([event('trigger', 'a')]),
      delivery([event('acknowledge', 'a')], { receivedAt: T0 + MINUTE }),
    ]);
    expect(kept.only).toMatchObject({ state: 'acknowledged' });
    expect(due).toEqual([]);
  });

  it('that acknowledge take what is silenced out of it: it pages once, when that ends', () => {
    const kept = new Kept();
    const open = silencedUntil(T0 + 60 * MINUTE);
    kept.work([delivery([event('trigger', 'a')])], { open });
    const { cancelled, due } = kept.work([
      delivery([event('acknowledge', 'a')], { receivedAt: T0 + MINUTE }),
    ]);
    expect(kept.only).toMatchObject({
      state: 'acknowledged',
      quiet: undefined,
    });
    expect([...cancelled.keys()]).toEqual(['escalate', 'silence-ends']);
    expect(due).toEqual([]);
  });

  it.each(['acknowledge', 'resolve'] as const)(
    'that %s what is not open are dropped',
    action => {
      const kept = new Kept();
      const changes = kept.work([delivery([event(action, 'a')])]);
      expect(changes.alerts).toEqual([]);
      expect(changes.entries).toEqual([]);
    },
  );

  describe('sent once more', () => {
    const over = () => {
      const kept = new Kept();
      kept.work([
        delivery([event('trigger', 'a')]),
        delivery([event('resolve', 'a', { endsAt: T0 + MINUTE })], {
          receivedAt: T0 + MINUTE,
        }),
      ]);
      return kept;
    };

    it('do not begin again what is over', () => {
      const kept = over();
      const changes = kept.work([
        delivery([event('trigger', 'a')], {
          receivedAt: T0 + MINUTE + 30_000,
          isRepeat: true,
        }),
      ]);
      expect(kept.only.state).toBe('resolved');
      expect(changes.entries).toEqual([
        expect.objectContaining({ kind: 'replay-ignored' }),
      ]);
    });

    it.each([
      ['later', T0 + 3 * MINUTE, true, T0],
      ['in other words', T0 + MINUTE + 1, false, T0],
      ['of another time', T0 + MINUTE + 1, true, T0 + MINUTE],
    ])('%s, they do', (_, receivedAt, isRepeat, startsAt) => {
      const kept = over();
      kept.work([
        delivery([event('trigger', 'a', { startsAt })], {
          ...{ receivedAt, isRepeat },
        }),
      ]);
      expect(kept.alerts.size).toBe(2);
      expect(kept.firing).toEqual(['a']);
    });

    it('do not end what has begun since', () => {
      const kept = over();
      kept.work([
        delivery([event('trigger', 'a', { startsAt: T0 + 5 * MINUTE })], {
          receivedAt: T0 + 5 * MINUTE,
        }),
      ]);
      kept.work([
        delivery([event('resolve', 'a', { endsAt: T0 + MINUTE })], {
          ...{ receivedAt: T0 + 6 * MINUTE, isRepeat: true },
          group: {
            groupKey: 'PaymentErrorRate',
            status: 'resolved',
            truncated: 0,
          },
        }),
      ]);
      expect(kept.firing).toEqual(['a']);
    });
  });

  it('of a clock that is ahead begin when they came, and say so', () => {
    const kept = new Kept();
    kept.work([
      delivery([event('trigger', 'a', { startsAt: T0 + 10 * MINUTE })]),
    ]);
    expect(kept.only).toMatchObject({
      startedAt: T0,
      clockSkewMs: 10 * MINUTE,
    });
  });
});
