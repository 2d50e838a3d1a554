import type { OnCallProblem } from '@callboard/backstage-plugin-oncall-common';

/** The link that is missing between an entity and a schedule, and how to mend it. */
interface Broken {
  problem: OnCallProblem;
  reason: string;
}

export const noOwner = (title: string): Broken => ({
  problem: 'no-owner',
  reason: `${title} has no owner; set spec.owner to a group`,
});

export const noSchedule = (team: string): Broken => ({
  problem: 'no-schedule',
  reason: `${team} has no schedule; a member can make one`,
});

export const ownerNotATeam = (owner: string): Broken => ({
  problem: 'owner-not-a-team',
  reason: `The owner, ${owner}, is a person; schedules belong to groups`,
});

export const ownerNotInCatalog = (owner: string): Broken => ({
  problem: 'owner-not-in-catalog',
  reason: `The owner, ${owner}, is not in the catalog`,
});

export const scheduleUnknown = (ids: readonly string[]): Broken => ({
  problem: 'schedule-unknown',
  reason: `The annotation names ${ids.join(
    ', ',
  )}, and there is no such schedule; take an id from the address of a schedule's page`,
});
