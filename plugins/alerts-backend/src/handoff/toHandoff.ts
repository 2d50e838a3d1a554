import {
  handoffActs,
  type Handoff,
  type HandoffLine,
  type HandoffShift,
} from '@callboard/backstage-plugin-alerts-common';
import type { KeptHandoff, LineRecord } from '../database/HandoffStore';
import { iso, type AlertNaming } from '../service/AlertNaming';

const namedAll = (refs: readonly string[], naming: AlertNaming) =>
  refs.slice(0, 100).map(ref => naming.named(ref));

export const toShift = (
  handoff: KeptHandoff,
  naming: AlertNaming,
): HandoffShift => ({
  id: handoff.shiftId,
  scheduleId: handoff.scheduleId,
  scheduleName: handoff.scheduleName,
  team: naming.named(handoff.teamRef),
  startsAt: iso(handoff.startsAt),
  endsAt: iso(handoff.endsAt),
  people: namedAll(handoff.fromRefs, naming),
});

function toLine(
  { alert, until, ...line }: LineRecord,
  naming: AlertNaming,
): HandoffLine {
  if (!alert) return line;
  const { openedAt, entityRef, by, resolvedBy, ...rest } = alert;
  return {
    ...line,
    ...(until !== undefined && { until: iso(until) }),
    alert: {
      ...rest,
      openedAt: iso(openedAt),
      ...(entityRef !== undefined && { entity: naming.named(entityRef) }),
      ...(by !== undefined && { by: naming.named(by) }),
      ...(resolvedBy !== undefined && { resolvedBy: naming.named(resolvedBy) }),
    },
  };
}

export function stateOf({ sent, read }: KeptHandoff): Handoff['state'] {
  if (read) return 'read';
  return sent ? 'sent' : 'draft';
}

/** What somebody may do about a handoff. */
export const actsOf = (
  handoff: KeptHandoff,
  userRef: string | undefined,
  now: number,
): Handoff['allowed'] =>
  handoffActs(
    {
      ...{ endsAt: handoff.endsAt, people: handoff.fromRefs },
      ...{ receivers: handoff.toRefs, state: stateOf(handoff) },
    },
    userRef,
    now,
  );

/** A handoff with names, as somebody reads it. */
export function toHandoff(
  handoff: KeptHandoff,
  options: {
    naming: AlertNaming;
    lines: readonly LineRecord[];
    userRef: string | undefined;
    now: number;
  },
): Handoff {
  const { naming, lines, userRef, now } = options;
  const { toRefs, nextAt, sent, read } = handoff;
  const deed = ({ at, by }: { at: number; by: string }) => ({
    ...{ by: naming.named(by), at: iso(at) },
  });
  return {
    shift: toShift(handoff, naming),
    ...(toRefs.length > 0 && {
      next: { people: namedAll(toRefs, naming), startsAt: iso(nextAt) },
    }),
    state: stateOf(handoff),
    lines: lines.map(line => toLine(line, naming)),
    ...(sent && { sent: deed(sent) }),
    ...(read && { read: deed(read) }),
    allowed: actsOf(handoff, userRef, now),
  };
}
