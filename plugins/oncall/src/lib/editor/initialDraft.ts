import type {
  NamedRef,
  Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { draftOf, momentAt, namedIn, type ScheduleDraft } from './draft';
import { clocksFor, editedVersion, nextHandoff } from './outlook';

/** A schedule as the editor opens it: with the next handoff as the moment from which a change holds. */
export function savedDraft(schedule: Schedule, now: number): ScheduleDraft {
  const version = editedVersion(schedule);
  const from = nextHandoff(schedule, now);
  const clock = clocksFor(schedule, from)(version.timeZone);
  return {
    name: schedule.name,
    teamRef: schedule.team.entityRef,
    level: String(schedule.level),
    ...draftOf(version, namedIn(schedule.people)),
    from: momentAt(clock.wallAt(from)),
  };
}

/** A schedule that is to be made. */
export const emptyDraft = (
  teamRef: string,
  timeZone: string,
): ScheduleDraft => ({ name: '', teamRef, level: '1', timeZone, layers: [] });

/** How people in a draft are called. */
export function namesOf(
  draft: ScheduleDraft,
  people: readonly NamedRef[],
): Map<string, string> {
  const all = [
    ...people,
    ...draft.layers.flatMap(({ slots }) => slots.flatMap(slot => slot.people)),
  ];
  return new Map(all.map(({ entityRef, title }) => [entityRef, title]));
}
