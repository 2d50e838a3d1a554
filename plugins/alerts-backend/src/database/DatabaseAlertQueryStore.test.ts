import { eachDatabase, statementsOf } from '@internal/test-kit';
import type { Knex } from 'knex';
import {
  addAlerts,
  addInstances,
  alertRecord,
  ALL,
  ANA,
  CHEN,
  FRAUD,
  instanceRecord,
  LEDGER,
  migrated,
  MINUTE,
  PAYMENTS,
  resolvedRecord,
  ROUTER,
  T0,
} from './__testUtils__/alertTables';
import type { AlertFilter, VisibleAlerts } from './AlertQueryStore';
import { DatabaseAlertQueryStore } from './DatabaseAlertQueryStore';
import { insertDue } from './operations/insertDue';
import { insertEntries } from './operations/insertEntries';
import { insertMessages, insertPages } from './operations/insertPages';

/** Of several states, severities and places. */
const ALERTS = [
  alertRecord({ id: 'a1' }),
  alertRecord({ id: 'a2', severity: 'critical', openedAt: T0 - 9 * MINUTE }),
  alertRecord({
    id: 'a3',
    ...{ severity: 'critical', state: 'acknowledged' },
    acknowledged: { at: T0, by: CHEN },
    labels: { service: 'ledger', 'a"b': 'x,"y":"z"' },
  }),
  alertRecord({ id: 'a4', entityRef: ROUTER, title: '100%_sure' }),
  alertRecord({ id: 'a5', entityRef: undefined, teamRef: FRAUD }),
  alertRecord({ id: 'a6', entityRef: undefined, teamRef: undefined }),
  alertRecord({
    ...{ id: 'a7', severity: 'warning' },
    openedAt: T0 - MINUTE / 2,
  }),
  resolvedRecord({ id: 'r1' }),
  resolvedRecord({ id: 'r2', resolved: { at: T0 - MINUTE, by: ANA } }),
  resolvedRecord({ id: 'r3', entityRef: ROUTER, teamRef: FRAUD }),
];

const page = (id: string, alertId: string, userRef: string, at = T0) => ({
  ...{ id, alertId, userRef, at, via: 'level 1' },
});

eachDatabase(createDatabase => {
  let db: Knex;
  let store: DatabaseAlertQueryStore;

  beforeEach(async () => {
    db = await migrated(createDatabase);
    store = new DatabaseAlertQueryStore(db);
  });

  const filled = async () => {
    await addAlerts(db, ALERTS);
    await insertPages(db, [
      page('p1', 'a5', ANA),
      page('p2', 'a3', ANA),
      page('p3', 'a1', CHEN),
    ]);
  };

  const ids = async (
    filter: Partial<AlertFilter>,
    visible: VisibleAlerts = ALL,
  ) => {
    const { items } = await store.list({
      ...{ filter: { state: 'open', ...filter }, visible },
      limit: 50,
    });
    return items.map(({ id }) => id);
  };

  describe('a list', () => {
    it('gives an alert as it was kept', async () => {
      await filled();
      expect(await store.find('a3')).toEqual(ALERTS[2]);
      expect(await store.find('b1')).toBeUndefined();
    });

    it.each<[string, Partial<AlertFilter>, string[]]>([
      ['open', {}, ['a2', 'a6', 'a5', 'a4', 'a1', 'a7', 'a3']],
      ['firing', { state: 'firing' }, ['a2', 'a6', 'a5', 'a4', 'a1', 'a7']],
      ['acknowledged', { state: 'acknowledged' }, ['a3']],
      ['resolved', { state: 'resolved' }, ['r2', 'r3', 'r1']],
      ['severity', { severity: 'critical' }, ['a2', 'a3']],
      ['entity', { entityRef: ROUTER, state: 'all' }, ['a4', 'r3']],
      ['teams', { teamRefs: [FRAUD], state: 'all' }, ['a5', 'r3']],
      ['unrouted', { isUnrouted: true }, ['a6']],
      ['mine', { mineOf: ANA }, ['a5']],
      ['mine, had', { mineOf: CHEN }, ['a1', 'a3']],
      [
        'text',
        { text: 'LEDGER is' },
        ['a2', 'a6', 'a5', 'a4', 'a1', 'a7', 'a3'],
      ],
      ['marks of patterns', { text: '0%_S' }, ['a4']],
      ['no pattern', { text: '1%e' }, []],
      [
        'label',
        { label: { name: 'service', value: 'ledger' } },
        ['a2', 'a6', 'a5', 'a4', 'a1', 'a7', 'a3'],
      ],
      ['quoted label', { label: { name: 'a"b', value: 'x,"y":"z"' } }, ['a3']],
      ['part of a name', { label: { name: 'b', value: 'x,"y":"z"' } }, []],
      ['within a value', { label: { name: 'y', value: 'z' } }, []],
      ['part of a value', { label: { name: 'service', value: 'led' } }, []],
    ])('by %s', async (_, filter, expected) => {
      await filled();
      expect(await ids(filter)).toEqual(expected);
    });

    it('comes in parts that hold each once, with the number of all', async () => {
      await filled();
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const part = await store.list({
          ...{ filter: { state: 'all' }, visible: ALL },
          ...{ cursor, limit: 3 },
        });
        expect(part.totalItems).toBe(10);
        expect(part.items.length).toBeLessThanOrEqual(3);
        seen.push(...part.items.map(({ id }) => id));
        cursor = part.nextCursor;
      } while (cursor);
      expect(seen).toEqual([
        ...['a2', 'a6', 'a5', 'a4', 'a1', 'a7', 'a3'],
        ...['r2', 'r3', 'r1'],
      ]);
    });

    it('refuses a cursor of something else', async () => {
      await expect(
        store.list({
          ...{ filter: { state: 'open' }, visible: ALL, limit: 3 },
          cursor: 'WzEsMV0',
        }),
      ).rejects.toMatchObject({ name: 'InputError' });
    });
  });

  describe('what is not seen', () => {
    it.each<[string, VisibleAlerts, string[]]>([
      [
        'entities',
        { entityRefs: [LEDGER], teamRefs: [], unrouted: false },
        ['a1', 'a2', 'a3', 'a7', 'r1', 'r2'],
      ],
      [
        'teams of what has no entity',
        { entityRefs: [], teamRefs: [FRAUD, PAYMENTS], unrouted: false },
        ['a5'],
      ],
      [
        'conditions on the team',
        { only: { teamRefs: [FRAUD], withoutTeam: false }, unrouted: false },
        ['a5', 'r3'],
      ],
      [
        'both',
        {
          ...{ entityRefs: [ROUTER], teamRefs: [], unrouted: false },
          only: { teamRefs: [FRAUD], withoutTeam: false },
        },
        ['r3'],
      ],
      [
        'what is unrouted',
        { unrouted: false },
        ['a1', 'a2', 'a3', 'a4', 'a5', 'a7', 'r1', 'r2', 'r3'],
      ],
      [
        'nothing but pages',
        { entityRefs: [], teamRefs: [], unrouted: false, userRef: ANA },
        ['a3', 'a5'],
      ],
      ['nothing', { entityRefs: [], teamRefs: [], unrouted: false }, []],
      [
        'only what is unrouted',
        { entityRefs: [], teamRefs: [], unrouted: true },
        ['a6'],
      ],
    ])('is in no list and no count: %s', async (_, visible, expected) => {
      await filled();
      const query = { filter: { state: 'all' as const }, visible, limit: 50 };
      const { items, totalItems } = await store.list(query);
      expect(items.map(({ id }) => id).sort()).toEqual(expected);
      expect(totalItems).toBe(expected.length);
      const counts = await store.count({ visible, teamRefs: [], since: T0 });
      expect(counts.open).toBe(
        expected.filter(id => id.startsWith('a')).length,
      );
    });
  });

  it('counts what is open, mine, of my teams, unrouted and new', async () => {
    await filled();
    const count = (userRef: string | undefined, visible: VisibleAlerts = ALL) =>
      store.count({
        ...{ visible, userRef },
        teamRefs: userRef ? [FRAUD] : [],
        since: T0 - MINUTE,
      });
    expect(await count(ANA)).toEqual({
      ...{ open: 7, mine: 1, myTeams: 1, unrouted: 1, recent: 1 },
    });
    expect(await count(CHEN)).toMatchObject({ mine: 2 });
    expect(await count(undefined)).toMatchObject({ mine: 0, myTeams: 0 });
    expect(
      await count(ANA, { entityRefs: [], teamRefs: [], unrouted: false }),
    ).toEqual({ open: 0, mine: 0, myTeams: 0, unrouted: 0, recent: 0 });
  });

  it('tells the places of alerts', async () => {
    await filled();
    await addAlerts(db, [resolvedRecord({ id: 'r4', entityRef: 'api:x/y' })]);
    const sorted = async (which: 'open' | 'all') => {
      const { entityRefs, teamRefs } = await store.readRefs(which);
      return [entityRefs.sort(), teamRefs.sort()];
    };
    expect(await sorted('open')).toEqual([
      [LEDGER, ROUTER],
      [FRAUD, PAYMENTS],
    ]);
    expect(await sorted('all')).toEqual([
      ['api:x/y', LEDGER, ROUTER],
      [FRAUD, PAYMENTS],
    ]);
  });

  describe('what belongs to an alert', () => {
    beforeEach(filled);

    it('is its series, those that fire first, then the newest', async () => {
      await addInstances(db, [
        instanceRecord({ alertId: 'a1', dedupKey: 'one' }),
        instanceRecord({
          ...{ alertId: 'a1', dedupKey: 'two', state: 'resolved' },
          resolvedAt: T0,
        }),
        instanceRecord({ alertId: 'a1', dedupKey: 'three' }),
        instanceRecord({ alertId: 'a2', dedupKey: 'other' }),
      ]);
      const keys = async (limit: number) =>
        (await store.readInstances('a1', limit)).map(one => one.dedupKey);
      expect(await keys(100)).toEqual(['three', 'one', 'two']);
      expect(await keys(2)).toEqual(['three', 'one']);
    });

    it('is who was paged, with messages', async () => {
      await insertPages(db, [page('p4', 'a1', ANA, T0 + MINUTE)]);
      await insertMessages(
        db,
        [
          { id: 'm2', channel: 'slack', dueAt: T0 + 3 * MINUTE },
          { id: 'm1', channel: 'email', dueAt: T0 + MINUTE },
        ].map(one => ({
          ...one,
          ...{ alertId: 'a1', pageId: 'p4', kind: 'page', userRef: ANA },
        })),
        T0,
      );
      await db('messages')
        .where({ id: 'm1' })
        .update({ state: 'sent', sent_at: T0 + 2 * MINUTE });
      const pages = await store.readPages('a1', 10);
      expect(pages).toMatchObject([
        {
          ...{ id: 'p4', userRef: ANA, via: 'level 1', at: T0 + MINUTE },
          messages: [
            { id: 'm1', channel: 'email', state: 'sent', at: T0 + 2 * MINUTE },
            { id: 'm2', state: 'waiting', at: T0 + 3 * MINUTE },
          ],
        },
        { id: 'p3', userRef: CHEN, messages: [] },
      ]);
      expect(await store.readPages('a1', 1)).toHaveLength(1);
    });

    it('is what was over before of the same name for the same', async () => {
      await addAlerts(db, [
        resolvedRecord({ id: 'r5', title: 'Another' }),
        resolvedRecord({ id: 'r6', openedAt: T0 + MINUTE }),
        resolvedRecord({ id: 'r7', openedAt: T0 - 99 * MINUTE }),
      ]);
      const earlier = async (limit: number) =>
        (await store.readEarlier(ALERTS[0], limit)).map(({ id }) => id).sort();
      expect(await earlier(5)).toEqual(['r1', 'r2', 'r7']);
      expect(await earlier(2)).toEqual(['r1', 'r2']);
    });

    it('is a timeline in parts, the newest first', async () => {
      await insertEntries(
        db,
        ['opened', 'paged', 'noted'].map(kind => ({
          ...{ alertId: 'a1', at: T0, kind: kind as 'opened', actorRef: ANA },
          data: { text: kind },
        })),
      );
      const first = await store.readTimeline({ alertId: 'a1', limit: 2 });
      expect(first.items).toMatchObject([
        { kind: 'noted', actorRef: ANA, data: { text: 'noted' } },
        { kind: 'paged' },
      ]);
      const { nextCursor: cursor } = first;
      expect(
        await store.readTimeline({ alertId: 'a1', limit: 2, cursor }),
      ).toMatchObject({ items: [{ kind: 'opened' }] });
      expect(
        (await store.readTimeline({ alertId: 'a1', limit: 3 })).nextCursor,
      ).toBeUndefined();
    });

    it('is its next step, and the one that was carried out last', async () => {
      await insertDue(db, [
        { alertId: 'a1', kind: 'escalate', dueAt: T0, round: 0, step: 1 },
        { alertId: 'a2', kind: 'snooze-ends', dueAt: T0 },
        { alertId: 'a4', kind: 'escalate', dueAt: T0, round: 0 },
      ]);
      const steps = await store.readNextSteps(['a1', 'a2', 'a4']);
      expect([...steps]).toEqual([
        [
          'a1',
          {
            ...{ alertId: 'a1', kind: 'escalate', dueAt: T0 },
            round: 0,
            step: 1,
          },
        ],
        [
          'a4',
          {
            alertId: 'a4',
            kind: 'escalate',
            dueAt: T0,
            round: 0,
            step: undefined,
          },
        ],
      ]);
      expect(await store.readLastStep('a1')).toBeUndefined();
      await insertEntries(db, [
        { alertId: 'a1', at: T0, kind: 'paged', data: { round: 1, step: 1 } },
        { alertId: 'a1', at: T0, kind: 'nobody', data: { round: 1, step: 2 } },
        { alertId: 'a1', at: T0, kind: 'paged', data: { text: 'by hand' } },
      ]);
      expect(await store.readLastStep('a1')).toEqual({ round: 1, step: 2 });
    });

    it('is whom it has to do with', async () => {
      await insertEntries(db, [
        { alertId: 'a4', at: T0, kind: 'opened', actorRef: ANA },
        { alertId: 'a1', at: T0, kind: 'noted', actorRef: ANA },
        { alertId: 'a1', at: T0 - MINUTE, kind: 'noted', actorRef: ANA },
        { alertId: 'a1', at: T0, kind: 'noted', actorRef: CHEN },
      ]);
      await insertPages(db, [
        { ...page('p5', 'a1', CHEN), pagedBy: ANA },
        { ...page('p6', 'a1', CHEN, T0 - MINUTE), pagedBy: ANA },
      ]);
      // Who pages themselves was paged by nobody.
      await insertPages(db, [{ ...page('p7', 'a2', ANA), pagedBy: ANA }]);
      const nothing = { entityRefs: [], teamRefs: [], unrouted: false };
      const { items } = await store.list({
        ...{ filter: { state: 'open' }, limit: 10 },
        visible: { ...nothing, userRef: ANA },
      });
      expect(items.map(({ id }) => id).sort()).toEqual(['a3', 'a5']);
      const all = ALERTS.map(({ id }) => id);
      expect(await store.readPagedFor(ANA, all)).toEqual(new Set(['a3', 'a5']));
      expect([...(await store.readOpeners(all))]).toEqual([['a4', ANA]]);
      const deeds = await store.readDeeds({
        ...{ alertId: 'a1', userRef: ANA, since: T0 },
      });
      expect(deeds.entries).toMatchObject([{ kind: 'noted', actorRef: ANA }]);
      expect(deeds.pages).toMatchObject([{ id: 'p5', userRef: CHEN }]);
    });
  });

  describe('by references', () => {
    const asked = [
      { asked: LEDGER, ref: LEDGER, kind: 'entity' as const },
      { asked: ROUTER, ref: ROUTER, kind: 'entity' as const },
      { asked: 'api:x/y', ref: 'api:x/y', kind: 'entity' as const },
      { asked: PAYMENTS, ref: PAYMENTS, kind: 'team' as const },
      { asked: PAYMENTS, ref: FRAUD, kind: 'team' as const },
    ];
    const short = async (visible: VisibleAlerts = ALL) =>
      [...(await store.readByRefs(asked, visible))].map(([ref, found]) => [
        ...[ref, found.open, found.unacknowledged],
        ...[found.worst?.id, found.last?.id],
      ]);

    it('gives what is open, the worst and the last', async () => {
      await filled();
      expect((await short()).sort()).toEqual([
        [LEDGER, 4, 3, 'a3', 'r2'],
        [ROUTER, 1, 1, 'a4', 'r3'],
        [PAYMENTS, 6, 5, 'a3', 'r2'],
      ]);
      expect(
        await short({ entityRefs: [ROUTER], teamRefs: [], unrouted: false }),
      ).toEqual([
        [ROUTER, 1, 1, 'a4', 'r3'],
        [PAYMENTS, 1, 1, 'a4', 'r3'],
      ]);
    });

    it('takes no more statements for more', async () => {
      await filled();
      const all = Array.from({ length: 1_000 }, (_, i) => ({
        asked: `component:default/c${i}`,
        ref: `component:default/c${i}`,
        kind: 'entity' as const,
      }));
      const few = await statementsOf(db, () =>
        store.readByRefs(asked.slice(0, 1), ALL),
      );
      const many = await statementsOf(db, () => store.readByRefs(all, ALL));
      expect(many).toHaveLength(few.length);
    });
  });
});
