import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import { HOUR, MINUTE } from '../families/times';

/** Who is on call changes from one moment to the next. */
const now = { maxAgeMs: 15 * MINUTE };
const ahead = { maxAgeMs: HOUR };

/** What on-call knows of an entity. */
export const oncallFacts: FactSchema[] = [
  {
    name: 'has-schedule',
    title: 'Has a schedule',
    description:
      'A schedule answers for it: one of its owner, one that it names, or one of another system.',
    type: 'boolean',
    ...now,
  },
  {
    name: 'route-reaches-person',
    title: 'Its route reaches a person',
    description:
      'The way from it over its owner and schedules ends at somebody of the catalog, now or at the next shift.',
    type: 'boolean',
    ...now,
  },
  {
    name: 'reachable-now',
    title: 'Somebody is on call now',
    description: 'At any level; whoever left the catalog does not count.',
    type: 'boolean',
    ...now,
  },
  {
    name: 'now',
    title: 'Who answers now',
    description:
      'The lowest level at which somebody is on call: first-level, higher-level or nobody.',
    type: 'string',
    values: ['first-level', 'higher-level', 'nobody'],
    ...now,
  },
  {
    name: 'first-gap-at',
    title: 'First gap of the schedule',
    description:
      'When nobody will be on call at its first level, within 365 days. Missing where there is no gap.',
    type: 'time',
    ...ahead,
  },
  {
    name: 'gaps-30d',
    title: 'Gaps in the next 30 days',
    description:
      'Times in which nobody is on call at its first level, whatever other levels have. Without a schedule it is one that does not end.',
    type: 'number',
    unit: 'gaps',
    minimum: 0,
    ...ahead,
  },
  {
    name: 'gaps-90d',
    title: 'Gaps in the next 90 days',
    description:
      'Times in which nobody is on call at its first level, whatever other levels have. Without a schedule it is one that does not end.',
    type: 'number',
    unit: 'gaps',
    minimum: 0,
    ...ahead,
  },
  {
    name: 'rotation-size',
    title: 'People of its rotation',
    description:
      'Those who get a turn at its first level within a year by the rules in force. Whoever left the catalog does not count, nor who only stands in.',
    type: 'number',
    unit: 'people',
    minimum: 0,
    ...ahead,
  },
  {
    name: 'level2-size',
    title: 'People of its second level',
    description:
      'Those who get a turn at the level after the first. 0 where there is none.',
    type: 'number',
    unit: 'people',
    minimum: 0,
    ...ahead,
  },
];
