import type { LabelRoute } from '../../types';

/**
 * Labels that senders use, and the annotations of the ecosystem that say the same: those of Backstage's Kubernetes plugin, of source code
 * hosts, of Argo CD and of Roadie's Prometheus plugin. What tells more comes first; a namespace often holds many services.
 *
 * @public
 */
export const defaultLabelRoutes: readonly LabelRoute[] = [
  ...[
    'service',
    'app',
    'app_kubernetes_io_name',
    'deployment',
    'container',
    'job',
  ].map(label => ({ label, annotation: 'backstage.io/kubernetes-id' })),
  { label: 'argocd_app', annotation: 'argocd/app-name' },
  { label: 'alertname', annotation: 'prometheus.io/alert' },
  ...['repository', 'repo'].flatMap(label => [
    { label, annotation: 'github.com/project-slug' },
    { label, annotation: 'gitlab.com/project-slug' },
  ]),
  { label: 'namespace', annotation: 'backstage.io/kubernetes-namespace' },
];

const SERVICES = ['component', 'resource', 'api', 'system'];

/** Labels that may be the name of an entity, and kinds of it. */
export const nameLabels: readonly {
  label: string;
  kinds: readonly string[];
}[] = [
  ...['service', 'component', 'app', 'deployment', 'job'].map(label => ({
    label,
    kinds: SERVICES,
  })),
  { label: 'system', kinds: ['system'] },
];

/** Labels that may name a team. */
export const teamLabels: readonly string[] = ['team', 'owner', 'squad'];

/** Of several entities of one name, the one that runs is meant. */
export const kindRank = (entityRef: string): number => {
  const rank = SERVICES.indexOf(entityRef.slice(0, entityRef.indexOf(':')));
  return rank < 0 ? SERVICES.length : rank;
};
