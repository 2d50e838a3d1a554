import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { ReferenceMoves } from '../people/ReferenceMoves';
import {
  addAlerts,
  addInstances,
  alertRecord,
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
import { DatabasePeopleStore } from './DatabasePeopleStore';
import { insertEntries } from './operations/insertEntries';
import { insertMessages, insertPages } from './operations/insertPages';
import { NAMED } from './operations/people/named';
import { ERASED_PERSON_REF } from './PeopleStore';

const TABLES = NAMED.map(({ table }) => table);

/** A person as names go on: what is about this one is not about the other. */
const ANA_MARIA = `${ANA}-maria`;

const rulesOf = (userRef: string) => ({
  steps: [{ targets: [{ kind: 'person' as const, userRef }], afterMinutes: 0 }],
  repeat: 0,
  repeatAfterMinutes: 10,
});

/** What somebody has left in all tables. */
async function act(db: Knex, userRef: string, id: string): Promise<void> {
  await addAlerts(db, [
    resolvedRecord({
      id,
      acknowledged: { at: T0, by: userRef },
      resolved: { at: T0, by: userRef },
      quiet: { kind: 'snoozed', until: T0, by: userRef },
      labels: { paged_by: userRef },
      rules: rulesOf(userRef),
    }),
  ]);
  await addInstances(db, [
    instanceRecord({ alertId: id, labels: { paged_by: userRef } }),
  ]);
  await insertEntries(db, [
    { alertId: id, at: T0, kind: 'acknowledged', actorRef: userRef },
    { alertId: id, at: T0, kind: 'paged', data: { userRefs: [userRef] } },
  ]);
  await insertPages(db, [
    { id, alertId: id, userRef, via: 'level 1', pagedBy: userRef, at: T0 },
  ]);
  const message = { alertId: id, pageId: id, kind: 'page' as const, userRef };
  await insertMessages(
    db,
    [{ ...message, id, channel: 'portal', dueAt: T0 }],
    T0,
  );
  await db('deliveries').insert({
    ...{ lane_id: 'person', kind: 'person', body_hash: id, state: 'done' },
    ...{ actor_ref: userRef, received_at: T0, next_at: T0 },
    incoming_json: JSON.stringify({ labels: { paged_by: userRef } }),
  });
  await db('outbox').insert({
    topic: 'alerts.alert.resolved',
    payload_json: JSON.stringify({ by: userRef }),
  });
  await decide(db, userRef, id);
}

/** What somebody has decided. */
async function decide(db: Knex, userRef: string, id: string): Promise<void> {
  await db('policies').insert({
    ...{ id, title: 'P', is_team_default: false, team_ref: PAYMENTS },
    ...{ entity_refs_json: JSON.stringify([LEDGER]), revision: 1 },
    ...{ rules_json: JSON.stringify(rulesOf(userRef)) },
    ...{ updated_by: userRef, updated_at: T0 },
  });
  await db('silences').insert({
    ...{ id, entity_refs_json: JSON.stringify([LEDGER]), team_ref: PAYMENTS },
    matchers_json: JSON.stringify([
      { label: '@entity', op: '=', value: LEDGER },
      { label: 'said', op: '=', value: LEDGER },
    ]),
    ...{ starts_at: T0, ends_at: T0, reason: 'Moving' },
    ...{ created_by: userRef, created_at: T0 },
  });
  await db('remembered_routes').insert({
    ...{ id, matchers_json: '[]', target_ref: LEDGER },
    ...{ created_by: userRef, created_at: T0 },
  });
  await db('routing_keys').insert({
    ...{ id, title: 'K', scope_kind: 'group', scope_ref: PAYMENTS },
    ...{ created_by: userRef, created_at: T0 },
  });
  await db('personal_rules').insert({
    ...{ user_ref: userRef, rules_json: '[]', updated_at: T0 },
  });
  await db('handoff_notes').insert({
    ...{ shift_id: id, schedule_id: 's', schedule_name: 'Primary' },
    ...{ team_ref: PAYMENTS, starts_at: T0, ends_at: T0, next_at: T0 },
    from_refs_json: JSON.stringify([userRef]),
    to_refs_json: '[]',
    lines_json: JSON.stringify([{ alert: { by: userRef } }]),
    ...{ sent_by: userRef, sent_at: T0 },
  });
}

eachDatabase(createDatabase => {
  const open = async () => {
    const db = await migrated(createDatabase);
    const people = new DatabasePeopleStore(db);
    const at = { now: T0 };
    const moves = new ReferenceMoves({ people, clock: () => at.now });
    const dump = async () =>
      JSON.stringify(
        Object.fromEntries(
          await Promise.all(
            TABLES.map(async table => [table, await db(table).select()]),
          ),
        ),
      );
    return { db, people, moves, at, dump };
  };

  it('gives out all that names a person, page by page', async () => {
    const { db, people } = await open();
    await act(db, ANA, 'a1');
    await act(db, CHEN, 'a2');
    await act(db, ANA_MARIA, 'a3');
    const all = await people.readRecords(ANA, { limit: 99 });
    expect(all.map(({ kind, deeds }) => `${kind}: ${deeds}`)).toEqual([
      'alert: acknowledged,resolved,made quiet,named',
      'timeline-entry: did',
      'timeline-entry: named',
      'page: was paged,paged',
      'message: was told',
      'policy: saved,named',
      'silence: created',
      'remembered-route: created',
      'routing-key: created',
      'delivery: paged,named',
      'personal-rules: said',
      'handoff-note: sent,was on call,named',
    ]);
    expect(all[0]).toMatchObject({
      ...{ id: 'a1', at: new Date(T0 - 60 * MINUTE).toISOString() },
      details: { title: 'LedgerLagHigh', state: 'resolved' },
    });
    expect(JSON.stringify(all)).not.toContain(CHEN);
    const paged: typeof all = [];
    for (;;) {
      const after = paged.at(-1);
      const page = await people.readRecords(ANA, { limit: 3, after });
      if (page.length === 0) break;
      paged.push(...page);
    }
    expect(paged).toEqual(all);
  });

  it('takes a person out of everything, once and for good', async () => {
    const { db, moves, dump } = await open();
    await act(db, ANA, 'a1');
    await act(db, ANA_MARIA, 'a2');
    const before = (await dump()).split(ANA_MARIA).length;
    const toRef = ERASED_PERSON_REF;
    expect(await moves.move({ fromRef: ANA, toRef })).toBeGreaterThan(10);
    const after = await dump();
    expect(after.split(ANA_MARIA)).toHaveLength(before);
    expect(after).not.toContain(`${ANA}"`);
    expect(await db('personal_rules').pluck('user_ref')).toEqual([ANA_MARIA]);
    expect(await db('messages').orderBy('id').pluck('state')).toEqual([
      'cancelled',
      'waiting',
    ]);
    expect(await moves.move({ fromRef: ANA, toRef })).toBe(0);
    expect(await dump()).toBe(after);
  });

  it('moves a service and a team, and leaves what senders say', async () => {
    const { db, moves, dump } = await open();
    await act(db, ANA, 'a1');
    await addAlerts(db, [
      alertRecord({ id: 'a2', labels: { service: LEDGER } }),
    ]);
    await moves.follow({ fromRef: LEDGER, toRef: ROUTER });
    await moves.follow({ fromRef: PAYMENTS, toRef: FRAUD });
    const alerts = await db('alerts').orderBy('id');
    expect(alerts[1]).toMatchObject({
      ...{ entity_ref: ROUTER, team_ref: FRAUD, target_key: ROUTER },
      ...{ labels_json: JSON.stringify({ service: LEDGER }), revision: 3 },
    });
    expect(await db('routing_keys').first()).toMatchObject({
      scope_ref: FRAUD,
    });
    const silence = await db('silences').first();
    expect(JSON.parse(silence.matchers_json)).toEqual([
      { label: '@entity', op: '=', value: ROUTER },
      { label: 'said', op: '=', value: LEDGER },
    ]);
    const once = await dump();
    await moves.follow({ fromRef: LEDGER, toRef: ROUTER });
    expect(await dump()).toBe(once);
  });

  it('lets what goes under the new reference already go on', async () => {
    const { db, moves } = await open();
    const group = { groupKey: 'g', firingCount: 1 };
    await addAlerts(db, [
      alertRecord({ id: 'a1', ...group }),
      alertRecord({ id: 'a2', ...group, entityRef: ROUTER }),
      resolvedRecord({ id: 'a3', groupKey: 'g' }),
    ]);
    const policy = (id: string, teamRef: string) => ({
      ...{ id, title: id, is_team_default: true, team_ref: teamRef },
      ...{ entity_refs_json: '[]', rules_json: '{}', revision: 1 },
      ...{ updated_by: ANA, updated_at: T0 },
    });
    await db('policies').insert([
      policy('old', PAYMENTS),
      policy('new', FRAUD),
    ]);
    for (const user_ref of [ANA, CHEN]) {
      const rules_json = JSON.stringify([user_ref]);
      await db('personal_rules').insert({
        ...{ user_ref, rules_json, updated_at: T0 },
      });
    }
    await moves.follow({ fromRef: LEDGER, toRef: ROUTER });
    await moves.follow({ fromRef: PAYMENTS, toRef: FRAUD });
    await moves.follow({ fromRef: ANA, toRef: CHEN });
    expect(
      await db('alerts').orderBy('id').select('entity_ref', 'target_key'),
    ).toEqual([
      { entity_ref: ROUTER, target_key: LEDGER },
      { entity_ref: ROUTER, target_key: ROUTER },
      { entity_ref: ROUTER, target_key: ROUTER },
    ]);
    const policies = await db('policies').orderBy('id');
    expect(
      policies.map(one => [one.id, one.team_ref, !!one.is_team_default]),
    ).toEqual([
      ['new', FRAUD, true],
      ['old', FRAUD, false],
    ]);
    expect(await db('personal_rules').pluck('rules_json')).toEqual([
      JSON.stringify([CHEN]),
    ]);
  });

  it('goes on where a process was killed, in the order of moves', async () => {
    const { db, people, moves, at, dump } = await open();
    await act(db, ANA, 'a1');
    let parts = 0;
    const dying = new ReferenceMoves({
      clock: () => at.now,
      people: {
        add: move => people.add(move),
        claim: options => people.claim(options),
        finish: id => people.finish(id),
        move: (move, onPart) => people.move(move, onPart),
        hold: async () => {
          parts += 1;
          if (parts === 4) throw new Error('killed');
        },
      },
    });
    const killed = dying.move({ fromRef: ANA, toRef: CHEN });
    await expect(killed).rejects.toThrow('killed');
    expect(await dump()).toContain(`${ANA}"`);
    const next = { fromRef: CHEN, toRef: ANA_MARIA };
    await expect(moves.move(next)).rejects.toThrow('comes after it');
    expect(await dump()).toContain(`${ANA}"`);
    at.now += 2 * MINUTE;
    expect((await moves.resume()).size).toBe(2);
    expect(await dump()).not.toContain(`${ANA}"`);
    expect(await dump()).not.toContain(CHEN);
    expect(await db('reference_moves')).toEqual([]);
  });
});
