import type { ChangeCause } from '@callboard/backstage-plugin-scorecards-common';

/** Something of a service that became another. Absent: it was not judged, or is no more. */
export interface Step<V> {
  entityRef: string;
  from?: V;
  to?: V;
  at: number;
  /** Since when it was what it was before. */
  fromSince?: number;
  cause?: ChangeCause;
}

/** What a service has now. */
export interface Current<V> {
  value: V;
  /** Since when, milliseconds since 1970. */
  since: number;
}

/**
 * Steps with the first verdicts, which are no changes and so not among them: a service without steps has what it has since it was
 * judged.
 *
 * @param steps - the oldest first
 * @param options.current - of the services that are looked at
 * @param options.from - what was before is of no interest
 *
 * @returns those of these services; of each service the oldest first
 */
export function withFirst<V>(
  steps: readonly Step<V>[],
  options: { current: ReadonlyMap<string, Current<V>>; from: number },
): Step<V>[] {
  const { current, from } = options;
  const oldest = new Map<string, Step<V>>();
  const found: Step<V>[] = [];
  const firsts: Step<V>[] = [];
  for (const step of steps) {
    if (!current.has(step.entityRef)) continue;
    if (!oldest.has(step.entityRef)) oldest.set(step.entityRef, step);
    if (step.at >= from) found.push(step);
  }
  for (const [entityRef, { value, since }] of current) {
    const step = oldest.get(entityRef);
    const first = step
      ? { to: step.from, at: step.fromSince ?? -Infinity }
      : { to: value, at: since };
    if (first.to !== undefined && first.at >= from) {
      firsts.push({ entityRef, ...first });
    }
  }
  return [...firsts, ...found];
}
