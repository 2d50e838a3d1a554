/*
 * Bodies as senders document or send them. Hosts and names are examples.
 */

// eslint-disable-next-line no-script-url
export const SCRIPT = 'javascript:alert(1)';

/** As in the documentation of Alertmanager's webhook, of a group that fires with one alert resolved. */
export const alertmanagerBody = {
  version: '4',
  groupKey: '{}/{severity="critical"}:{alertname="ProbeFailure"}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'callboard',
  groupLabels: { alertname: 'ProbeFailure' },
  commonLabels: { alertname: 'ProbeFailure', severity: 'critical' },
  commonAnnotations: {},
  externalURL: 'http://alertmanager.example.org:9093',
  notification_reason: 'first',
  alerts: [
    {
      status: 'firing',
      labels: {
        alertname: 'ProbeFailure',
        instance: 'https://server.example.org',
        job: 'http_checks',
        severity: 'critical',
        backstage_entity: 'Ledger',
      },
      annotations: {
        description:
          'Instance https://server.example.org has been down for over 5m',
        summary: 'Probe failure: https://server.example.org',
        runbook_url: 'https://example.org/runbooks/probe',
      },
      startsAt: '2026-11-28T13:08:45.828739266+02:00',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL:
        'http://prometheus.example.org:9090/graph?g0.expr=probe_success+%3D%3D+0&g0.tab=1',
      fingerprint: '1a30ba71cca2921f',
    },
    {
      status: 'resolved',
      labels: {
        alertname: 'ProbeFailure',
        instance: 'https://other.example.org',
        job: 'http_checks',
        severity: 'critical',
      },
      annotations: { summary: 'Probe failure: https://other.example.org' },
      startsAt: '2026-11-28T11:00:00.000Z',
      endsAt: '2026-11-28T11:05:30.5Z',
      generatorURL: 'http://prometheus.example.org:9090/graph',
      fingerprint: '2b30ba71cca2921f',
    },
  ],
};

/** As in the documentation of Grafana's webhook. */
export const grafanaBody = {
  receiver: 'My Super Webhook',
  status: 'firing',
  orgId: 1,
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'High memory usage', team: 'blue', zone: 'us-1' },
      annotations: {
        description: 'The system has high memory usage',
        runbook_url: 'https://runbook.example.org/1234',
        summary: 'This alert was triggered for zone us-1',
      },
      startsAt: '2026-10-12T09:51:03.157076+02:00',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'https://play.example.org/alerting/1afz29v7z/edit',
      fingerprint: 'c6eadffa33fcdf37',
      silenceURL:
        'https://play.example.org/alerting/silence/new?alertmanager=grafana&matchers=alertname%3DT2',
      dashboardURL: 'https://play.example.org/d/abc',
      panelURL: 'https://play.example.org/d/abc?viewPanel=2',
      imageURL: 'https://play.example.org/shot.png',
      values: { B: 44.23943737541908, C: 1 },
    },
  ],
  groupLabels: {},
  commonLabels: { team: 'blue' },
  commonAnnotations: {},
  externalURL: 'https://play.example.org/',
  version: '1',
  groupKey: '{}:{}',
  truncatedAlerts: 0,
  title: '[FIRING:1]  (blue)',
  state: 'alerting',
  message: '**Firing**\n\nLabels:\n - alertname = T2\n',
};

/** What the "Test" button of a contact point sends. */
export const grafanaTestBody = {
  receiver: 'test',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'TestAlert', instance: 'Grafana' },
      annotations: { summary: 'Notification test' },
      startsAt: '2026-01-11T15:04:03.277535848Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: '',
      fingerprint: '57c6d9296de2ad39',
      silenceURL:
        'http://localhost:3000/alerting/silence/new?alertmanager=grafana&matcher=alertname%3DTestAlert',
      dashboardURL: '',
      panelURL: '',
      values: null,
      valueString: "[ metric='foo' labels={instance=bar} value=10 ]",
    },
  ],
  groupLabels: { alertname: 'TestAlert', instance: 'Grafana' },
  commonLabels: { alertname: 'TestAlert', instance: 'Grafana' },
  commonAnnotations: { summary: 'Notification test' },
  externalURL: 'http://localhost:3000/',
  version: '1',
  groupKey: 'test-57c6d9296de2ad39-1704985443',
  truncatedAlerts: 0,
  orgId: 1,
  title: '[FIRING:1] TestAlert Grafana ',
  state: 'alerting',
  message: '**Firing**\n',
};

const ROUTING_KEY = 'abcdefghijklmnopqrstuvwxyz012345';

/** As in the documentation of the Events API v2; the offset has no colon there. */
export const eventsV2Trigger = {
  payload: {
    summary: 'Example alert on host1.example.com',
    timestamp: '2026-07-17T08:42:58.315+0000',
    source: 'monitoringtool:cloudvendor:central-region:cluster/api-stats-003',
    severity: 'info',
    component: 'postgres',
    group: 'prod-datapipe',
    class: 'deploy',
    custom_details: { 'ping time': '1500ms', 'load avg': 0.75 },
  },
  routing_key: ROUTING_KEY,
  dedup_key: 'samplekeyhere',
  images: [
    {
      src: 'https://www.example.com/logo-green.png',
      href: 'https://example.com/',
      alt: 'Example text',
    },
  ],
  links: [{ href: 'https://example.com/graph', text: 'Link text' }],
  event_action: 'trigger',
  client: 'Sample Monitoring Service',
  client_url: 'https://monitoring.example.com',
};

export const eventsV2Acknowledge = {
  routing_key: ROUTING_KEY,
  dedup_key: 'samplekeyhere',
  event_action: 'acknowledge',
};

export const eventsV2Resolve = {
  routing_key: ROUTING_KEY,
  dedup_key: 'samplekeyhere',
  event_action: 'resolve',
};

export const goAlertBody = {
  summary: 'Disk of db1 is full',
  details: 'Volume /var is at 99 %',
  dedup: 'disk:db1:/var',
  action: '',
  meta: { host: 'db1', percent: 99 },
};

/** A template of Datadog's webhook, with its variables filled in. */
export const datadogBody = {
  event: {
    title: '[P2] [Triggered] CPU is high on host:web-1',
    body: '%%% CPU over 90 % %%%',
    link: 'https://app.example.com/event/event?id=1',
  },
  cycle: '17450001234567890',
  aggregate: 'ab12',
  transition: 'Triggered',
  priority: 'P2',
  tags: 'env:prod, service:ledger,role:web,role:db,canary',
  date: '1795864003000',
};

export const datadogMapping = {
  summary: '/event/title',
  dedupKey: '/cycle',
  groupKey: '/aggregate',
  severity: '/priority',
  status: '/transition',
  labels: '/tags',
  link: '/event/link',
  startsAt: '/date',
};
