import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { IntakeKind } from '@callboard/backstage-plugin-alerts-common';
import type { Retained } from './database/RetentionStore';
import type { EngineState, OpenAlerts } from './database/StateStore';
import type { MessageOutcome } from './engine/MessageWorker';
import type { BeatOutcome } from './operation/Heartbeat';

/** The measures of alerts. Labels are of closed sets: channels are those of the configuration. */
export interface AlertsMetrics {
  answered(answer: { kind?: IntakeKind; status: number }): void;
  /** How deliveries were worked in, or not, and how many. */
  worked(result: 'done' | 'retried' | 'dead', count: number): void;
  /** How many milliseconds late a step of a policy was. */
  late(ms: number): void;
  /** @param lateMs - of what was sent, how long ago it was due */
  message(channel: string, outcome: MessageOutcome, lateMs?: number): void;
  /** Something happened to an alert, as its event tells. */
  changed(event: { topic: string; payload: Record<string, unknown> }): void;
  beat(outcome: BeatOutcome): void;
  removed(what: Retained, count: number): void;
  /** Shows how alerts fare whenever measures are read. */
  watch(sources: {
    state: () => Promise<EngineState>;
    open: () => Promise<OpenAlerts[]>;
  }): void;
}

const lastWord = (topic: string) => topic.slice(topic.lastIndexOf('.') + 1);

function createCounters(metrics: MetricsService): Omit<AlertsMetrics, 'watch'> {
  const count = (name: string, description: string) =>
    metrics.createCounter(name, { description });
  const duration = (name: string, description: string) =>
    metrics.createHistogram(name, { description, unit: 'ms' });
  const received = count(
    'alerts.deliveries.received',
    'Requests to the intake, by their form and how they were answered',
  );
  const worked = count(
    'alerts.deliveries.worked',
    'Deliveries that were worked in, are tried again, or given up',
  );
  const lateness = duration(
    'alerts.escalation.lateness',
    'Between when a step was due and when it was carried out',
  );
  const messages = count(
    'alerts.messages.sent',
    'Messages that were sent, are tried again, or given up',
  );
  const delays = duration(
    'alerts.messages.lateness',
    'Between when a message was due and when it was sent',
  );
  const changes = count(
    'alerts.alerts.changed',
    'What happened to alerts, as events tell of it',
  );
  const beats = count(
    'alerts.heartbeats.total',
    'Heartbeats that were kept, sent, withheld because something does not move, or refused',
  );
  const rows = count('alerts.rows.removed', 'Rows that were old');
  return {
    answered: ({ kind, status }) =>
      received.add(1, { kind: kind ?? 'none', status: String(status) }),
    worked: (result, n) => worked.add(n, { result }),
    late: ms => lateness.record(ms),
    message: (channel, outcome, lateMs) => {
      messages.add(1, { channel, outcome });
      if (lateMs !== undefined) delays.record(lateMs, { channel });
    },
    changed: ({ topic, payload }) =>
      changes.add(1, {
        change: lastWord(topic),
        severity: String(payload.severity),
      }),
    beat: outcome => beats.add(1, { outcome }),
    removed: (table, n) => rows.add(n, { table }),
  };
}

/** What is read once is for all gauges of one reading. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let known: { at: number; value: Promise<T> } | undefined;
  return () => {
    const now = Date.now();
    if (!known || now - known.at > 1_000) known = { at: now, value: read() };
    return known.value;
  };
}

const secondsSince = (at: number | undefined) =>
  at === undefined ? 0 : Math.max(0, Date.now() - at) / 1_000;

function watch(
  metrics: MetricsService,
  sources: Parameters<AlertsMetrics['watch']>[0],
): void {
  const state = once(sources.state);
  const show = (
    name: string,
    description: string,
    read: (state: EngineState) => number,
  ) =>
    metrics
      .createObservableGauge(name, { description })
      .addCallback(async gauge => gauge.observe(read(await state())));
  show(
    'alerts.deliveries.waiting',
    'Deliveries that are not worked in yet',
    ({ deliveries }) => deliveries.waiting,
  );
  show(
    'alerts.deliveries.dead',
    'Deliveries that could not be worked in, and are kept',
    ({ deliveries }) => deliveries.dead,
  );
  show(
    'alerts.steps.overdue',
    'Seconds since the oldest step was due that was not carried out',
    ({ oldestStepAt }) => secondsSince(oldestStepAt),
  );
  show(
    'alerts.messages.waiting',
    'Messages that are due and were not sent yet',
    ({ messages }) => messages.waiting,
  );
  show(
    'alerts.messages.failed',
    'Messages that were given up within a week',
    ({ messages }) => messages.failed,
  );
  show(
    'alerts.heartbeat.age',
    'Seconds since everything was last seen to move',
    ({ beatAt }) => secondsSince(beatAt),
  );
  metrics
    .createObservableGauge('alerts.channels.failing', {
      description: 'Messages that wait for a channel that fails',
    })
    .addCallback(async gauge => {
      for (const { channel, waiting } of (await state()).failing) {
        gauge.observe(waiting, { channel });
      }
    });
  metrics
    .createObservableGauge('alerts.alerts.open', {
      description:
        'Open alerts, by state, severity and whether they are routed',
    })
    .addCallback(async gauge => {
      for (const { count, isUnrouted, ...labels } of await sources.open()) {
        gauge.observe(count, { ...labels, routed: String(!isUnrouted) });
      }
    });
}

export const createAlertsMetrics = (
  metrics: MetricsService,
): AlertsMetrics => ({
  ...createCounters(metrics),
  watch: sources => watch(metrics, sources),
});
