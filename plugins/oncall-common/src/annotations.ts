/**
 * Ids of schedules that answer for an entity, instead of those of its owner; several are divided by commas, the first is
 * asked first.
 *
 * @public
 */
export const ANNOTATION_ONCALL_SCHEDULE = 'callboard.dev/oncall-schedule';
