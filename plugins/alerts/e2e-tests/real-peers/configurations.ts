/*
 * What Prometheus and Alertmanager read, with times so short that a test can wait for them. JSON is YAML.
 */

export const HOSTILE_LABEL = '<img src=x onerror="document.title=1">';
// eslint-disable-next-line no-script-url
export const HOSTILE_LINK = 'javascript:alert(1)';

export function prometheusConfiguration(options: {
  rulesFile: string;
  exporterPort: number;
  alertmanagerPort: number;
}) {
  const at = (port: number) => [{ targets: [`127.0.0.1:${port}`] }];
  return {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [options.rulesFile],
    scrape_configs: [
      { job_name: 'bookkeeping', static_configs: at(options.exporterPort) },
    ],
    alerting: {
      alertmanagers: [{ static_configs: at(options.alertmanagerPort) }],
    },
  };
}

/** The rules: a gauge of the exporter, and the alert that it fires. */
export const rules = {
  groups: [
    {
      name: 'bookkeeping',
      rules: [
        {
          alert: 'LedgerLag',
          expr: 'ledger_lag_seconds > 60',
          labels: {
            ...{ severity: 'critical', service: 'ledger-postings' },
            ...{ cluster: 'eu-1', note: HOSTILE_LABEL },
          },
          annotations: {
            summary: 'Bookings wait for more than a minute',
            dashboard_url: HOSTILE_LINK,
          },
        },
        {
          alert: 'JournalArchiveFailed',
          expr: 'journal_archive_failures > 0',
          labels: { severity: 'critical', service: 'journal-archive' },
          annotations: { summary: "A day's journal was not archived" },
        },
        {
          alert: 'NightlyCloseLate',
          expr: 'nightly_close_late_seconds > 0',
          labels: { severity: 'critical', service: 'nightly-close' },
          annotations: { summary: 'The day was not closed' },
        },
      ],
    },
  ],
};

export const alertmanagerConfiguration = (options: {
  url: string;
  keyFile: string;
}) => ({
  route: {
    receiver: 'callboard',
    group_by: ['alertname'],
    ...{ group_wait: '1s', group_interval: '2s', repeat_interval: '6s' },
  },
  receivers: [
    {
      name: 'callboard',
      webhook_configs: [
        {
          url: options.url,
          send_resolved: true,
          http_config: {
            authorization: { credentials_file: options.keyFile },
          },
        },
      ],
    },
  ],
});
