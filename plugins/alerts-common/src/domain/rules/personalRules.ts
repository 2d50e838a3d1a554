import {
  alertSeverities,
  type AlertSeverity,
  type PersonalMessage,
  type PersonalRule,
} from '../../types';
import {
  FieldReader,
  orList,
  quoted,
  type FieldProblem,
} from '../escalation/FieldReader';

const MOST_RULES = 20;
const MOST_MINUTES = 120;

/**
 * How people are told of pages who have said nothing of it.
 *
 * @public
 */
export const defaultPersonalRules: readonly PersonalRule[] = [
  { severities: [...alertSeverities], channel: 'portal', afterMinutes: 0 },
  { severities: ['critical', 'error'], channel: 'email', afterMinutes: 0 },
];

function readChannel(
  reader: FieldReader,
  knownChannels: readonly string[],
): string | undefined {
  const what = `a channel: ${orList(knownChannels)}`;
  const channel = reader.text({ max: 100, what });
  if (channel === undefined || knownChannels.includes(channel)) return channel;
  return reader.fail(
    knownChannels.length > 0
      ? `${quoted(channel)} is no channel that reaches persons; write ${orList(
          knownChannels,
        )}`
      : `${quoted(
          channel,
        )} is no channel: there is none that reaches persons; ask an administrator for one`,
  );
}

function readRule(
  reader: FieldReader,
  knownChannels: readonly string[],
): PersonalRule | undefined {
  const fields = reader.fields(['severities', 'channel', 'afterMinutes']);
  if (!fields) return undefined;
  const severities = fields.severities.someOf(alertSeverities, 'severities');
  const channel = readChannel(fields.channel, knownChannels);
  const afterMinutes = fields.afterMinutes.integer({
    min: 0,
    max: MOST_MINUTES,
    what: 'whole minutes',
  });
  return severities && channel !== undefined && afterMinutes !== undefined
    ? { severities, channel, afterMinutes }
    : undefined;
}

/**
 * Reads the rules of a person out of whatever was sent. An empty list is right: then {@link defaultPersonalRules} hold.
 *
 * @param knownChannels - ids of the channels that reach persons
 * @public
 */
export function checkPersonalRules(
  rules: unknown,
  knownChannels: readonly string[],
): { rules: PersonalRule[] } | { problems: FieldProblem[] } {
  const reader = new FieldReader(rules);
  const found = reader
    .list({ min: 0, max: MOST_RULES, what: 'rules' })
    ?.flatMap(each => readRule(each, knownChannels) ?? []);
  return found && reader.problems.length === 0
    ? { rules: found }
    : { problems: reader.problems };
}

/** The earliest of each channel that is there, the first message first. */
function messagesBy(
  rules: readonly PersonalRule[],
  channels: readonly string[],
): PersonalMessage[] {
  const earliest = new Map<string, number>();
  for (const { channel, afterMinutes } of rules) {
    if (!channels.includes(channel)) continue;
    earliest.set(
      channel,
      Math.min(afterMinutes, earliest.get(channel) ?? Infinity),
    );
  }
  return [...earliest]
    .map(([channel, afterMinutes]) => ({ channel, afterMinutes }))
    .sort((one, other) => one.afterMinutes - other.afterMinutes);
}

/**
 * By which channels a person is told of a page, and when: once by each.
 *
 * Who has no rules is told by {@link defaultPersonalRules}. So is who has some for the severity but by channels only that are no longer
 * there: a page is not to be lost with a channel.
 *
 * @param options - `channels`: ids of those that reach the person now
 * @returns nothing where the person has rules, and none for the severity
 * @public
 */
export function messagesFor(options: {
  rules: readonly PersonalRule[];
  severity: AlertSeverity;
  channels: readonly string[];
}): PersonalMessage[] {
  const { rules, severity, channels } = options;
  const forSeverity = (each: readonly PersonalRule[]) =>
    each.filter(({ severities }) => severities.includes(severity));
  const defaults = forSeverity(defaultPersonalRules);
  if (rules.length === 0) return messagesBy(defaults, channels);
  const own = forSeverity(rules);
  const found = messagesBy(own, channels);
  return own.length > 0 && found.length === 0
    ? messagesBy(defaults, channels)
    : found;
}

/**
 * Severities of which nothing would reach the person by the rules as they are, the worst first: to warn of.
 *
 * @param reachableChannels - ids of those that reach the person now
 * @public
 */
export const severitiesReachingNothing = (
  rules: readonly PersonalRule[],
  reachableChannels: readonly string[],
): AlertSeverity[] => {
  const inForce = rules.length > 0 ? rules : defaultPersonalRules;
  return alertSeverities.filter(
    severity =>
      !inForce.some(
        ({ severities, channel }) =>
          severities.includes(severity) && reachableChannels.includes(channel),
      ),
  );
};
