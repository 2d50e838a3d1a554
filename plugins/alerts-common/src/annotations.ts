/**
 * Id of the escalation policy for alerts of an entity. It comes before one that the portal assigns to the entity, and before those of
 * teams; where there is no such policy, these hold.
 *
 * @public
 */
export const ANNOTATION_ESCALATION_POLICY = 'callboard.dev/escalation-policy';
