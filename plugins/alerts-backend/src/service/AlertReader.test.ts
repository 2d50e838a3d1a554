import { eachDatabase } from '@internal/test-kit';
import {
  alertsAlertReadPermission,
  alertsAlertRoutePermission,
  alertsAlertUpdatePermission,
  type AlertQuery,
} from '@callboard/backstage-plugin-alerts-common';
import {
  alertsConditions,
  createAlertsConditionalDecision,
} from '@callboard/backstage-plugin-alerts-node';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  addAlerts,
  addInstances,
  alertRecord,
  ANA,
  CHEN,
  FRAUD,
  instanceRecord,
  LEDGER,
  PAYMENTS,
  resolvedRecord,
  ROUTER,
} from '../database/__testUtils__/alertTables';
import { insertDue } from '../database/operations/insertDue';
import { insertEntries } from '../database/operations/insertEntries';
import { insertPages } from '../database/operations/insertPages';
import {
  credentialsOf,
  deny,
  MINUTE,
  MONEY,
  openAlerts,
  someEntities,
  T0,
  VAULT,
  type Policy,
} from './__testUtils__/alertWorld';

const ALERTS = [
  alertRecord({ id: 'a1' }),
  alertRecord({ id: 'a2', entityRef: ROUTER, severity: 'critical' }),
  alertRecord({ id: 'a3', entityRef: VAULT, teamRef: FRAUD }),
  alertRecord({ id: 'a4', entityRef: undefined, teamRef: FRAUD }),
  alertRecord({
    ...{ id: 'a5', entityRef: undefined, teamRef: undefined },
    routedBy: 'no label fits anything',
  }),
  resolvedRecord({ id: 'a6', helped: 'rolled back' }),
  resolvedRecord({ id: 'a7', resolved: { at: T0 - MINUTE, by: CHEN } }),
];

const READ = alertsAlertReadPermission.name;
const UPDATE = alertsAlertUpdatePermission.name;
const ROUTE = alertsAlertRoutePermission.name;
const ofTeams = (...teams: string[]) =>
  createAlertsConditionalDecision(
    alertsAlertReadPermission,
    alertsConditions.isOfTeam({ teams }),
  );

eachDatabase(createDatabase => {
  const open = async (policy: Policy = {}) => {
    const world = await openAlerts(createDatabase, { policy });
    await addAlerts(world.db, ALERTS);
    await insertPages(world.db, [
      { id: 'p1', alertId: 'a3', userRef: ANA, via: 'level 1', at: T0 },
    ]);
    return world;
  };

  describe('what is seen', () => {
    it.each<[string, string, Policy, string[]]>([
      ['is everything', 'chen.li', {}, ['a1', 'a2', 'a3', 'a4', 'a5']],
      ['is what the catalog shows', 'stranger', {}, ['a1', 'a2', 'a5']],
      [
        'is no more than that, whatever the policy on alerts says',
        'stranger',
        { [READ]: ofTeams(FRAUD), [ROUTE]: deny },
        [],
      ],
      [
        'is without what is unrouted for who may not route',
        'chen.li',
        { [ROUTE]: deny },
        ['a1', 'a2', 'a3', 'a4'],
      ],
      [
        'is of teams, and of those below',
        'chen.li',
        { [READ]: ofTeams(MONEY), [ROUTE]: deny },
        ['a1', 'a2'],
      ],
      [
        'is what one was paged for besides',
        'ana.ruiz',
        { [READ]: ofTeams(PAYMENTS), [ROUTE]: deny },
        ['a1', 'a2', 'a3'],
      ],
      ['is nothing where the policy says so', 'chen.li', { [READ]: deny }, []],
      [
        'is what one was paged for all the same',
        'ana.ruiz',
        { [READ]: deny },
        ['a3'],
      ],
      [
        'is nothing by conditions on something else',
        'chen.li',
        { [READ]: someEntities },
        [],
      ],
      [
        'is nothing of a catalog that is not seen',
        'chen.li',
        { [catalogEntityReadPermission.name]: deny, [ROUTE]: deny },
        [],
      ],
    ])('%s', async (_, name, policy, expected) => {
      const { reader } = await open(policy);
      const credentials = credentialsOf(name);
      const { items, totalItems } = await reader.list({}, credentials);
      expect(items.map(({ id }) => id).sort()).toEqual(expected);
      expect(totalItems).toBe(expected.length);
      expect(await reader.counts(credentials)).toMatchObject({
        open: expected.length,
        unrouted: expected.includes('a5') ? 1 : 0,
      });
      for (const id of ['a1', 'a2', 'a3', 'a4', 'a5']) {
        const outcome = expected.includes(id) ? id : 'NotFoundError';
        const found = await reader.get(id, credentials).then(
          one => one.id,
          error => error.name,
        );
        const told = await reader.timeline({ id }, credentials).then(
          () => id,
          error => error.name,
        );
        expect([found, told]).toEqual([outcome, outcome]);
      }
    });

    it('is what one has paged by hand', async () => {
      const { reader, db } = await open({ [READ]: deny, [ROUTE]: deny });
      await addAlerts(db, [
        alertRecord({ id: 'b1', sourceKind: 'person', sourceTitle: '' }),
      ]);
      await insertEntries(db, [
        { alertId: 'b1', at: T0, kind: 'opened', actorRef: CHEN },
      ]);
      const credentials = credentialsOf('chen.li');
      expect(await reader.get('b1', credentials)).toMatchObject({
        allowed: ['resolve', 'respond', 'note'],
        source: { kind: 'person', title: 'Chen Li' },
      });
    });

    it('has of another backend no one of its own', async () => {
      const { reader } = await open();
      const credentials = mockCredentials.service('plugin:scorecards');
      const list = (query: AlertQuery) => reader.list(query, credentials);
      expect((await list({})).totalItems).toBe(5);
      expect((await list({ scope: 'mine' })).items).toEqual([]);
      expect((await list({ scope: 'my-teams' })).items).toEqual([]);
      expect((await reader.get('a1', credentials)).allowed).toEqual([]);
    });
  });

  it.each<[AlertQuery, string[]]>([
    [{ scope: 'mine' }, ['a3']],
    [{ scope: 'my-teams' }, ['a1', 'a2']],
    [{ scope: 'my-teams', team: FRAUD }, []],
    [{ scope: 'unrouted' }, ['a5']],
    [{ team: 'Group:default/Money' }, ['a1', 'a2']],
    [{ entity: 'Component:default/Ledger', state: 'all' }, ['a1', 'a6', 'a7']],
    [{ severity: 'critical' }, ['a2']],
    [{ label: 'service=ledger', q: 'BEHIND', entity: LEDGER }, ['a1']],
    [{ label: 'service=led=ger' }, []],
  ])('lists %j', async (query, expected) => {
    const { reader } = await open();
    const { items } = await reader.list(query, credentialsOf('ana.ruiz'));
    expect(items.map(({ id }) => id).sort()).toEqual(expected);
  });

  it('refuses a label without a value', async () => {
    const { reader } = await open();
    await expect(
      reader.list({ label: 'service' }, credentialsOf('ana.ruiz')),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('tells everything of an alert', async () => {
    const { reader, db } = await open();
    await db('alerts').where({ id: 'a1' }).update({ clock_skew_ms: 90_000 });
    await addInstances(db, [instanceRecord({ alertId: 'a1' })]);
    await insertDue(db, [
      {
        alertId: 'a1',
        kind: 'escalate',
        dueAt: T0 + MINUTE,
        round: 0,
        step: 1,
      },
    ]);
    const detail = await reader.get('a1', credentialsOf('ana.ruiz'));
    expect(detail).toMatchObject({
      ...{ id: 'a1', severity: 'error', state: 'firing', revision: 1 },
      entity: { entityRef: LEDGER, title: 'ledger' },
      team: { entityRef: PAYMENTS, title: 'Payments' },
      source: { kind: 'alertmanager', title: 'prometheus-eu' },
      ...{ pagedMe: false, ofMyTeams: true, clockSkewSeconds: 90 },
      next: {
        ...{ at: '2026-12-02T03:07:00.000Z', what: 'level 2' },
        people: [{ entityRef: ANA, title: 'Ana Ruiz' }],
      },
      instances: [{ dedupKey: 'a1', state: 'firing' }],
      earlier: [
        {
          id: 'a7',
          resolution: { by: 'person', person: { title: 'Chen Li' } },
        },
        { id: 'a6', resolution: { by: 'source' }, helped: 'rolled back' },
      ],
      allowed: [
        ...['acknowledge', 'resolve', 'escalate', 'respond'],
        ...['snooze', 'note', 'route'],
      ],
    });
    expect(await reader.get('a5', credentialsOf('ana.ruiz'))).toMatchObject({
      unrouted: { reason: 'no label fits anything' },
      earlier: [],
    });
  });

  it('tells what is next in words in a list', async () => {
    const { reader, db } = await open();
    await insertDue(db, [
      { alertId: 'a2', kind: 'escalate', dueAt: T0, round: 0 },
    ]);
    const { items } = await reader.list({}, credentialsOf('ana.ruiz'));
    expect(items[0]).toMatchObject({
      id: 'a2',
      next: { at: '2026-12-02T03:06:00.000Z', what: 'level 1', people: [] },
    });
    expect(items[1].next).toBeUndefined();
  });

  it.each<[string, string, Policy, string[]]>([
    [
      'the team',
      'ana.ruiz',
      { [ROUTE]: deny },
      [
        'acknowledge',
        'resolve',
        'escalate',
        'respond',
        'snooze',
        'note',
        'route',
      ],
    ],
    [
      'a team above',
      'dana.roth',
      { [ROUTE]: deny },
      [
        'acknowledge',
        'resolve',
        'escalate',
        'respond',
        'snooze',
        'note',
        'route',
      ],
    ],
    [
      'an administrator',
      'admin',
      { [ROUTE]: deny },
      ['acknowledge', 'resolve', 'escalate', 'respond', 'snooze', 'note'],
    ],
    ['a stranger', 'stranger', { [ROUTE]: deny }, ['respond', 'note']],
    // What somebody answers for.
    ['a stranger who may route', 'stranger', {}, ['respond', 'note']],
    [
      'an administrator who may route',
      'admin',
      {},
      [
        'acknowledge',
        'resolve',
        'escalate',
        'respond',
        'snooze',
        'note',
        'route',
      ],
    ],
    [
      'a stranger who may only read',
      'stranger',
      { [ROUTE]: deny, [UPDATE]: deny },
      [],
    ],
  ])('lets %s do what is theirs', async (_, name, policy, expected) => {
    const { reader } = await open(policy);
    const { allowed } = await reader.get('a1', credentialsOf(name));
    expect(allowed).toEqual(expected);
  });

  it('tells timelines with names', async () => {
    const { reader, db } = await open();
    await insertEntries(db, [
      {
        ...{ alertId: 'a1', at: T0, kind: 'snoozed', actorRef: ANA },
        data: { until: T0 + MINUTE, userRefs: [CHEN] },
      },
    ]);
    const { items, pageInfo } = await reader.timeline(
      { id: 'a1' },
      credentialsOf('ana.ruiz'),
    );
    expect(pageInfo).toEqual({});
    expect(items).toEqual([
      {
        ...{ id: items[0].id, at: '2026-12-02T03:06:00.000Z', kind: 'snoozed' },
        by: { entityRef: ANA, title: 'Ana Ruiz' },
        people: [{ entityRef: CHEN, title: 'Chen Li' }],
        until: '2026-12-02T03:07:00.000Z',
      },
    ]);
  });

  it('tells entities and groups in short, and hides what is not seen', async () => {
    const { reader } = await open();
    const refs = [
      LEDGER,
      VAULT,
      MONEY,
      'component:default/orphan',
      'Component:default/Ledger',
    ];
    const short = async (name: string) =>
      (await reader.byRefs(refs, credentialsOf(name))).map(
        one => one && [one.entityRef, one.open, one.worst?.id, one.last?.id],
      );
    const ledger = [LEDGER, 1, 'a1', 'a7'];
    const rest = [
      [MONEY, 2, 'a2', 'a7'],
      ['component:default/orphan', 0, undefined, undefined],
      ledger,
    ];
    expect(await short('ana.ruiz')).toEqual([
      ledger,
      [VAULT, 1, 'a3', undefined],
      ...rest,
    ]);
    expect(await short('stranger')).toEqual([ledger, null, ...rest]);
  });
});
