/* Deliveries of Alertmanager's webhook, one firing series in each, some 1.5 kB. */
import type { AlertedService } from './organisation';

/** One series of a group that fires. */
export interface FiringSeries {
  /** Of the sender. */
  groupKey: string;
  fingerprint: string;
  body: string;
}

const ZONES = ['eu-north-1a', 'eu-north-1b', 'eu-west-1c'];

function deliveryBody(
  name: string,
  service: AlertedService,
  { series, startsAt }: { series: number; startsAt: Date },
) {
  const shared = {
    ...{ alertname: name, severity: 'critical', service: service.name },
    ...{ cluster: 'production-eu', namespace: 'pay', prometheus: 'core/main' },
    // Names of a generated organisation are not all of one service.
    callboard_entity: service.entityRef,
  };
  const labels = {
    ...shared,
    pod: `${service.name}-7c9f8d6b5d-${series}`,
    ...{ container: 'app', endpoint: 'metrics', zone: ZONES[series % 3] },
  };
  const annotations = {
    summary: `${service.name} answers with errors`,
    description: `More than 5 % of the requests of ${labels.pod} have failed for five minutes.`,
    runbook_url: `https://runbooks.example.com/${name}`,
    dashboard_url: `https://grafana.example.com/d/${service.name}`,
  };
  const groupKey = `{}/{severity="critical"}:{alertname="${name}"}`;
  const fingerprint = `${name}-${series}`;
  return {
    ...{ groupKey, fingerprint },
    body: JSON.stringify({
      ...{ version: '4', groupKey, truncatedAlerts: 0, status: 'firing' },
      ...{ receiver: 'callboard', groupLabels: { alertname: name } },
      ...{ commonLabels: shared, commonAnnotations: annotations },
      externalURL: 'https://alertmanager.example.com',
      alerts: [
        {
          ...{ status: 'firing', labels, annotations, fingerprint },
          startsAt: startsAt.toISOString(),
          endsAt: '0001-01-01T00:00:00Z',
          generatorURL: `https://prometheus.example.com/graph?g0.expr=${name}`,
        },
      ],
    }),
  };
}

/**
 * Series in the order in which they are sent: all groups begin at once, as when a whole zone fails.
 *
 * @param options.run - tells groups from those of another run
 */
export function firingSeries(
  services: readonly AlertedService[],
  options: { run: string; groups: number; count: number },
): FiringSeries[] {
  const { run, groups, count } = options;
  const startsAt = new Date();
  return Array.from({ length: count }, (_, index) => {
    const group = index % groups;
    const service = services[(group * 7_919 + 13) % services.length];
    const series = Math.floor(index / groups);
    return deliveryBody(`${run}${group}`, service, { series, startsAt });
  });
}
