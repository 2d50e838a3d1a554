import type { EscalationRules, EscalationTarget } from '../../types';

/**
 * Equal for targets that are the same, and of no two others.
 *
 * @public
 */
export function targetKey(target: EscalationTarget): string {
  switch (target.kind) {
    case 'level':
      return `level:${target.level}`;
    case 'team':
      return 'team';
    case 'schedule':
      return `schedule:${target.scheduleId}`;
    case 'person':
      return `person:${target.userRef}`;
    case 'group':
      return `group:${target.groupRef}`;
    case 'channel':
      return `channel:${target.channel}`;
    default:
      return target satisfies never;
  }
}

/**
 * A target in words: `level 1`, `all members of the team`, or the title of what it names.
 *
 * @param titleOf - title of a schedule, person, group or channel; what the policy says where it is not known
 * @public
 */
export function describeTarget(
  target: EscalationTarget,
  titleOf: (target: EscalationTarget) => string | undefined = () => undefined,
): string {
  switch (target.kind) {
    case 'level':
      return `level ${target.level}`;
    case 'team':
      return 'all members of the team';
    case 'schedule':
      return titleOf(target) ?? `schedule ${target.scheduleId}`;
    case 'person':
      return titleOf(target) ?? target.userRef;
    case 'group':
      return `all members of ${titleOf(target) ?? target.groupRef}`;
    case 'channel':
      return titleOf(target) ?? target.channel;
    default:
      return target satisfies never;
  }
}

/**
 * Every target of a policy with the JSON pointer where it stands, for whoever looks up whether what it names exists.
 *
 * @public
 */
export function targetsOf(
  rules: EscalationRules,
): { pointer: string; target: EscalationTarget }[] {
  const found = rules.steps.flatMap(({ targets }, step) =>
    targets.map((target, index) => ({
      pointer: `/steps/${step}/targets/${index}`,
      target,
    })),
  );
  return rules.fallback
    ? [...found, { pointer: '/fallback', target: rules.fallback }]
    : found;
}
