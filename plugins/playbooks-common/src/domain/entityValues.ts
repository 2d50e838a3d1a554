/**
 * What is read of an entity: the parts of the catalog's model that name something a command can use.
 *
 * @public
 */
export interface DescribedEntity {
  kind: string;
  metadata: {
    name: string;
    title?: string;
    annotations?: Record<string, string>;
  };
  spec?: object;
}

/**
 * De-facto annotations of the ecosystem → the word by which pages ask for their value. Documented with the plugins that read
 * them: Kubernetes, GitHub Actions, Grafana, Argo CD of Backstage and its community.
 */
const WORDS: Record<string, string> = {
  'backstage.io/kubernetes-namespace': 'namespace',
  'backstage.io/kubernetes-cluster': 'cluster',
  'backstage.io/kubernetes-id': 'deployment',
  'github.com/project-slug': 'repository',
  'gitlab.com/project-slug': 'repository',
  'grafana/dashboard-selector': 'dashboard',
  'argocd/app-name': 'argocd_app',
};

/**
 * Values that an entity gives to the variables of pages: its name, system and owner, what its annotations name, and each
 * annotation by its whole key. The namespace of the catalog is none of them: a page that asks for a namespace means that of
 * the cluster.
 *
 * @public
 */
export function entityValues(entity: DescribedEntity): Record<string, string> {
  const { annotations = {}, name } = entity.metadata;
  const { system, owner } = (entity.spec ?? {}) as {
    system?: unknown;
    owner?: unknown;
  };
  const named = Object.entries(WORDS).flatMap(([key, word]) =>
    Object.hasOwn(annotations, key) ? [[word, annotations[key]] as const] : [],
  );
  return {
    ...annotations,
    ...(entity.kind.toLowerCase() === 'component' && { service: name }),
    ...(typeof system === 'string' && { system }),
    ...(typeof owner === 'string' && { owner }),
    // The first of two annotations for one word counts.
    ...Object.fromEntries(named.reverse()),
  };
}
