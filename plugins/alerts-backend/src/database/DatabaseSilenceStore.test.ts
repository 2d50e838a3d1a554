import { eachDatabase } from '@internal/test-kit';
import {
  addAlerts,
  alertRecord,
  ALL,
  ANA,
  CHEN,
  FRAUD,
  LEDGER,
  migrated,
  MINUTE,
  PAYMENTS,
  resolvedRecord,
  ROUTER,
  T0,
} from './__testUtils__/alertTables';
import { DatabaseSilenceStore } from './DatabaseSilenceStore';
import { RulesStore } from './RulesStore';
import type {
  MatchableAlert,
  MatchableQuery,
  SilenceRecord,
  SilenceToKeep,
} from './SilenceStore';

const iso = (minutes: number) => new Date(T0 + minutes * MINUTE).toISOString();
const most = { all: 500, each: 50 };

const silence = (change: Partial<SilenceToKeep> = {}): SilenceToKeep => ({
  matchers: [{ label: 'alertname', op: '=', value: 'LedgerLagHigh' }],
  teamRef: PAYMENTS,
  startsAt: iso(0),
  endsAt: iso(60),
  reason: 'A deploy',
  createdBy: ANA,
  createdAt: T0,
  ...change,
});

describe('DatabaseSilenceStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const db = await migrated(createDatabase);
      const store = new DatabaseSilenceStore(db);
      const create = async (change?: Partial<SilenceToKeep>) => {
        const made = await store.create(silence(change), { now: T0, most });
        return made as SilenceRecord;
      };
      return { db, store, create };
    }

    it('keeps a silence, as the engine reads it too', async () => {
      const { db, store, create } = await setup();
      const entityRefs = [LEDGER];
      const made = await create({ entityRefs, reason: 'nul \0' });
      expect(made).toEqual({
        ...silence({ entityRefs, reason: 'nul \ufffd' }),
        id: made.id,
      });
      expect(await store.get(made.id)).toEqual(made);
      const { createdAt, ...inForce } = made;
      expect(createdAt).toBe(T0);
      expect(await new RulesStore(db).readSilences(T0)).toEqual([inForce]);
      const plain = await create({ teamRef: undefined });
      expect(plain).toEqual({ ...silence(), teamRef: undefined, id: plain.id });
      expect(plain).not.toHaveProperty('teamRef');
      expect(await store.get('none')).toBeUndefined();
    });

    it('lists what is open by its end, and what has ended the newest first', async () => {
      const { store, create } = await setup();
      await create({ reason: 'long', endsAt: iso(90) });
      await create({ reason: 'short', endsAt: iso(30) });
      await create({ reason: 'next', startsAt: iso(40), endsAt: iso(60) });
      const reasons = async (
        which: 'open' | { endedSince: number },
        minutes: number,
        limit = 500,
      ) => {
        const now = T0 + minutes * MINUTE;
        const found = await store.list({ which, now, limit });
        return found.map(({ reason }) => reason);
      };
      expect(await reasons('open', 0)).toEqual(['short', 'next', 'long']);
      expect(await reasons('open', 30)).toEqual(['next', 'long']);
      expect(await reasons('open', 0, 1)).toEqual(['short']);
      const since = { endedSince: T0 };
      expect(await reasons(since, 70)).toEqual(['next', 'short']);
      expect(await reasons({ endedSince: T0 + 30 * MINUTE }, 70)).toEqual([
        'next',
      ]);
    });

    it('keeps so many that have not ended', async () => {
      const { store } = await setup();
      const add = async (
        change: Partial<SilenceToKeep>,
        { all, each }: { all: number; each: number },
        now = T0,
      ) => {
        const made = await store.create(silence(change), {
          ...{ now, most: { all, each } },
        });
        return typeof made === 'string' ? made : 'made';
      };
      const one = { all: 9, each: 1 };
      expect(await add({}, one)).toBe('made');
      expect(await add({ createdBy: CHEN }, one)).toBe('too-many-of-one');
      expect(await add({ teamRef: FRAUD }, one)).toBe('made');
      const own = { teamRef: undefined, entityRefs: [LEDGER] };
      expect(await add(own, one)).toBe('made');
      expect(await add(own, one)).toBe('too-many-of-one');
      expect(await add({ ...own, createdBy: CHEN }, one)).toBe('made');
      expect(await add({ teamRef: FRAUD }, { all: 4, each: 9 })).toBe(
        'too-many',
      );
      expect(await add({}, one, T0 + 60 * MINUTE)).toBe('made');
    });

    it('ends one, once', async () => {
      const { store, create } = await setup();
      const { id } = await create();
      const later = await create({ startsAt: iso(40) });
      const now = T0 + 10 * MINUTE;
      expect(await store.end(id, now)).toEqual({
        ...silence({ endsAt: iso(10) }),
        id,
      });
      expect(await store.end(id, now + 1)).toBeUndefined();
      expect(await store.end(later.id, now)).toMatchObject({
        ...{ startsAt: iso(10), endsAt: iso(10) },
      });
      expect(await store.end('none', now)).toBeUndefined();
      expect(await store.list({ which: 'open', now, limit: 9 })).toEqual([]);
    });

    describe('reads alerts', () => {
      const quiet = {
        kind: 'silenced',
        until: T0 + MINUTE,
        by: ANA,
        reason: 'A deploy',
      } as const;

      async function filled() {
        const world = await setup();
        const opened = (minutes: number) => ({
          openedAt: T0 + minutes * MINUTE,
        });
        await addAlerts(world.db, [
          alertRecord({ id: 'a1', ...opened(-5) }),
          alertRecord({ id: 'a2', ...opened(-4), quiet }),
          alertRecord({
            ...{ id: 'a3', entityRef: ROUTER, teamRef: FRAUD },
            ...{ ...opened(-3), quiet: { ...quiet, kind: 'snoozed' } },
            state: 'acknowledged',
          }),
          alertRecord({
            ...{ id: 'a4', entityRef: undefined, teamRef: undefined },
            ...opened(-5),
          }),
          resolvedRecord({ id: 'a5', ...opened(-60) }),
        ]);
        const read = (query: Partial<MatchableQuery>) =>
          world.store.readAlerts({
            ...{ which: 'open', scope: {}, visible: ALL, limit: 9 },
            ...query,
          });
        const ids = async (query: Partial<MatchableQuery>) =>
          (await read(query)).map(({ id }) => id);
        return { ...world, read, ids };
      }

      it('as silences look at them', async () => {
        const { read } = await filled();
        const [, a2, a4] = await read({});
        expect(a2).toEqual({
          ...{ id: 'a2', title: 'LedgerLagHigh', severity: 'error' },
          labels: { alertname: 'LedgerLagHigh', service: 'ledger' },
          ...{ entityRef: LEDGER, teamRef: PAYMENTS, quiet },
          openedAt: T0 - 4 * MINUTE,
        });
        expect(a4).not.toHaveProperty('teamRef');
      });

      it.each<[string, Partial<MatchableQuery>, string[]]>([
        ['open', {}, ['a3', 'a2', 'a4', 'a1']],
        ['silenced', { which: 'silenced' }, ['a2']],
        [
          'since a while',
          { which: { openedSince: T0 - 60 * MINUTE } },
          ['a3', 'a2', 'a4', 'a1', 'a5'],
        ],
        [
          'since less',
          { which: { openedSince: T0 - 4 * MINUTE } },
          ['a3', 'a2'],
        ],
        ['of an entity', { scope: { entityRefs: [LEDGER] } }, ['a2', 'a1']],
        ['of a team', { scope: { teamRef: FRAUD } }, ['a3']],
        ['of both', { scope: { entityRefs: [LEDGER], teamRef: FRAUD } }, []],
        [
          'that somebody sees',
          { visible: { entityRefs: [ROUTER], teamRefs: [], unrouted: false } },
          ['a3'],
        ],
        ['so many', { limit: 2 }, ['a3', 'a2']],
      ])('%s', async (_, query, expected) => {
        const { ids } = await filled();
        expect(await ids(query)).toEqual(expected);
      });

      it('part by part', async () => {
        const { read } = await filled();
        const found: string[] = [];
        let after: MatchableAlert | undefined;
        do {
          const [next] = await read({ after, limit: 1 });
          if (next) found.push(next.id);
          after = next;
        } while (after);
        expect(found).toEqual(['a3', 'a2', 'a4', 'a1']);
      });
    });
  });
});
