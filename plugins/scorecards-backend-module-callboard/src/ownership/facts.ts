import { ownershipMessages } from '@callboard/backstage-plugin-ownership-common';
import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import { HOUR } from '../families/times';

const facts: FactSchema[] = [
  {
    name: 'owner',
    title: 'Owner',
    description:
      'Full reference of the group or user that answers, be it by inheritance from a system or domain.',
    type: 'string',
  },
  {
    name: 'owner-is-team',
    title: 'Owned by a team',
    description: 'The owner is a group of the catalog.',
    type: 'boolean',
  },
  {
    name: 'owner-confirmed',
    title: 'Owner is confirmed',
    description:
      'Somebody of the owner has confirmed it, and does not have to again by now.',
    type: 'boolean',
  },
  {
    name: 'owner-confirmed-at',
    title: 'Owner was confirmed',
    type: 'time',
  },
  {
    name: 'owner-trust',
    title: 'Trust in the owner',
    description:
      'fresh: confirmed lately. ageing: soon to be confirmed again. stale: that day has passed. never: nobody has confirmed it.',
    type: 'string',
    values: ['fresh', 'ageing', 'stale', 'never'],
  },
  {
    name: 'owner-people',
    title: 'People of the owner',
    type: 'number',
    unit: 'people',
    minimum: 0,
  },
  {
    name: 'owner-reachable-channel',
    title: 'Owner has a channel',
    description:
      'The entity, its owner or a team above has a chat, an address or a link.',
    type: 'boolean',
  },
  {
    name: 'owner-problem-count',
    title: 'Problems of the owner',
    type: 'number',
    unit: 'problems',
    minimum: 0,
  },
  {
    name: 'owner-problems',
    title: 'Kinds of problems of the owner',
    type: 'list',
    items: { type: 'string', values: Object.keys(ownershipMessages) },
  },
  {
    name: 'tier',
    title: 'Tier',
    description: 'As ownership reads it of an annotation, label or tag.',
    type: 'string',
  },
];

/** What ownership knows of an entity. */
export const ownershipFacts = facts.map(fact => ({
  ...fact,
  maxAgeMs: 6 * HOUR,
}));
