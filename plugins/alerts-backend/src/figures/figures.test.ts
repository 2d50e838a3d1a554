import { mockCredentials } from '@backstage/backend-test-utils';
import { builtInRules } from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import { insertEntries } from '../database/operations/insertEntries';
import { insertPages } from '../database/operations/insertPages';
import { RulesStore } from '../database/RulesStore';
import { RulesBook } from '../engine/RulesBook';
import {
  addAlerts,
  alertRecord,
  ANA,
  CHEN,
  credentialsOf,
  FRAUD,
  LEDGER,
  MINUTE,
  MONEY,
  openAlerts,
  PAYMENTS,
  ROUTER,
  T0,
  VAULT,
} from '../service/__testUtils__/alertWorld';
import { FakeOnCall } from '../targets/__testUtils__/fakeOnCall';
import { TargetFinder } from '../targets/TargetFinder';
import { createFigures } from './createFigures';

const DAY = 24 * 60 * MINUTE;
const ORPHAN = 'component:default/orphan';
const scorecards = mockCredentials.service('plugin:scorecards');

eachDatabase(createDatabase => {
  const open = async () => {
    const world = await openAlerts(createDatabase);
    const { db, directory, logger, at } = world;
    const clock = () => at.now;
    const onCall = new FakeOnCall();
    const { reader } = createFigures({
      ...{ ...world, clock },
      rules: new RulesBook(new RulesStore(db), clock),
      targets: new TargetFinder({ directory, logger, clock, onCall }),
    });
    /** An alert, who was paged for it, and who took it after so many minutes. */
    const fire = async (
      id: string,
      change: Partial<Parameters<typeof alertRecord>[0]>,
      taken?: { by: string; afterMinutes: number },
    ) => {
      await addAlerts(db, [alertRecord({ ...change, id })]);
      const paged = { alertId: id, via: 'level 1' };
      await insertPages(db, [
        { ...paged, id: `${id}1`, channel: 'slack', at: T0 - 9 * MINUTE },
        { ...paged, id: `${id}2`, userRef: ANA, at: T0 },
        { ...paged, id: `${id}3`, userRef: CHEN, at: T0 + MINUTE },
      ]);
      if (!taken) return;
      const entry = { alertId: id, kind: 'acknowledged' as const };
      const first = T0 + taken.afterMinutes * MINUTE;
      await insertEntries(db, [
        // By the source.
        { ...entry, at: T0 },
        { ...entry, at: first, actorRef: taken.by },
        { ...entry, at: first + MINUTE, actorRef: 'user:default/dana.roth' },
      ]);
    };
    return { ...world, reader, fire, onCall };
  };

  it('add up alerts of services, and of teams with those below', async () => {
    const { reader, fire, db } = await open();
    await fire('a1', {}, { by: ANA, afterMinutes: 4 });
    await fire('a2', { entityRef: ROUTER }, { by: ANA, afterMinutes: 8 });
    await addAlerts(db, [
      alertRecord({ id: 'a3' }),
      alertRecord({ id: 'a4', openedAt: T0 - 31 * DAY }),
      alertRecord({ id: 'a5', teamRef: undefined }),
      alertRecord({
        ...{ id: 'a6', entityRef: undefined, teamRef: undefined },
        nearest: [LEDGER, ROUTER],
      }),
    ]);
    const [ledger, money, vault, gone] = await reader.figures(
      [LEDGER, MONEY, VAULT, 'component:default/gone'],
      scorecards,
    );
    // It is ten past four at night in Berlin.
    expect(ledger).toEqual({
      entityRef: LEDGER,
      ...{ alerts: 3, pages: 1, outOfHoursPages: 1, unowned: 1, unrouted: 1 },
      ...{ acknowledged: 1, acknowledgedAfterMs: 4 * MINUTE },
      route: { reachesPerson: true },
    });
    expect(money).toMatchObject({
      ...{ alerts: 3, pages: 2, acknowledgedAfterMs: 4 * MINUTE },
    });
    expect(vault).toMatchObject({ alerts: 0, pages: 0, unrouted: 0 });
    expect(gone).toBeNull();
  });

  it('tell whether an alert would reach somebody', async () => {
    const { reader, db, onCall } = await open();
    onCall.set(FRAUD, ['1'], 'nobody takes a turn');
    const policy = (id: string, teamRef: string, targets: object[]) => ({
      ...{ id, title: id, is_team_default: true, team_ref: teamRef },
      ...{ entity_refs_json: '[]', revision: 1, updated_by: ANA },
      ...{ updated_at: T0 },
      rules_json: JSON.stringify({
        ...builtInRules,
        steps: [
          { targets, afterMinutes: 0 },
          {
            targets: [{ kind: 'team' }],
            ...{ afterMinutes: 0, when: { severities: ['warning'] } },
          },
        ],
      }),
    });
    await db('policies').insert([
      policy('p1', FRAUD, [{ kind: 'level', level: 1 }]),
      policy('p2', MONEY, [{ kind: 'channel', channel: 'slack' }]),
    ]);
    const refs = [VAULT, PAYMENTS, ORPHAN, 'group:default/platform'];
    const found = await reader.figures(refs, scorecards);
    expect(found.map(one => one?.route)).toEqual([
      { reachesPerson: false, reason: expect.stringContaining('nobody') },
      { reachesPerson: false, reason: 'Its policy names no person' },
      { reachesPerson: false, reason: 'No team answers for it' },
      { reachesPerson: true },
    ]);
  });

  it('name who took pages, and show nobody what they do not see', async () => {
    const { reader, fire } = await open();
    await fire('a1', {}, { by: ANA, afterMinutes: 4 });
    await fire('a2', {}, { by: CHEN, afterMinutes: 5 });
    await fire('a3', {}, { by: CHEN, afterMinutes: 6 });
    await fire('a4', {});
    await fire('a5', { openedAt: T0 - 40 * DAY }, { by: ANA, afterMinutes: 1 });
    const asked = { entityRefs: [LEDGER, VAULT], days: 30 };
    expect(await reader.acknowledgers(asked, scorecards)).toEqual([
      {
        ...{ entityRef: LEDGER, pages: 3 },
        people: [
          { userRef: CHEN, count: 2, lastAt: '2026-12-02T03:12:00.000Z' },
          { userRef: ANA, count: 1, lastAt: '2026-12-02T03:10:00.000Z' },
        ],
      },
      { entityRef: VAULT, pages: 0, people: [] },
    ]);
    const stranger = credentialsOf('stranger');
    const [ledger, vault] = await reader.figures([LEDGER, VAULT], stranger);
    expect(ledger).toMatchObject({ pages: 4 });
    expect(vault).toBeNull();
  });

  it('wait for the catalog', async () => {
    const { reader, directory } = await open();
    jest.spyOn(directory, 'isReady', 'get').mockReturnValue(false);
    await expect(reader.figures([LEDGER], scorecards)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});
