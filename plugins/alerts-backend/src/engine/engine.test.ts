import { builtInRules } from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import { event, MINUTE, T0 } from '../lifecycle/__testUtils__/deliveries';
import { bringForward } from '../lifecycle/acts/escalateNow';
import { ANA, CHEN, Engine } from './__testUtils__/Engine';
import { firing, openEngine } from './__testUtils__/openEngine';

const over = (key = 'a') => ({ events: [event('resolve', key)] });

eachDatabase(createDatabase => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await openEngine(createDatabase);
  });

  it('pages who is on call, then the next level, then everybody, and again', async () => {
    await engine.post(firing());
    await engine.work();
    expect(engine.told).toEqual([ANA]);
    expect(engine.portal.sent[0]).toMatchObject({
      kind: 'page',
      title: 'error: PaymentErrorRate (payment-router)',
      alert: { teamRef: 'group:default/payments' },
    });
    await engine.pass(4);
    expect(engine.told).toEqual([ANA]);
    await engine.pass(1);
    expect(engine.told).toEqual([ANA, CHEN]);
    await engine.pass(10);
    expect(engine.told.slice(2).sort()).toEqual([ANA, CHEN]);
    // The next round.
    await engine.pass(10);
    expect(engine.told.slice(4)).toEqual([ANA]);
    // Three rounds of 15 minutes, with 10 between them.
    await engine.pass(80);
    expect(engine.told).toHaveLength(3 * 4);
    expect((await engine.timeline()).at(-3)).toBe('exhausted');
    expect(await engine.only()).toMatchObject({ state: 'firing' });
  });

  it('stops when it is acknowledged, and tells who was paged when it is over', async () => {
    await engine.post(firing());
    await engine.work();
    await engine.pass(1);
    await engine.post({ events: [event('acknowledge', 'a')] });
    await engine.pass(60);
    expect(engine.portal.sent.map(({ kind }) => kind)).toEqual([
      'page',
      'news',
    ]);
    await engine.post(over());
    await engine.pass(1);
    expect(engine.portal.sent.at(-1)).toMatchObject({
      kind: 'news',
      title: 'resolved: PaymentErrorRate (payment-router)',
      recipient: { userRef: ANA },
    });
    expect(
      engine.events.publish.mock.calls.map(([{ topic }]) => topic),
    ).toEqual([
      'alerts.alert.opened',
      'alerts.alert.acknowledged',
      'alerts.alert.resolved',
    ]);
  });

  it('goes on at once where nobody is on call', async () => {
    engine.onCall = [undefined, CHEN];
    await engine.post(firing());
    await engine.work();
    expect(engine.told).toEqual([CHEN]);
    expect(await engine.timeline()).toEqual([
      ...['opened', 'routed', 'nobody', 'paged', 'delivered'],
    ]);
  });

  it('pages what the policy of the team says, by the hours of its schedule', async () => {
    await engine.setPolicy({
      ...builtInRules,
      steps: [
        {
          targets: [
            { kind: 'channel', channel: 'slack-payments' },
            { kind: 'level', level: 1 },
          ],
          afterMinutes: 0,
        },
      ],
      repeat: 0,
      workingHours: {
        severities: ['warning'],
        weekdays: ['monday'],
        ...{ startTime: '09:00', endTime: '17:00' },
      },
    });
    await engine.post(firing('a', { severity: 'warning' }));
    await engine.work();
    const waiting = await engine.only();
    // Saturday; Monday, 30 Nov, 09:00 in Berlin.
    const begins = Date.UTC(2026, 10, 30, 8);
    expect(waiting).toMatchObject({
      ...{ quiet_kind: 'working-hours', time_zone: 'Europe/Berlin' },
    });
    expect(Number(waiting.quiet_until)).toBe(begins);
    expect(engine.told).toEqual([]);
    engine.now = begins;
    await engine.work();
    expect(engine.told).toEqual([ANA]);
    expect(engine.slack.sent.map(({ kind }) => kind)).toEqual(['page']);
    expect(await engine.only()).toMatchObject({ quiet_kind: null });
  });

  it('judges hours by the schedule of who answers, also from a step on that somebody brought forward', async () => {
    const level = (one: number) => [{ kind: 'level' as const, level: one }];
    // Saturday, 02:00 in UTC and 03:00 in Berlin.
    const hours = {
      ...{ startTime: '03:00', endTime: '04:00', within: true },
      weekdays: ['saturday' as const],
    };
    await engine.setPolicy({
      steps: [
        { targets: level(1), afterMinutes: 0 },
        { targets: level(2), afterMinutes: 5, when: { hours } },
      ],
      ...{ repeat: 0, repeatAfterMinutes: 10 },
    });
    await engine.db('silences').insert({
      ...{ id: 'one', matchers_json: '[]', team_ref: null },
      entity_refs_json: '["component:default/payment-router"]',
      ...{ starts_at: T0, ends_at: T0 + 20 * MINUTE, reason: 'Moving' },
      ...{ created_by: CHEN, created_at: T0 },
    });
    await engine.post(firing());
    await engine.work();
    const { id } = await engine.only();
    const step = { place: { round: 0, step: 0 }, targets: level(1) };
    await engine.alerts.change(id, alert =>
      bringForward(alert, { by: CHEN, at: engine.now, step }),
    );
    await engine.pass(6);
    expect(engine.told).toEqual([ANA, CHEN]);
    expect(await engine.only()).toMatchObject({ time_zone: 'Europe/Berlin' });
  });

  it('pages what becomes worse while it waits for working hours', async () => {
    await engine.setPolicy({
      ...builtInRules,
      workingHours: {
        ...{ severities: ['warning'], weekdays: ['monday'] },
        ...{ startTime: '09:00', endTime: '17:00' },
      },
    });
    await engine.post(firing('a', { severity: 'warning' }));
    await engine.pass(1);
    expect(engine.told).toEqual([]);
    await engine.post(firing('b', { severity: 'critical' }));
    await engine.pass(1);
    expect(engine.told).toEqual([ANA]);
    expect(await engine.only()).toMatchObject({ quiet_kind: null });
    const waiting = await engine.db('due_steps').where({ state: 'pending' });
    expect(waiting).toHaveLength(1);
  });

  it('begins again when an acknowledgement ends', async () => {
    await engine.setPolicy({ ...builtInRules, acknowledgedForMinutes: 30 });
    await engine.post(firing());
    await engine.work();
    await engine.post({ events: [event('acknowledge', 'a')] });
    await engine.pass(29);
    const pages = () =>
      engine.portal.sent.filter(({ kind }) => kind === 'page').length;
    expect(pages()).toBe(1);
    await engine.pass(1);
    expect(pages()).toBe(2);
    expect(await engine.only()).toMatchObject({
      ...{ state: 'firing', acknowledged_at: null },
    });
  });

  it('lists what is of nobody, and wakes nobody by it', async () => {
    await engine.post({
      events: [event('trigger', 'a', { labels: { alertname: 'Unheard' } })],
    });
    await engine.pass(30);
    expect(engine.told).toEqual([]);
    expect(await engine.only()).toMatchObject({
      state: 'firing',
      target_key: '',
      routed_by: expect.stringMatching(/Unheard/),
    });
  });

  it('wakes a team by what is of nobody where the portal has one for that', async () => {
    const unroutedTeam = 'group:default/payments';
    const other = await new Engine(engine.db, { unroutedTeam }).open();
    await other.post({
      events: [event('trigger', 'a', { labels: { alertname: 'Unheard' } })],
    });
    await other.work();
    expect(other.told).toEqual([ANA]);
    const { is_unrouted: isUnrouted } = await other.only();
    expect(Boolean(isUnrouted)).toBe(true);
  });

  it('tries again what cannot be sent, with the same key, and gives it up in the end', async () => {
    engine.portal.problem = new Error('The portal is away');
    await engine.setPolicy({ ...builtInRules, repeat: 0 });
    await engine.post(firing());
    await engine.work();
    engine.portal.problem = undefined;
    await engine.pass(1);
    const [message] = await engine.db('messages').where({ state: 'sent' });
    expect(engine.portal.sent.map(({ key }) => key)).toEqual([message.id]);
    expect(message).toMatchObject({ attempts: 2, problem: null });
    engine.portal.problem = new Error('The portal is away');
    await engine.pass(60);
    const failed = await engine.db('messages').where({ state: 'failed' });
    expect(failed).toHaveLength(3);
    expect(failed[0]).toMatchObject({
      ...{ attempts: 7, problem: 'The portal is away' },
    });
    expect(await engine.timeline()).toContain('not-delivered');
  });

  it('is done once by two processes, and by another where one has died', async () => {
    const other = await new Engine(engine.db).open();
    await engine.post(firing());
    await Promise.all([engine.work(), other.work()]);
    await Promise.all([engine.work(), other.work()]);
    expect([...engine.told, ...other.told]).toEqual([ANA]);
    // One has taken the step that comes next, and dies.
    await engine
      .db('due_steps')
      .where({ state: 'pending' })
      .update({ claimed_until: T0 + 5 * MINUTE + 15_000 });
    other.now = T0 + 5 * MINUTE;
    await other.work();
    expect(other.told).not.toContain(CHEN);
    other.now += 16_000;
    await other.work();
    expect(other.told).toContain(CHEN);
  });

  it('tells how late steps are', async () => {
    await engine.post(firing());
    engine.now += 700;
    await engine.work();
    expect(engine.late).toEqual([700]);
  });
});
