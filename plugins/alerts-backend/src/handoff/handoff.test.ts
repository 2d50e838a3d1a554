import { mockCredentials } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { handoffShiftId } from '@callboard/backstage-plugin-alerts-common';
import type { AlertsOnCallShift } from '@callboard/backstage-plugin-alerts-node';
import { eachDatabase } from '@internal/test-kit';
import {
  addAlerts,
  alertRecord,
  ANA,
  CHEN,
  credentialsOf,
  FRAUD,
  MINUTE,
  openAlerts,
  PAYMENTS,
  resolvedRecord,
  T0,
} from '../service/__testUtils__/alertWorld';
import { FakeOnCall } from '../targets/__testUtils__/fakeOnCall';
import { createHandoff } from './createHandoff';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = T0 - DAY;
const SHIFT = handoffShiftId('primary', START);
const ana = credentialsOf('ana.ruiz');
const chen = credentialsOf('chen.li');
const dana = credentialsOf('dana.roth');
const stranger = credentialsOf('stranger');

const shiftOf = (from: number, userRef: string): AlertsOnCallShift => ({
  ...{ scheduleId: 'primary', scheduleName: 'Primary', teamRef: PAYMENTS },
  startsAt: new Date(from).toISOString(),
  endsAt: new Date(from + DAY).toISOString(),
  userRefs: [userRef],
});

/** Ana has a day, that ends now; then it is Chen. */
class TurnsOnCall extends FakeOnCall {
  shifts = [shiftOf(START, ANA), shiftOf(T0, ANA), shiftOf(T0 + DAY, CHEN)];
  override async listSchedules() {
    return [
      { id: 'primary', name: 'Primary', teamRef: PAYMENTS },
      { id: 'fraud', name: 'Fraud', teamRef: FRAUD },
    ] as never[];
  }
  async listShifts({
    scheduleId,
    from,
    to,
  }: {
    scheduleId: string;
    from: Date;
    to: Date;
  }) {
    if (scheduleId !== 'primary') return undefined;
    return this.shifts.filter(
      ({ startsAt, endsAt }) =>
        Date.parse(startsAt) < to.getTime() &&
        Date.parse(endsAt) > from.getTime(),
    );
  }
}

eachDatabase(createDatabase => {
  const open = async () => {
    const world = await openAlerts(createDatabase);
    const { at, db } = world;
    const onCall = new TurnsOnCall();
    onCall.shifts = [shiftOf(START, ANA), shiftOf(T0, CHEN)];
    const sent: NotificationSendOptions[] = [];
    const mail = { fails: false };
    const { desk, teller } = createHandoff({
      ...{ ...world, onCall, clock: () => at.now, keepMs: 400 * DAY },
      logger: world.logger as never,
      notifications: {
        send: async one => {
          if (mail.fails) throw new Error('down');
          sent.push(one);
        },
      },
    });
    const alerts = [
      alertRecord({ id: 'a1', acknowledged: { at: T0, by: ANA } }),
      alertRecord({
        ...{ id: 'a2', severity: 'warning' },
        quiet: { kind: 'snoozed', until: T0 + HOUR, by: ANA },
      }),
      resolvedRecord({
        ...{ id: 'a3', helped: 'rolled back' },
        resolved: { at: T0 - 30 * MINUTE, by: ANA },
      }),
      // Before the shift, and of others.
      resolvedRecord({
        ...{ id: 'a4', openedAt: START - 2 * HOUR },
        resolved: { at: START - HOUR, by: 'source' },
      }),
      alertRecord({ id: 'a5', entityRef: undefined, teamRef: FRAUD }),
    ];
    await addAlerts(db, alerts);
    return { ...world, desk, teller, onCall, sent, mail };
  };
  const note = { shift: SHIFT, lines: ['open:a1', 'no'], watch: [' Load '] };

  it('is drafted from the alerts of the shift', async () => {
    const { desk } = await open();
    const draft = await desk.get(SHIFT, ana);
    expect(draft).toMatchObject({
      shift: {
        ...{ id: SHIFT, scheduleName: 'Primary', team: { title: 'Payments' } },
        people: [{ title: 'Ana Ruiz' }],
      },
      next: { people: [{ title: 'Chen Li' }] },
      ...{ state: 'draft', allowed: ['send'] },
    });
    expect(draft.lines.map(({ id }) => id)).toEqual([
      ...['open:a1', 'open:a2', 'happened:a3', 'quiet:a2', 'again:a1'],
    ]);
    expect(draft.lines[2]).toMatchObject({
      text: 'rolled back',
      alert: { minutes: 30, resolvedBy: { title: 'Ana Ruiz' } },
    });
    expect(draft.lines[4]).toMatchObject({ section: 'watch', count: 3 });
  });

  it('is sent once, as it was left, and confirmed by who comes next', async () => {
    const { desk, sent, at, onCall } = await open();
    const done = await desk.send(note, ana);
    expect(done).toMatchObject({
      ...{ state: 'sent', allowed: [], sent: { by: { title: 'Ana Ruiz' } } },
      lines: [
        { id: 'open:a1', alert: { by: { title: 'Ana Ruiz' } } },
        { id: 'own:0', section: 'watch', text: 'Load' },
      ],
    });
    await expect(desk.send(note, ana)).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(desk.confirm(SHIFT, ana)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    // It is of whom it was sent to, whatever becomes of the schedule.
    onCall.shifts = [];
    at.now += HOUR;
    expect(await desk.mine(chen)).toMatchObject([{ todo: 'confirm' }]);
    const read = await desk.confirm(SHIFT, chen);
    expect(read).toMatchObject({
      ...{ state: 'read', read: { by: { title: 'Chen Li' } }, allowed: [] },
    });
    at.now += HOUR;
    expect((await desk.confirm(SHIFT, chen)).read).toEqual(read.read);
    expect(await desk.mine(chen)).toEqual([]);
    expect(sent.map(one => one.payload.title)).toEqual([
      'Handoff note of Primary',
    ]);
    expect(sent[0]).toMatchObject({
      recipients: { entityRef: [CHEN] },
      payload: {
        description: 'From Ana Ruiz: 1 open, 0 happened, 1 to watch out for.',
        link: `/alerts/handoff/${SHIFT}`,
      },
    });
  });

  it('is for who was on call, who comes next, and their team', async () => {
    const { desk, at } = await open();
    for (const who of [chen, dana]) {
      expect((await desk.get(SHIFT, who)).allowed).toEqual([]);
      await expect(desk.send(note, who)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    }
    await expect(desk.get(SHIFT, stranger)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(desk.get('primary.1', ana)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    const backend = mockCredentials.service('plugin:x');
    await expect(desk.get(SHIFT, backend)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await desk.mine(ana)).toMatchObject([{ todo: 'send' }]);
    at.now = T0 + 13 * HOUR;
    expect(await desk.mine(ana)).toEqual([]);
    await expect(desk.send(note, ana)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it('goes to somebody else, whoever has a day in between', async () => {
    const { desk, onCall } = await open();
    onCall.shifts = [shiftOf(START, ANA), shiftOf(T0, ANA)];
    expect(await desk.get(SHIFT, ana)).toMatchObject({ allowed: [] });
    onCall.shifts.push(shiftOf(T0 + DAY, CHEN));
    const { next } = await desk.get(SHIFT, ana);
    expect(next?.people).toMatchObject([{ entityRef: CHEN }]);
  });

  it('asks on-call once a minute, whoever looks', async () => {
    const { desk, onCall, at } = await open();
    const ask = jest.spyOn(onCall, 'listShifts');
    const list = jest.spyOn(onCall, 'listSchedules');
    list.mockRejectedValueOnce(new Error('down'));
    await expect(desk.mine(ana)).rejects.toMatchObject({ message: 'down' });
    for (const seconds of [0, 30, 29]) {
      at.now += seconds * 1_000;
      expect(await desk.mine(ana)).toHaveLength(1);
    }
    expect([list.mock.calls.length, ask.mock.calls.length]).toEqual([2, 1]);
    at.now += MINUTE;
    expect(await desk.mine(ana)).toHaveLength(1);
    expect([list.mock.calls.length, ask.mock.calls.length]).toEqual([3, 2]);
  });

  it('is missed half an hour after it was due, once, by both', async () => {
    const { teller, sent, at, mail, desk } = await open();
    at.now = T0 + 29 * MINUTE;
    await teller.work();
    expect(sent).toEqual([]);
    at.now = T0 + 31 * MINUTE;
    mail.fails = true;
    await teller.work();
    mail.fails = false;
    await teller.work();
    await teller.work();
    expect(sent).toMatchObject([
      {
        recipients: { entityRef: [ANA, CHEN] },
        payload: {
          title: 'No handoff note yet: Primary',
          description:
            'The shift of Ana Ruiz is over, and Chen Li has no note of it.',
        },
      },
    ]);
    await desk.send(note, ana);
    await teller.work();
    expect(sent).toHaveLength(2);
  });

  it('is missed by nobody where nothing happened, and removed in the end', async () => {
    const { teller, sent, at, db, desk } = await open();
    await desk.send(note, ana);
    await db('alerts').delete();
    at.now = T0 + DAY + HOUR;
    await teller.work();
    expect(sent).toHaveLength(1);
    at.now += 400 * DAY;
    await teller.work();
    expect(await db('handoff_notes')).toEqual([]);
  });
});
