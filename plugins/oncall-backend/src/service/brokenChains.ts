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

/** Whether there is one is not told to those who may not see it. */
export const hidden = (team: string): Broken => ({
  problem: 'hidden',
  reason: `Who is on call for ${team} is not visible to you; ask whoever runs the portal for the permission`,
});

export const ownerNotATeam = (owner: string): Broken => ({
  problem: 'owner-not-a-team',
  reason: `The owner, ${owner}, is a person; schedules belong to groups`,
});

/** For whoever may not see everything. */
const orHidden = (seesAll: boolean) =>
  seesAll ? '' : ', or it is not visible to you';

export const ownerNotInCatalog = (owner: string, seesAll: boolean): Broken => ({
  problem: 'owner-not-in-catalog',
  reason: `The owner, ${owner}, is not in the catalog${orHidden(seesAll)}`,
});

export const scheduleUnknown = (
  ids: readonly string[],
  seesAll: boolean,
): Broken => ({
  problem: 'schedule-unknown',
  reason: `The annotation names ${ids.join(
    ', ',
  )}, and there is no such schedule${orHidden(
    seesAll,
  )}; take an id from the address of a schedule's page`,
});
