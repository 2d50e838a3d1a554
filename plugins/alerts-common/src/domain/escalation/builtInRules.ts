import type { EscalationRules } from '../../types';

/**
 * Who is paged where neither the entity nor its team, nor a team above it, has a policy.
 *
 * @public
 */
export const builtInRules: EscalationRules = {
  steps: [
    { targets: [{ kind: 'level', level: 1 }], afterMinutes: 0 },
    { targets: [{ kind: 'level', level: 2 }], afterMinutes: 5 },
    { targets: [{ kind: 'team' }], afterMinutes: 10 },
  ],
  repeat: 2,
  repeatAfterMinutes: 10,
};
