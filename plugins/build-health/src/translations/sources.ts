/** Texts of connecting a source of builds, and of looking after one. */
export const sourceMessages = {
  progress: 'Progress of {{title}}',
  percent: '{{percent}}%',
  of: '{{done}} of {{total}}',
  ofBuilds: '{{done}} of {{total}} builds',
  ofDays: '{{done}} of {{total}} days',
  check: {
    label: 'Test connection',
    labelOf: 'Test connection of {{title}}',
    fine: 'It answers, and what was tried may be read.',
    refused: 'It answers, and something may not be read.',
    none: 'It answers. No entity names anything of it, so nothing was read.',
    as: 'As {{account}}',
    quota: '{{left}} of {{limit}} requests left until {{time}}',
    allowed: '{{what}}: may be read',
    denied: '{{what}}: may not be read. {{fix}}',
    failed: 'Not tried out: {{reason}}',
    announced: 'The connection of {{title}} was tried out: {{result}}',
  },
  poll: {
    label: 'Fetch again',
    labelOf: 'Fetch again from {{title}}',
    asked: '{{title}} is asked for what is new',
    failed: 'Not fetched: {{reason}}',
  },
  connect: {
    open: 'Connect',
    title: 'Connect a source of builds',
    step: 'Step {{n}} of 3: {{name}}',
    next: 'Next',
    back: 'Back',
    close: 'Close',
    choose: 'Choose the provider',
    configure: 'Configure both sides',
    arrive: 'See the first build arrive',
    provider: 'Where do builds run?',
    github: 'GitHub Actions',
    githubHint: 'github.com, or a server of GitHub Enterprise',
    buildkite: 'Buildkite',
    buildkiteHint: 'one organization',
    jenkins: 'Jenkins',
    jenkinsHint: 'one controller, with its folders and multibranch projects',
    push: 'Any other CI',
    pushHint: 'it sends its builds itself, signed',
    id: 'Id of the source',
    idHint:
      'It stands in the address of the webhook, and what is stored is stored under it. Lower-case letters, digits and hyphens.',
    idWrong: 'Use lower-case letters, digits and hyphens only',
    idTaken:
      'There is a source with this id already: the next step shows how it fares',
    install: 'Add the module to the backend, unless it is there',
    installWhat: 'installation',
    config: 'Add to app-config.yaml',
    configWhat: 'configuration',
    variables:
      'The backend finds secrets in its environment, never in a file that is checked in: {{names}}. Make one for a webhook with: openssl rand -hex 32',
    address: 'Address of the webhook',
    addressWhat: 'webhook address',
    settings: 'Set at the provider',
    ofGithub:
      'A webhook of the organization or the repository: content type application/json, the same secret, events Workflow runs and Workflow jobs.\nA fine-grained token with the repository permissions Actions: read-only and Metadata: read-only.',
    ofBuildkite:
      'Settings, Notification Services, Webhook: the same token, sent as a signature (X-Buildkite-Signature), events build.* and job.*.\nAn API access token with the scopes read_builds and read_build_logs, of this organization.',
    ofJenkins:
      'A step at the end of the pipeline, or the notification plugin, that posts to the address with the secret as bearer token: it is a hint, and Jenkins is asked then.\nA user with Overall/Read and Job/Read, and an API token of it.',
    ofPush:
      'The secret in CALLBOARD_BUILDS_SECRET of the CI.\nThis line at the end of the pipeline:',
    restart:
      'Restart the backend with the configuration. This page looks again every few seconds.',
    unknown: 'The backend knows no source {{id}} yet.',
    known: 'The backend knows {{title}}. Nothing has arrived yet.',
    answered: '{{title}} answers. Pipelines that are known: {{n}}',
    asked: '{{title}} was asked and answered.',
    received: 'The first delivery of {{title}} has arrived.',
    trigger:
      'Let a build run, or have the provider send its last delivery anew.',
    annotate:
      'A service shows its builds once its entity names them, as with github.com/project-slug.',
    failed: 'The sources cannot be read: {{reason}}',
  },
} as const;
