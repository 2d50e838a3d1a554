import { clip, clipName } from '@internal/backend-kit';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  groupGaps,
  runtimeClocks,
  type MovedShifts,
  type OnCallGap,
} from '@callboard/backstage-plugin-oncall-common';
import type { NewMessage, Notice, UntoldChange } from '../database/WatchStore';
import type { Directory } from '../service/Directory';
import type { OpenedGaps } from '../watch/gapChanges';
import type { ShiftStart } from '../watch/shiftStarts';
import type { Findings } from '../watch/watchSchedule';
import type { SeenSchedule } from '../watch/WatchState';
import { gapLine, movedText } from './sentences';
import { durationText, listed, TimeWords } from './words';

const DAY = 86_400_000;
const SHOWN_GROUPS = 5;

/** A notice, and until when anybody cares for it, in milliseconds since 1970 in UTC. */
export type WrittenNotice = Notice & { expiresAt: number };

export const toMessage = ({
  expiresAt,
  ...notice
}: WrittenNotice): NewMessage => ({
  kind: 'notice',
  notice,
  expiresAt: new Date(expiresAt),
});

/** What a change did, after the name of who made it. */
const deeds: Record<string, string> = {
  created: 'made the schedule',
  'override-added': 'added an override',
  'override-removed': 'took back an override',
  deleted: 'deleted the schedule',
  restored: 'brought the schedule back',
};

/** Writes what people are told of a schedule. One notice goes to many, so it names nobody but people of that schedule. */
export class NoticeWriter {
  readonly #directory: Directory;
  readonly #pagePath: string;

  constructor(options: {
    directory: Directory;
    /** Where the page of the frontend is. */
    pagePath: string;
  }) {
    this.#directory = options.directory;
    this.#pagePath = options.pagePath;
  }

  /** @param now - milliseconds since 1970 in UTC */
  write(findings: Findings, now: number): WrittenNotice[] {
    const { gaps, gapsAhead, shiftsAhead, moved, lost } = findings;
    return [
      ...(lost ? [this.#lost(findings, lost, now)] : []),
      ...(findings.isBack ? [this.#back(findings, now)] : []),
      ...(gaps.opened ? [this.#opened(findings, gaps.opened, now)] : []),
      ...gapsAhead.map(gap => this.#ahead(findings.schedule, gap, now)),
      ...moved.map(each => this.#moved(findings, each, now)),
      ...shiftsAhead.map(shift => this.#shift(findings.schedule, shift, now)),
    ].filter(({ userRefs }) => userRefs.length > 0);
  }

  /** Told to the team that had the schedule; whose it is now is not said. */
  #lost(
    { schedule, changes, isDeleted }: Findings,
    lost: SeenSchedule,
    now: number,
  ): WrittenNotice {
    const name = clipName(lost.name);
    const actors = changes.map(({ actorRef }) => actorRef);
    const who = this.#deeds(lost, changes);
    return {
      // Who did it knows.
      userRefs: this.#teamOf(lost).filter(ref => !actors.includes(ref)),
      topic: 'On-call gaps',
      severity: 'high',
      scope: `oncall:lost:${schedule.id}`,
      title: clip(
        isDeleted
          ? `${name} was deleted`
          : `${name} is no longer a schedule of your team`,
      ),
      description:
        `${who} It answers for services of your team no more.`.trim(),
      link: this.#pagePath,
      expiresAt: now + DAY,
    };
  }

  /** In place of the notice that it was deleted. */
  #back({ schedule, changes }: Findings, now: number): WrittenNotice {
    const actors = changes.map(({ actorRef }) => actorRef);
    return {
      userRefs: this.#teamOf(schedule).filter(ref => !actors.includes(ref)),
      topic: 'On-call gaps',
      severity: 'normal',
      scope: `oncall:lost:${schedule.id}`,
      title: clip(`${clipName(schedule.name)} is back`),
      description: `${this.#deeds(
        schedule,
        changes,
      )} It answers for services of your team again.`.trim(),
      link: this.#pagePath,
      expiresAt: now + DAY,
    };
  }

  #opened(
    { schedule, changes }: Findings,
    opened: OpenedGaps,
    now: number,
  ): WrittenNotice {
    const { gaps } = opened;
    const words = new TimeWords(schedule.timeZone);
    const clock = runtimeClocks(now, now + 366 * DAY)(schedule.timeZone);
    const groups = groupGaps(gaps, clock);
    const lines = groups
      .slice(0, SHOWN_GROUPS)
      .map(group => gapLine(group, words, clock));
    const left = groups.length - lines.length;
    if (left > 0) lines.push(`and at ${left} more hours of the day`);
    return {
      userRefs: this.#teamOf(schedule),
      topic: 'On-call gaps',
      severity: 'high',
      scope: `oncall:gaps:${schedule.id}:${gaps[0].startsAt}`,
      title: clip(
        `${clipName(schedule.name)} has ${
          gaps.length === 1 ? 'a new gap' : `${gaps.length} new gaps`
        }`,
      ),
      description: `Nobody is on call ${lines.join('; ')}. ${this.#cause(
        schedule,
        opened,
        changes,
      )}`,
      link: this.#link(schedule, gaps[0].startsAt),
      expiresAt: now + DAY,
    };
  }

  #ahead(schedule: SeenSchedule, gap: OnCallGap, now: number): WrittenNotice {
    const left = durationText(gap.startsAt - now);
    return {
      userRefs: this.#teamOf(schedule),
      topic: 'On-call gaps',
      severity: 'high',
      scope: `oncall:gaps:${schedule.id}:${gap.startsAt}`,
      title: clip(`Nobody is on call by ${clipName(schedule.name)} in ${left}`),
      description: `The gap is ${new TimeWords(schedule.timeZone).span(
        gap,
      )}. Add an override to cover it.`,
      link: this.#link(schedule, gap.startsAt),
      expiresAt: gap.endsAt,
    };
  }

  #shift(
    schedule: SeenSchedule,
    shift: ShiftStart & { lead: number },
    now: number,
  ): WrittenNotice {
    const left = durationText(shift.startsAt - now);
    const words = new TimeWords(schedule.timeZone);
    return {
      userRefs: this.#reachable([shift.userRef]),
      topic: 'On-call shifts',
      severity: 'normal',
      scope: `oncall:shift:${schedule.id}:${shift.startsAt}`,
      title: `Your on-call shift starts in ${left}`,
      description: `${clipName(schedule.name)}: ${
        // Further than a year ahead nobody has looked.
        shift.endsAt < now + 366 * DAY
          ? words.span(shift)
          : `from ${words.instant(shift.startsAt)}`
      }.`,
      link: this.#link(schedule, shift.startsAt),
      // Too late it would only confuse.
      expiresAt: shift.startsAt,
    };
  }

  #moved(
    { schedule, changes }: Findings,
    moved: MovedShifts,
    now: number,
  ): WrittenNotice {
    const { userRef, first } = moved;
    const text = movedText(schedule, moved, now);
    const actors = changes.map(({ actorRef }) => actorRef);
    return {
      // Who moved it knows.
      userRefs: actors.includes(userRef) ? [] : this.#reachable([userRef]),
      topic: 'On-call changes',
      severity: 'normal',
      scope: `oncall:moved:${schedule.id}:${changes.at(-1)?.sequence ?? now}`,
      title: clip(text.title),
      description: `${text.description} ${this.#deeds(
        schedule,
        changes,
      )}`.trim(),
      link: this.#link(schedule, (first.after ?? first.before)!.startsAt),
      expiresAt: now + DAY,
    };
  }

  #cause(
    schedule: SeenSchedule,
    { cause, leaverRefs }: OpenedGaps,
    changes: readonly UntoldChange[],
  ): string {
    // Nobody has a title any more who is not in the catalog.
    const gone = listed(leaverRefs.map(ref => parseEntityRef(ref).name));
    switch (cause) {
      case 'edit': {
        const who = this.#deeds(schedule, changes);
        return gone ? `${who} ${gone} is not in the catalog.`.trim() : who;
      }
      case 'leaver':
        return `${gone} left the catalog.`;
      case 'clock-data':
        return 'The portal has new time zone data.';
      case 'clock-change':
        return 'The clocks change that day.';
      default:
        return 'It is less than a year ahead now.';
    }
  }

  /** `Noor Haddad added an override.`; empty when nobody is known to have done anything. */
  #deeds(schedule: SeenSchedule, changes: readonly UntoldChange[]): string {
    const done = changes.map(
      ({ actorRef, kind }) =>
        `${this.#actor(actorRef, schedule)} ${
          deeds[kind] ?? 'changed the schedule'
        }`,
    );
    const each = [...new Set(done)];
    return each.length > 0 ? `${listed(each)}.` : '';
  }

  /** Whoever is of the team, or on the schedule, is known to those who are told; of others it is not said who they are. */
  #actor(actorRef: string, { teamRef, configuration }: SeenSchedule): string {
    const isKnown =
      this.#directory.isMember(actorRef, teamRef) ||
      JSON.stringify(configuration).includes(JSON.stringify(actorRef));
    const title = this.#directory.users.get(actorRef)?.title;
    return isKnown && title ? clipName(title) : 'An administrator';
  }

  #teamOf({ teamRef }: SeenSchedule): string[] {
    return this.#reachable(this.#directory.membersOf(teamRef));
  }

  #reachable(userRefs: readonly string[]): string[] {
    return userRefs.filter(ref => this.#directory.users.has(ref));
  }

  #link({ id, timeZone }: SeenSchedule, at: number): string {
    const from = new TimeWords(timeZone).date(at);
    return `${this.#pagePath}/schedules/${encodeURIComponent(id)}?from=${from}`;
  }
}
