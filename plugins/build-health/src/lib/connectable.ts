/** Providers that can be connected, the way to any other last. */
export const CONNECTABLE = ['github', 'buildkite', 'jenkins', 'push'] as const;

export type Connectable = (typeof CONNECTABLE)[number];

interface Recipe {
  /** Usual id of its source; `callboard-builds` takes it for granted. */
  id: string;
  /** Of the backend, where it is another than that of build health. */
  package?: string;
  /** Entry of the list `buildHealth.<provider>`. */
  entry: (id: string) => string;
  /** Secrets that the backend finds in its environment. */
  variables: readonly string[];
}

const MODULE = '@callboard/backstage-plugin-build-health-backend-module';

/** What the configuration of the backend needs for each. */
export const RECIPES: Readonly<Record<Connectable, Recipe>> = {
  github: {
    id: 'github',
    package: `${MODULE}-github-actions`,
    entry: id => `    - id: ${id}
      webhookSecrets: [\${GITHUB_WEBHOOK_SECRET}]
      # Or an App, in place of the token; see the README of the module
      token: \${GITHUB_BUILDS_TOKEN}`,
    variables: ['GITHUB_WEBHOOK_SECRET', 'GITHUB_BUILDS_TOKEN'],
  },
  buildkite: {
    id: 'buildkite',
    package: `${MODULE}-buildkite`,
    entry: id => `    - id: ${id}
      # As in https://buildkite.com/<organization>
      organization: your-organization
      webhook:
        tokens: [\${BUILDKITE_WEBHOOK_TOKEN}]
      token: \${BUILDKITE_API_TOKEN}`,
    variables: ['BUILDKITE_WEBHOOK_TOKEN', 'BUILDKITE_API_TOKEN'],
  },
  jenkins: {
    id: 'jenkins',
    package: `${MODULE}-jenkins`,
    entry: id => `    - id: ${id}
      baseUrl: https://jenkins.example.com
      username: callboard
      token: \${JENKINS_API_TOKEN}
      webhook:
        secrets: [\${JENKINS_WEBHOOK_SECRET}]
      # Jenkins does not tell which branch is trunk
      defaultBranches: [{ branch: main }]`,
    variables: ['JENKINS_API_TOKEN', 'JENKINS_WEBHOOK_SECRET'],
  },
  push: {
    id: 'any-ci',
    entry: id => `    - id: ${id}
      title: Any CI
      secrets: [\${BUILD_PUSH_SECRET}]`,
    variables: ['BUILD_PUSH_SECRET'],
  },
};

/** As the backend takes it: the id stands in the address of the webhook. */
export const isSourceId = (written: string) =>
  /^[a-z0-9][a-z0-9-]{0,99}$/.test(written);

/** Lines of app-config.yaml. */
export const configOf = (provider: Connectable, id: string) =>
  `buildHealth:\n  ${provider}:\n${RECIPES[provider].entry(id)}`;

/** Puts the module of a provider into the backend; undefined where nothing is to be put in. */
export function installOf(provider: Connectable): string | undefined {
  const name = RECIPES[provider].package;
  return name === undefined
    ? undefined
    : `yarn --cwd packages/backend add ${name}
# packages/backend/src/index.ts
backend.add(import('${name}'));`;
}

/** The usual id of a provider, or the next one that no source has. */
export function freeId(
  provider: Connectable,
  taken: ReadonlySet<string>,
): string {
  const { id } = RECIPES[provider];
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id}-${n}`;
  return free;
}
