import type { Entity } from '@backstage/catalog-model';

/**
 * Id of the escalation policy that answers for a team or an entity.
 *
 * @public
 */
export const ANNOTATION_PAGERDUTY_ESCALATION_POLICY =
  'callboard.dev/pagerduty-escalation-policy';

/**
 * Ids of the schedules that answer for a team or an entity, divided by commas; the first is asked first.
 *
 * @public
 */
export const ANNOTATION_PAGERDUTY_SCHEDULES =
  'callboard.dev/pagerduty-schedules';

/** Those of PagerDuty's own plugin. */
const SERVICE = 'pagerduty.com/service-id';
const INTEGRATION = 'pagerduty.com/integration-key';

const LONGEST = 180;

/** What an annotation names. */
export interface Named {
  kind: 'schedules' | 'policy' | 'service' | 'integration';
  value: string;
}

const kinds: [annotation: string, kind: Named['kind']][] = [
  [ANNOTATION_PAGERDUTY_SCHEDULES, 'schedules'],
  [ANNOTATION_PAGERDUTY_ESCALATION_POLICY, 'policy'],
  [SERVICE, 'service'],
  [INTEGRATION, 'integration'],
];

/** What an entity names in PagerDuty, the most exact first, as the key of the source. */
export function keyOf({ metadata }: Entity): string | undefined {
  for (const [annotation, kind] of kinds) {
    const written: unknown = metadata.annotations?.[annotation];
    const value = typeof written === 'string' ? written.trim() : '';
    if (value) return `${kind}:${value.slice(0, LONGEST)}`;
  }
  return undefined;
}

/** What a key of {@link keyOf} says. */
export function readKey(key: string): Named {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as Named['kind'], value: key.slice(at + 1) };
}

const ID = /^[A-Za-z0-9]{1,32}$/;

export const isId = (value: string) => ID.test(value);
