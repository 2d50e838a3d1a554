import {
  alertSeverities,
  matcherOperators,
  reservedLabels,
  type LabelMatcher,
  type SilenceDraft,
} from '../../types';
import { FieldReader, type FieldProblem } from '../escalation/FieldReader';
import {
  compileExpression,
  compileMatcher,
  type MatchedAlert,
} from './matchers';

const DAY = 24 * 60 * 60_000;

/**
 * How long silences may last, in days.
 *
 * @public
 */
export const silenceLimits = {
  /** A silence by matchers ends within so many days from now. */
  days: 30,
  /** Maintenance lasts no longer. */
  maintenanceDays: 14,
  /** It begins within so many days from now. */
  maintenanceAheadDays: 90,
} as const;

export const MOST_MATCHERS = 20;
export const MOST_MATCHED = 1_024;
const MOST_LABEL = 255;
const MOST_ENTITIES = 100;
const MOST_REASON = 500;

/** A matcher that holds for all of these, and for no value, keeps nothing out. */
const ANYTHING = ['a', '0', 'Zz 9_', '-.:/', 'callboard'];

/** Whether a matcher keeps any alerts out that somebody may not have thought of. */
export function narrows(matcher: LabelMatcher): boolean {
  const matches = compileMatcher(matcher);
  const base: MatchedAlert = { title: '', severity: 'critical', labels: {} };
  const holdsFor = (value: string) => {
    switch (matcher.label) {
      case '@title':
        return matches({ ...base, title: value });
      case '@entity':
        return matches({ ...base, entityRef: value });
      default:
        return matches({ ...base, labels: { [matcher.label]: value } });
    }
  };
  if (matcher.label === '@severity') {
    return !alertSeverities.every(severity => matches({ ...base, severity }));
  }
  // Each alert lacks some label: who has to have none is nearly all of them.
  return !holdsFor('') && !ANYTHING.every(holdsFor);
}

const RESERVED: readonly string[] = reservedLabels;

function readMatcher(reader: FieldReader): LabelMatcher | undefined {
  const fields = reader.fields(['label', 'op', 'value']);
  if (!fields) return undefined;
  const label = fields.label.text({
    max: MOST_LABEL,
    what: 'the name of a label',
  });
  const op = fields.op.oneOf(matcherOperators);
  const value = fields.value.exactText({ max: MOST_MATCHED, what: 'a text' });
  if (label === undefined || !op || value === undefined) return undefined;
  if (label.startsWith('@') && !RESERVED.includes(label)) {
    return fields.label.fail(
      `is no label; those that begin with @ are ${RESERVED.join(', ')}`,
    );
  }
  if (op === '=~' || op === '!~') {
    try {
      compileExpression(value);
    } catch (error) {
      return fields.value.fail(
        `${
          error instanceof Error ? error.message : 'cannot be read'
        }; write it for RE2, which has neither look-around nor back references, and for the whole text`,
      );
    }
  }
  return { label, op, value };
}

function readMatchers(
  reader: FieldReader,
  isMaintenance: boolean,
): LabelMatcher[] | undefined {
  if (reader.isAbsent && isMaintenance) return [];
  const readers = reader.list({
    min: isMaintenance ? 0 : 1,
    max: MOST_MATCHERS,
    what: 'matchers',
  });
  const found = readers?.map(readMatcher);
  const known = found?.filter(each => each !== undefined);
  if (!found || known?.length !== found.length) return undefined;
  return isMaintenance || known.some(narrows)
    ? known
    : reader.fail(
        'would silence nearly every alert; add a matcher with a value that the alert has to have, such as alertname = "DiskFull"',
      );
}

function readRefs(reader: FieldReader): string[] | undefined {
  const readers = reader.list({ min: 1, max: MOST_ENTITIES, what: 'entities' });
  const found = readers?.flatMap(each => each.entityRef() ?? []);
  return found && [...new Set(found)];
}

function readWindow(
  fields: Record<'startsAt' | 'endsAt', FieldReader>,
  isMaintenance: boolean,
  now: number,
): { startsAt: string; endsAt: string } | undefined {
  const begins = fields.startsAt.isAbsent ? now : fields.startsAt.instant();
  const endsAt = fields.endsAt.instant();
  if (begins === undefined || endsAt === undefined) return undefined;
  // Nothing is silenced after the fact.
  const startsAt = Math.max(begins, now);
  if (endsAt <= startsAt) {
    return fields.endsAt.fail(
      endsAt <= now
        ? 'is over already; write a later one'
        : 'is not after the start; write a later one',
    );
  }
  const { days, maintenanceDays, maintenanceAheadDays } = silenceLimits;
  if (isMaintenance) {
    if (startsAt > now + maintenanceAheadDays * DAY) {
      return fields.startsAt.fail(
        `is more than ${maintenanceAheadDays} days ahead; write an earlier one`,
      );
    }
    if (endsAt > startsAt + maintenanceDays * DAY) {
      return fields.endsAt.fail(
        `is more than ${maintenanceDays} days after the start; write an earlier one`,
      );
    }
  } else if (endsAt > now + days * DAY) {
    return fields.endsAt.fail(
      `is more than ${days} days ahead; write an earlier one`,
    );
  }
  return {
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
  };
}

function readSilence(
  reader: FieldReader,
  now: number,
): SilenceDraft | undefined {
  const fields = reader.fields([
    'matchers',
    'entityRefs',
    'teamRef',
    'startsAt',
    'endsAt',
    'reason',
  ]);
  if (!fields) return undefined;
  const isMaintenance = !fields.entityRefs.isAbsent;
  const entityRefs = isMaintenance ? readRefs(fields.entityRefs) : undefined;
  const matchers = readMatchers(fields.matchers, isMaintenance);
  const teamRef = fields.teamRef.isAbsent
    ? undefined
    : fields.teamRef.entityRef(['group']);
  const window = readWindow(fields, isMaintenance, now);
  const reason = fields.reason.text({
    max: MOST_REASON,
    what: 'why nobody is to be paged',
  });
  if (!matchers || !window || reason === undefined) return undefined;
  return {
    matchers,
    ...(entityRefs && { entityRefs }),
    ...(teamRef && { teamRef }),
    ...window,
    reason,
  };
}

/**
 * Reads a silence out of whatever was sent. An end is required, within {@link silenceLimits}. Without entities, at least one matcher has
 * to narrow: one that holds for alerts without its label, or for any value, silences alerts that nobody has thought of.
 *
 * @param now - milliseconds since 1970 in UTC; what begins before begins now, and so does what names no start
 * @public
 */
export function checkSilence(
  silence: unknown,
  now: number,
): { silence: SilenceDraft } | { problems: FieldProblem[] } {
  const reader = new FieldReader(silence);
  const found = readSilence(reader, now);
  return found && reader.problems.length === 0
    ? { silence: found }
    : { problems: reader.problems };
}
