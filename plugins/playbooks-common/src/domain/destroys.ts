interface Rule {
  pattern: RegExp;
  /** What happens, with `$1` for what the pattern found. */
  says: string;
}

/** Between a command and what it does: options and words on the same line, of bounded length. */
const GAP = '[^\\n|;&]{0,120}?';

const rule = (pattern: string, says: string, flags = 'i'): Rule => ({
  pattern: new RegExp(pattern, flags),
  says,
});

/**
 * Commands that take something away which does not come back by itself. Stopping and restarting count where the service is
 * gone meanwhile; reading never does.
 */
const RULES: Rule[] = [
  rule(
    `\\b(?:kubectl|oc)\\b${GAP}\\bdelete\\s+(?:-\\S+\\s+){0,6}([a-z][\\w.-]{0,60})`,
    'Deletes $1',
  ),
  rule(`\\b(?:kubectl|oc)\\b${GAP}\\bdrain\\b`, 'Drains a node'),
  rule(
    `\\b(?:kubectl|oc)\\b${GAP}\\bscale\\b${GAP}--replicas[= ]0\\b`,
    'Scales to zero',
  ),
  rule(
    `\\b(?:kubectl|oc)\\b${GAP}\\breplace\\b${GAP}--force\\b`,
    'Replaces by deleting first',
  ),
  rule(`\\bhelm\\b${GAP}\\b(?:uninstall|delete)\\b`, 'Uninstalls a release'),
  rule(`\\bterraform\\b${GAP}\\bdestroy\\b`, 'Destroys infrastructure'),
  rule(`\\bterraform\\b${GAP}\\bstate\\s+rm\\b`, 'Forgets infrastructure'),
  rule('\\brm\\s+(?:-\\S+\\s+){0,6}\\S', 'Removes files', ''),
  rule(`\\bfind\\b${GAP}\\s-delete\\b`, 'Removes files'),
  rule('\\b(?:mkfs|wipefs)(?:\\.\\w{1,10})?\\b', 'Erases a disk'),
  rule(`\\bdd\\b${GAP}\\bof=`, 'Overwrites a disk or file'),
  rule(
    '\\bdrop\\s+(table|database|schema|index|user|role|collection|keyspace)\\b',
    'Drops a $1',
  ),
  rule('\\btruncate\\s+(?:table\\s+)?[\\w."`]', 'Empties a table'),
  rule('\\bdelete\\s+from\\b', 'Deletes rows'),
  rule(
    '\\bpg_terminate_backend\\b|\\bkill\\s+connection\\b',
    'Ends connections',
  ),
  rule('\\bflush(?:all|db)\\b', 'Empties Redis'),
  rule(
    `\\baws\\b${GAP}\\b(?:delete|terminate|deregister)-([a-z-]{1,60})`,
    'Deletes $1',
  ),
  rule(`\\baws\\s+s3\\b${GAP}\\b(?:rm|rb)\\b`, 'Deletes objects'),
  rule(
    `\\b(?:gcloud|az|doctl|openstack|ibmcloud)\\b${GAP}\\bdelete\\b`,
    'Deletes cloud resources',
  ),
  rule(
    `\\bdocker\\b${GAP}\\b(?:rm|rmi|prune|kill)\\b`,
    'Removes containers or images',
  ),
  rule(
    `\\bgit\\b${GAP}\\bpush\\b${GAP}(?:--force\\b|\\s-f\\b)`,
    'Overwrites history',
  ),
  rule(`\\bgit\\b${GAP}\\breset\\b${GAP}--hard\\b`, 'Throws changes away'),
  rule(`\\bgit\\b${GAP}\\bclean\\b${GAP}-\\w{0,6}f`, 'Throws files away'),
  rule(
    `\\betcdctl\\b${GAP}\\b(?:del|member\\s+remove|defrag)\\b`,
    'Changes etcd for good',
  ),
  rule(`\\bkafka-\\w{1,30}\\b${GAP}--delete\\b`, 'Deletes in Kafka'),
  rule(`\\bsystemctl\\b${GAP}\\b(?:stop|disable|kill)\\b`, 'Stops a service'),
  rule(
    '\\b(?:kill|pkill|killall)\\s+(?:-\\S+\\s+)?[\\w<$-]',
    'Ends processes',
    '',
  ),
  rule(
    '(?:^|\\bsudo\\s+|[;&|]\\s*)(?:reboot|shutdown|poweroff|halt)\\b',
    'Stops the machine',
    'im',
  ),
];

const plural = (noun: string) => (/s$/.test(noun) ? noun : `${noun}s`);

const SINGLE =
  /^(?:table|database|schema|index|user|role|collection|keyspace)$/;

/** Short names of Kubernetes: `kubectl api-resources`. */
const SHORT: Record<string, string> = {
  po: 'pod',
  ns: 'namespace',
  no: 'node',
  svc: 'service',
  deploy: 'deployment',
  sts: 'statefulset',
  ds: 'daemonset',
  rs: 'replicaset',
  pvc: 'persistentvolumeclaim',
  pv: 'persistentvolume',
  cm: 'configmap',
  ing: 'ingress',
};

/** `pod/name` and `po` are pods; a word of SQL stays as it is. */
function nounOf(found: string): string {
  const noun = SHORT[found.toLowerCase()] ?? found.toLowerCase();
  return SINGLE.test(noun) ? noun : plural(noun);
}

/**
 * What a command destroys, in words, or nothing.
 *
 * @param text - the command, without prompts
 */
export function destroysWhat(text: string): string | undefined {
  for (const { pattern, says } of RULES) {
    const match = pattern.exec(text);
    if (match) {
      return says.replace('$1', () => nounOf(match[1] ?? ''));
    }
  }
  return undefined;
}
