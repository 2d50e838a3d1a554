import {
  sampleBody,
  type GenericMapping,
  type IntakeKind,
} from '@callboard/backstage-plugin-alerts-common';

interface SampleAlert {
  id: string;
  /** Of the key. */
  title: string;
  /** Milliseconds since 1970 in UTC. */
  at: number;
}

const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));

/** A body by its pointers: what is at each step, or the value. */
interface Branch {
  below: Map<string, Branch>;
  value?: string;
}

function growAt(root: Branch, pointer: string, value: string): void {
  let branch = root;
  for (const step of stepsOf(pointer)) {
    const next: Branch = branch.below.get(step) ?? { below: new Map() };
    branch.below.set(step, next);
    branch = next;
  }
  branch.value ??= value;
}

function bodyOf({ below, value }: Branch): unknown {
  if (below.size === 0) return value;
  const names = [...below.keys()];
  const parts = [...below].map(([name, one]) => [name, bodyOf(one)] as const);
  // A number may be the place in a list as well as a name; as the first one, it is the place.
  if (names.length === 1 && names[0] === '0') return [parts[0][1]];
  // Unlike an assignment, this makes a field of `__proto__` as of any other name.
  return Object.fromEntries(parts);
}

const summaryOf = ({ id, title }: SampleAlert) => `Test ${id} of ${title}`;

/** Each has a name of its own: it is no repeat of the one before. */
const titleOf = ({ id, title }: SampleAlert) =>
  `Test of ${title} (${id.slice(0, 8)})`;

/** A word that the mapping takes for the lowest severity. */
const severityWord = ({ severities = {} }: GenericMapping) =>
  Object.entries(severities).find(([, severity]) => severity === 'info')?.[0] ??
  'info';

function mappedBody(mapping: GenericMapping, sample: SampleAlert): unknown {
  const root: Branch = { below: new Map() };
  const values: [pointer: string | undefined, value: string][] = [
    [mapping.summary, summaryOf(sample)],
    [mapping.dedupKey, sample.id],
    [mapping.groupKey, sample.id],
    [mapping.title, titleOf(sample)],
    [mapping.severity, severityWord(mapping)],
    [mapping.startsAt, new Date(sample.at).toISOString()],
  ];
  for (const [pointer, value] of values) {
    if (pointer !== undefined) growAt(root, pointer, value);
  }
  return bodyOf(root);
}

/** What a sender would post, of this form and by this mapping, for a test alert. */
export function sampleOf(
  kind: IntakeKind,
  options: SampleAlert & { mapping?: GenericMapping },
): Buffer {
  const { id, at, mapping } = options;
  const body =
    kind === 'generic' && mapping
      ? mappedBody(mapping, options)
      : sampleBody(kind, {
          title: titleOf(options),
          summary: summaryOf(options),
          dedupKey: id,
          action: 'trigger',
          startsAt: new Date(at).toISOString(),
        });
  return Buffer.from(JSON.stringify(body));
}
