import { eachDatabase } from '@internal/test-kit';
import {
  addAlerts,
  alertRecord,
  migrated,
  T0,
} from './__testUtils__/alertTables';
import type { Decide } from './AlertStore';
import { DatabaseAlertStore } from './DatabaseAlertStore';
import { insertDue } from './operations/insertDue';

const IDS = ['a1', 'a2', 'a3'];

/** Says of an alert that a step of it is done, and what comes next. */
const pass =
  (doneStepId: number): Decide =>
  alert => ({
    ...{ alert: { ...alert, summary: 'Passed' }, doneStepId },
    entries: [{ alertId: alert.id, at: T0, kind: 'exhausted' }],
  });

eachDatabase(createDatabase => {
  async function withSteps() {
    const db = await migrated(createDatabase);
    await addAlerts(
      db,
      IDS.map(id => alertRecord({ id })),
    );
    await insertDue(
      db,
      IDS.map(alertId => ({ alertId, kind: 'escalate', dueAt: T0 })),
    );
    const steps: { id: number | string }[] = await db('due_steps').orderBy(
      'id',
    );
    const stepIds = steps.map(({ id }) => Number(id));
    const decisions = new Map(
      IDS.map((id, index) => [id, pass(stepIds[index])]),
    );
    return { db, stepIds, decisions, store: new DatabaseAlertStore(db) };
  }

  it('changes several alerts, but not those whose step is done already', async () => {
    const { db, stepIds, decisions, store } = await withSteps();
    await store.change('a2', pass(stepIds[1]));
    await store.changeAll(decisions);
    const told = await db('timeline_entries').orderBy('alert_id');
    expect(told.map(({ alert_id: id }) => id)).toEqual(IDS);
    const alerts = await store.read(IDS);
    expect(IDS.map(id => alerts.get(id)!.revision)).toEqual([2, 2, 2]);
    expect(await db('due_steps').where({ state: 'pending' })).toEqual([]);
  });

  it('keeps where one belongs, whatever the words', async () => {
    const { db, store } = await withSteps();
    const routedBy = 'as \ud83d says\0';
    await addAlerts(db, [alertRecord({ id: 'a9', routedBy })]);
    expect((await store.read(['a9'])).get('a9')).toMatchObject({
      routedBy: 'as \ufffd says\ufffd',
    });
  });

  it('changes none where one cannot be', async () => {
    const { db, decisions, store } = await withSteps();
    decisions.set('a3', () => {
      throw new Error('no');
    });
    await expect(store.changeAll(decisions)).rejects.toThrow('no');
    expect(await db('timeline_entries')).toEqual([]);
    expect(await db('due_steps').where({ state: 'pending' })).toHaveLength(3);
    expect((await store.read(['a1'])).get('a1')!.summary).not.toBe('Passed');
  });
});
