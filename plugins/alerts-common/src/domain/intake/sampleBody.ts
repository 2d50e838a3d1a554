import type { AlertSeverity, IncomingEvent, IntakeKind } from '../../types';

/**
 * What a test alert says.
 *
 * @public
 */
export interface SampleOptions {
  title: string;
  dedupKey: string;
  /** Alertmanager and Grafana know no acknowledging: theirs fires. */
  action: IncomingEvent['action'];
  /** ISO 8601. */
  startsAt: string;
  /** When it was over, ISO 8601; `startsAt` when absent. */
  endsAt?: string;
  /** The title when absent. */
  summary?: string;
  /** `info` when absent. */
  severity?: AlertSeverity;
  entityRef?: string;
  /** For the Events API v2, whose events hold their secret. */
  routingKey?: string;
}

const NO_END = '0001-01-01T00:00:00Z';
const SENDER = 'https://callboard.example.com';

type Body = Record<string, unknown>;

const labelsOf = ({ title, severity = 'info', entityRef }: SampleOptions) => ({
  alertname: title,
  severity,
  ...(entityRef && { backstage_entity: entityRef }),
});

function groupBody(options: SampleOptions, ofAlert: Body, ofBody: Body): Body {
  const { title, summary = title, dedupKey, action } = options;
  const { startsAt, endsAt = startsAt } = options;
  const labels = labelsOf(options);
  const annotations = { summary };
  const isOver = action === 'resolve';
  const status = isOver ? 'resolved' : 'firing';
  return {
    receiver: 'callboard',
    status,
    alerts: [
      {
        status,
        labels,
        annotations,
        startsAt,
        endsAt: isOver ? endsAt : NO_END,
        generatorURL: `${SENDER}/graph?g0.expr=vector%281%29&g0.tab=1`,
        fingerprint: dedupKey,
        ...ofAlert,
      },
    ],
    groupLabels: { alertname: title },
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: SENDER,
    version: '4',
    groupKey: `{}:{alertname=${JSON.stringify(title)}}`,
    truncatedAlerts: 0,
    ...ofBody,
  };
}

function grafanaBody(options: SampleOptions): Body {
  const { title, action } = options;
  const isOver = action === 'resolve';
  return groupBody(
    options,
    {
      silenceURL: `${SENDER}/alerting/silence/new?alertmanager=grafana`,
      dashboardURL: '',
      panelURL: '',
      values: { B: 1 },
    },
    {
      version: '1',
      orgId: 1,
      title: `[${isOver ? 'RESOLVED' : 'FIRING:1'}] ${title}`,
      state: isOver ? 'ok' : 'alerting',
      message: `**${
        isOver ? 'Resolved' : 'Firing'
      }**\n\nLabels:\n - alertname = ${title}\n`,
    },
  );
}

function eventsV2Body(options: SampleOptions): Body {
  const { title, summary = title, severity = 'info', entityRef } = options;
  return {
    routing_key: options.routingKey ?? '',
    event_action: options.action,
    dedup_key: options.dedupKey,
    ...(options.action === 'trigger' && {
      payload: {
        summary,
        source: 'callboard.example.com',
        severity,
        timestamp: options.startsAt,
        custom_details: entityRef ? { backstage_entity: entityRef } : {},
      },
      client: 'Callboard',
      client_url: SENDER,
    }),
  };
}

const GOALERT_ACTIONS = {
  trigger: '',
  acknowledge: 'acknowledge',
  resolve: 'close',
};

function genericBody(options: SampleOptions): Body {
  const { title, summary = title, severity = 'info', entityRef } = options;
  return {
    title,
    summary,
    dedup: options.dedupKey,
    action: GOALERT_ACTIONS[options.action],
    severity,
    startsAt: options.startsAt,
    link: SENDER,
    meta: entityRef ? { backstage_entity: entityRef } : {},
  };
}

/**
 * A body as a sender of this form sends it, for a test alert. Generic JSON is that of the default mapping.
 *
 * @public
 */
export function sampleBody(
  kind: IntakeKind,
  options: SampleOptions,
): Record<string, unknown> {
  switch (kind) {
    case 'alertmanager':
      return groupBody(options, {}, {});
    case 'grafana':
      return grafanaBody(options);
    case 'events-v2':
      return eventsV2Body(options);
    default:
      return genericBody(options);
  }
}
