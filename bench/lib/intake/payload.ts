/* Deliveries of GitHub as its webhook sends them, of the example that GitHub's own tools are tested with (20 kB each). */
import fs from 'node:fs';

/** What differs from one delivery to the next, in the order in which {@link deliveryTemplate} names it by its index. */
const VALUES = [
  'run',
  'workflow',
  'repository',
  'action',
  'status',
  'conclusion',
  'branch',
  'sha',
  'createdAt',
  'updatedAt',
] as const;

/** Each as it stands in the body. */
export type DeliveryValues = string[];

/** Texts of a body, and indices of values between them. */
export type DeliveryTemplate = (string | number)[];

/** Of one state of a run. */
export interface RunEvent {
  run: number;
  workflow: number;
  repository: string;
  state: 'requested' | 'in_progress' | 'completed';
  conclusion: 'success' | 'failure';
  isTrunk: boolean;
  createdAt: Date;
}

const AGE_MS = { requested: 0, in_progress: 20_000, completed: 300_000 };
const STATUS = {
  requested: 'queued',
  in_progress: 'in_progress',
  completed: 'completed',
};

const inText = (name: (typeof VALUES)[number]) => `@@${VALUES.indexOf(name)}@@`;
/** A value that stands in no quotes. */
const bare = (name: (typeof VALUES)[number]) => `@@!${VALUES.indexOf(name)}@@`;

interface Example {
  repository: { full_name: string };
  workflow_run: object;
}

function example(): Example {
  const file = require.resolve(
    '@octokit/webhooks-examples/api.github.com/index.json',
  );
  const all: { name: string; examples: Example[] }[] = JSON.parse(
    fs.readFileSync(file, 'utf8'),
  );
  const runs = all.find(({ name }) => name === 'workflow_run')!.examples;
  return runs.find(one => 'path' in one.workflow_run)!;
}

export function deliveryTemplate(): DeliveryTemplate {
  const event = example();
  const text = JSON.stringify({
    ...event,
    action: inText('action'),
    repository: { ...event.repository, default_branch: 'main' },
    workflow_run: {
      ...event.workflow_run,
      id: bare('run'),
      workflow_id: bare('workflow'),
      event: 'push',
      status: inText('status'),
      conclusion: bare('conclusion'),
      head_branch: inText('branch'),
      head_sha: inText('sha'),
      pull_requests: [],
      created_at: inText('createdAt'),
      run_started_at: inText('createdAt'),
      updated_at: inText('updatedAt'),
    },
  });
  return text
    .replaceAll(event.repository.full_name, inText('repository'))
    .split(/("@@!\d+@@"|@@\d+@@)/)
    .map((part, i) => (i % 2 ? Number(part.match(/\d+/)![0]) : part));
}

export function valuesOf(event: RunEvent): DeliveryValues {
  const { run, state, conclusion, createdAt } = event;
  const found: Record<(typeof VALUES)[number], string> = {
    run: String(run),
    workflow: String(event.workflow),
    repository: event.repository,
    action: state,
    status: STATUS[state],
    conclusion: state === 'completed' ? `"${conclusion}"` : 'null',
    branch: event.isTrunk ? 'main' : `change-${run}`,
    sha: run.toString(16).padStart(40, '0'),
    createdAt: createdAt.toISOString(),
    updatedAt: new Date(createdAt.getTime() + AGE_MS[state]).toISOString(),
  };
  return VALUES.map(name => found[name]);
}
