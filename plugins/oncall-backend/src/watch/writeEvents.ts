import { randomUUID } from 'node:crypto';
import {
  oncallEventTopics,
  type GapEvent,
  type GapOpenedEvent,
  type OnCallGap,
  type OncallEvent,
  type OverrideEvent,
  type ScheduleChangedEvent,
  type ShiftEvent,
} from '@callboard/backstage-plugin-oncall-common';
import type { UntoldChange } from '../database/WatchStore';
import type { Handoff } from './handoffs';
import type { OpenedGaps } from './gapChanges';
import type { Findings } from './watchSchedule';
import type { SeenSchedule } from './WatchState';

const DAY = 86_400_000;
const MOST_GAPS = 100;

/** An event with the topic it is published on. */
export interface WrittenEvent {
  topic: string;
  payload: OncallEvent;
}

const iso = (at: number) => new Date(at).toISOString();

const headOf = ({ id, teamRef }: SeenSchedule, at: number): OncallEvent => ({
  version: 1,
  eventId: randomUUID(),
  scheduleId: id,
  teamRef,
  happenedAt: iso(at),
});

function shiftEvent(
  schedule: SeenSchedule,
  { kind, at, startsAt, endsAt, userRefs }: Handoff,
  now: number,
): WrittenEvent {
  const payload: ShiftEvent = {
    ...headOf(schedule, at),
    level: schedule.level,
    userRefs,
    startsAt: iso(startsAt),
    // Further than a year ahead nobody has looked.
    ...(endsAt < now + 366 * DAY && { endsAt: iso(endsAt) }),
  };
  return {
    topic:
      kind === 'started'
        ? oncallEventTopics.shiftStarted
        : oncallEventTopics.shiftEnded,
    payload,
  };
}

function changeEvent(
  schedule: SeenSchedule,
  { kind, override, actorRef, changedAt }: UntoldChange,
): WrittenEvent {
  const head = headOf(schedule, changedAt.getTime());
  if (override) {
    const payload: OverrideEvent = {
      ...head,
      overrideId: override.id,
      kind: override.kind,
      actorRef,
    };
    return {
      topic:
        kind === 'override-removed'
          ? oncallEventTopics.overrideRemoved
          : oncallEventTopics.overrideCreated,
      payload,
    };
  }
  const payload: ScheduleChangedEvent = { ...head, change: kind, actorRef };
  return { topic: oncallEventTopics.scheduleChanged, payload };
}

const gapEvent = (
  schedule: SeenSchedule,
  gaps: readonly OnCallGap[],
  now: number,
): GapEvent => ({
  ...headOf(schedule, now),
  gaps: gaps.slice(0, MOST_GAPS).map(({ startsAt, endsAt }) => ({
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
  })),
  count: gaps.length,
});

function openedEvent(
  { schedule, changes }: Findings,
  { cause, gaps, leaverRefs }: OpenedGaps,
  now: number,
): WrittenEvent {
  const actors = changes.map(({ actorRef }) => actorRef);
  const payload: GapOpenedEvent = {
    ...gapEvent(schedule, gaps, now),
    cause,
    actorRefs: [...new Set(actors)].sort(),
    leaverRefs,
  };
  return { topic: oncallEventTopics.gapOpened, payload };
}

/**
 * What other backends are told of a schedule: changes, then what follows from them.
 *
 * @param now - milliseconds since 1970 in UTC
 */
export function writeEvents(findings: Findings, now: number): WrittenEvent[] {
  const { schedule, changes, handoffs, gaps } = findings;
  return [
    ...changes.map(change => changeEvent(schedule, change)),
    ...handoffs.map(handoff => shiftEvent(schedule, handoff, now)),
    ...(gaps.opened ? [openedEvent(findings, gaps.opened, now)] : []),
    ...(gaps.closed.length > 0
      ? [
          {
            topic: oncallEventTopics.gapClosed,
            payload: gapEvent(schedule, gaps.closed, now),
          },
        ]
      : []),
  ];
}
