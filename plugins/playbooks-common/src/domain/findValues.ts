import type {
  FiringAlert,
  PlaybookVariable,
  ValueSource,
  VariableValue,
} from '../types';

/**
 * What is known where a page is opened.
 *
 * @public
 */
export interface KnownValues {
  alert?: FiringAlert;
  /** Of the entity: field or annotation → value. */
  entity?: Record<string, string>;
  /** Of who is on call: `on-call` (their name), `on-call-user`, `-email`, `-phone`, `-chat`. */
  onCall?: Record<string, string>;
  /** What the reader has typed or the address says: variable → value. */
  given?: Record<string, string>;
  /** What a team says its variables mean: variable → label of the alert. */
  mapping?: Record<string, string>;
}

/** Words for the same thing; a variable of one is filled from a label of another. */
const SYNONYMS = [
  [
    'namespace',
    'ns',
    'kubernetes_namespace',
    'exported_namespace',
    'my_namespace',
    'your_namespace',
    'namespace_name',
  ],
  ['pod', 'pod_name', 'podname', 'kubernetes_pod_name', 'my_pod'],
  ['container', 'container_name', 'containername'],
  [
    'node',
    'node_name',
    'nodename',
    'kubernetes_node',
    'instance',
    'instance_name',
  ],
  ['instance', 'host', 'hostname', 'host_name', 'server', 'target'],
  [
    'cluster',
    'cluster_name',
    'clustername',
    'kubernetes_cluster',
    'k8s_cluster',
    'kube_context',
    'context',
  ],
  ['deployment', 'deployment_name', 'deploy'],
  ['statefulset', 'statefulset_name', 'sts'],
  ['daemonset', 'daemonset_name', 'ds'],
  ['job', 'job_name', 'jobname'],
  ['cronjob', 'cronjob_name'],
  ['persistentvolumeclaim', 'pvc', 'pvc_name', 'my_pvc', 'volume_claim'],
  ['persistentvolume', 'pv', 'pv_name'],
  [
    'service',
    'service_name',
    'svc',
    'component',
    'app',
    'application',
    'app_name',
  ],
  ['device', 'disk', 'disk_name', 'device_name'],
  ['mountpoint', 'mount', 'mount_point', 'path'],
  ['region', 'aws_region', 'location'],
  ['environment', 'env', 'stage'],
  ['queue', 'queue_name'],
  ['topic', 'topic_name'],
  ['database', 'db', 'datname', 'database_name', 'db_name'],
  ['vm', 'vm_name', 'virtual_machine'],
  ['repository', 'repo', 'repo_name'],
  ['on_call', 'oncall', 'on_call_name', 'oncall_name'],
  ['on_call_user', 'oncall_user'],
  ['on_call_email', 'oncall_email'],
  ['on_call_phone', 'oncall_phone'],
  ['on_call_chat', 'oncall_chat'],
];

/** `Pod-Name`, `podName` and `POD_NAME` are one word. */
const wordOf = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s.-]+/g, '_');

/** `value of instance label from alert`: authors write the wish down. */
const WISH =
  /^(?:the_)?(?:value_of_)?(?:the_)?(\w{1,60}?)_label(?:_value)?(?:_(?:from|of)_(?:the_)?alert)?$/;

/** A variable → the words it may be known by, the closest first. */
function wordsFor(variable: string): string[] {
  const word = wordOf(variable);
  const wished = WISH.exec(word)?.[1] ?? word;
  return [
    ...new Set([
      wished,
      ...SYNONYMS.filter(group => group.includes(wished)).flat(),
    ]),
  ];
}

interface Found {
  value: string;
  from: ValueSource;
}

/** The values of one kind, by their words. */
class Shelf {
  private readonly byWord = new Map<string, { name: string; value: string }>();

  constructor(
    private readonly kind: 'label' | 'annotation' | 'entity' | 'on-call',
    private readonly values: Record<string, string> = {},
  ) {
    for (const [name, value] of Object.entries(values)) {
      const word = wordOf(name);
      if (value !== '' && !this.byWord.has(word)) {
        this.byWord.set(word, { name, value });
      }
    }
  }

  named(name: string): Found | undefined {
    const value = Object.hasOwn(this.values, name) ? this.values[name] : '';
    return value ? { value, from: { kind: this.kind, name } } : undefined;
  }

  find(words: readonly string[]): Found | undefined {
    const word = words.find(one => this.byWord.has(one));
    if (word === undefined) {
      return undefined;
    }
    const { name, value } = this.byWord.get(word)!;
    return { value, from: { kind: this.kind, name } };
  }
}

const givenBy = (
  given: Record<string, string> | undefined,
  name: string,
): Found | undefined =>
  given && Object.hasOwn(given, name) && given[name] !== ''
    ? { value: given[name], from: { kind: 'given' } }
    : undefined;

const STARTED = new Set(['since', 'start', 'start_time', 'starts_at']);

function refusal(
  { declared }: PlaybookVariable,
  value: string,
): string | undefined {
  return declared?.values && !declared.values.includes(value)
    ? `is none of ${declared.values.join(', ')}`
    : undefined;
}

/**
 * A value for each variable of a page: what the reader gives, then what the page or the team says it is, then labels of the
 * alert, the entity and who is on call, by name and by words that mean the same. A secret is never found, only given.
 *
 * @public
 */
export function findValues(
  variables: readonly PlaybookVariable[],
  known: KnownValues,
): VariableValue[] {
  const { alert, given, mapping = {} } = known;
  const labels = new Shelf('label', alert?.labels);
  const annotations = new Shelf('annotation', alert?.annotations);
  const entity = new Shelf('entity', known.entity);
  const onCall = new Shelf('on-call', known.onCall);

  const look = ({ name, declared }: PlaybookVariable): Found | undefined => {
    const words = wordsFor(name);
    const said = Object.hasOwn(mapping, name) ? mapping[name] : undefined;
    const from = declared?.from;
    const named =
      (from && 'label' in from && labels.named(from.label)) ||
      (from && 'annotation' in from && entity.named(from.annotation)) ||
      (said !== undefined && labels.named(said));
    const started: Found | undefined =
      alert?.startsAt && STARTED.has(words[0])
        ? { value: alert.startsAt, from: { kind: 'time' } }
        : undefined;
    return (
      named ||
      labels.find(words) ||
      entity.find(words) ||
      onCall.find(words) ||
      annotations.find(words) ||
      started
    );
  };

  return variables.map(variable => {
    const { name, declared } = variable;
    const found =
      givenBy(given, name) ?? (declared?.secret ? undefined : look(variable));
    if (!found) {
      return { name };
    }
    const refused = refusal(variable, found.value);
    return refused ? { name, from: found.from, refused } : { name, ...found };
  });
}
