import type { Knex } from 'knex';
import type { Mail } from '../../mail/__testUtils__/MailServer';
import type { PlannedAlert } from './AlertSenders';
import type { NotificationRecorder } from './NotificationRecorder';

interface AlertRow {
  id: string;
  title: string;
  state: string;
}

interface MessageRow {
  alert_id: string;
  kind: string;
  user_ref: string;
  channel: string;
  state: string;
  reference: string | null;
}

const STATES: Readonly<Record<PlannedAlert['fate'], string>> = {
  resolved: 'resolved',
  again: 'firing,resolved',
  taken: 'acknowledged',
  acknowledged: 'acknowledged',
  firing: 'firing',
};

const count = async (query: Knex.QueryBuilder) => {
  const [{ count: found }] = await query.count({ count: '*' });
  return Number(found);
};

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string) => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known) known.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};

/** What is still to be done. */
export async function countWaiting(db: Knex): Promise<number> {
  const counts = [
    await count(db('deliveries').where({ state: 'waiting' })),
    await count(db('due_steps').where({ state: 'pending' })),
    await count(db('messages').where({ state: 'waiting' })),
    await count(db('outbox')),
  ];
  return counts.reduce((sum, one) => sum + one, 0);
}

/** Rows of what may be open once only, beyond the first of each key. */
async function countDuplicates(db: Knex): Promise<number> {
  const { rows } = await db.raw(
    `select (select count(*) - count(distinct (lane_id, group_key, target_key))
             from alerts where state <> 'resolved')
          + (select count(*) - count(distinct (lane_id, dedup_key))
             from alert_instances where state = 'firing') as count`,
  );
  return Number(rows[0].count);
}

/** Steps that were carried out more than once, or were marked as done without anybody being paged. */
async function judgeSteps(db: Knex) {
  const { rows } = await db.raw(
    `select count(*) as paged, count(distinct (alert_id, data_json::json->>'step')) as steps
     from timeline_entries where kind = 'paged'`,
  );
  const done = await count(
    db('due_steps').where({ kind: 'escalate', state: 'done' }),
  );
  const { rows: late } = await db.raw(
    `select percentile_disc(0.5) within group (order by done_at - due_at) as p50,
            percentile_disc(0.99) within group (order by done_at - due_at) as p99,
            max(done_at - due_at) as most
     from due_steps where state = 'done'`,
  );
  const { p50, p99, most } = late[0];
  return {
    steps: Number(rows[0].steps),
    stepsTwice: Number(rows[0].paged) - Number(rows[0].steps),
    stepsWithoutPage: done - Number(rows[0].steps),
    lateMs: { p50: Number(p50), p99: Number(p99), max: Number(most) },
  };
}

interface JudgeOptions {
  db: Knex;
  planned: readonly PlannedAlert[];
  portal: NotificationRecorder;
  mails: readonly Mail[];
  /** Who is told of an alert that nobody takes, in the end: a person for each step that names them. */
  toldOf: (alert: PlannedAlert) => readonly string[];
}

/** Alerts that are not in the state that they are to be in, and what people believe of others. */
function judgeStates(
  alerts: readonly AlertRow[],
  { planned, portal }: JudgeOptions,
) {
  const byTitle = groupBy(alerts, ({ title }) => title);
  const wrong = planned.filter(({ title, fate }) => {
    const found = byTitle.get(title) ?? [];
    return (
      found
        .map(({ state }) => state)
        .sort()
        .join() !== STATES[fate]
    );
  });
  const states = new Map(alerts.map(({ id, state }) => [id, state]));
  const stale = portal.kept.filter(({ scope, title }) => {
    const state = states.get(scope.replace('alerts:', ''));
    return state !== 'firing' && !title.startsWith(`${state}: `);
  });
  return {
    alerts: alerts.length,
    wrongState: wrong.length,
    wrongExamples: wrong.slice(0, 3).map(({ title }) => title),
    stale: stale.length,
    staleExamples: stale.slice(0, 3).map(({ title }) => title),
  };
}

/** Whether those who are to be told were, by each channel. */
function judgePages(
  alerts: readonly AlertRow[],
  messages: readonly MessageRow[],
  { planned, portal, mails, toldOf }: JudgeOptions,
) {
  const received = new Set(mails.map(({ messageId }) => messageId));
  const reached = ({ alert_id, user_ref, channel, reference }: MessageRow) =>
    channel === 'portal'
      ? portal.find(user_ref, `alerts:${alert_id}`) !== undefined
      : received.has(reference ?? '');
  const sent = messages.filter(({ state }) => state === 'sent');
  const pages = groupBy(
    sent.filter(one => one.kind === 'page' && reached(one)),
    ({ alert_id, channel }) => `${alert_id} ${channel}`,
  );
  const firing = new Map(
    alerts
      .filter(({ state }) => state === 'firing')
      .map(({ id, title }) => [title, id]),
  );
  const undelivered = planned.filter(alert => {
    const id = firing.get(alert.title);
    const isBoth = alert.severity === 'critical';
    const asked = [...toldOf(alert)].sort().join();
    return (
      id !== undefined &&
      ['portal', ...(isBoth ? ['email'] : [])].some(channel => {
        const told = pages.get(`${id} ${channel}`) ?? [];
        return (
          told
            .map(one => one.user_ref)
            .sort()
            .join() !== asked
        );
      })
    );
  });
  const ofPortal = sent.filter(({ channel }) => channel === 'portal').length;
  return {
    undelivered: undelivered.length,
    undeliveredExamples: undelivered.slice(0, 3).map(({ title }) => title),
    messagesLost: sent.filter(one => !reached(one)).length,
    messagesFailed: messages.filter(({ state }) => state === 'failed').length,
    notifications: portal.kept.length,
    seenTwice: portal.doubles,
    notificationsToldAgain: portal.told - ofPortal,
    mails: received.size,
    mailsTwice: mails.length - received.size,
  };
}

/** What became of alerts, beside what was to become of them. */
export async function judgeAlerts(options: JudgeOptions) {
  const { db } = options;
  const alerts: AlertRow[] = await db('alerts').select('id', 'title', 'state');
  const messages: MessageRow[] = await db('messages').select(
    ...['alert_id', 'kind', 'user_ref', 'channel', 'state', 'reference'],
  );
  return {
    deliveries: await count(db('deliveries').where({ state: 'done' })),
    deliveriesLeft: await count(db('deliveries').whereNot({ state: 'done' })),
    openDuplicates: await countDuplicates(db),
    ...judgeStates(alerts, options),
    ...judgePages(alerts, messages, options),
    ...(await judgeSteps(db)),
  };
}
