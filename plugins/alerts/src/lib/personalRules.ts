import {
  alertSeverities,
  messagesFor,
  type AlertSeverity,
  type PersonalMessage,
  type PersonalRule,
} from '@callboard/backstage-plugin-alerts-common';

/** By which channels a person is told of each severity, and how long after the page. */
export type MessagesBySeverity = Record<AlertSeverity, PersonalMessage[]>;

/**
 * What holds: of each severity the channels that are there, the first message first.
 *
 * @param channels - ids of those that reach persons in this portal
 */
export function messagesBySeverity(
  rules: readonly PersonalRule[],
  channels: readonly string[],
): MessagesBySeverity {
  const of = (severity: AlertSeverity) =>
    messagesFor({ rules, severity, channels });
  return {
    critical: of('critical'),
    error: of('error'),
    warning: of('warning'),
    info: of('info'),
  };
}

/** Channels of rules that are no longer there. */
export const goneChannels = (
  rules: readonly PersonalRule[],
  channels: readonly string[],
): string[] =>
  [...new Set(rules.map(({ channel }) => channel))].filter(
    channel => !channels.includes(channel),
  );

/** As few rules as say the same: severities that are told alike are one. */
export function rulesOf(messages: MessagesBySeverity): PersonalRule[] {
  const rules = new Map<string, PersonalRule>();
  for (const severity of alertSeverities) {
    for (const { channel, afterMinutes } of messages[severity]) {
      const key = JSON.stringify([channel, afterMinutes]);
      const rule = rules.get(key) ?? { severities: [], channel, afterMinutes };
      if (!rule.severities.includes(severity)) rule.severities.push(severity);
      rules.set(key, rule);
    }
  }
  return [...rules.values()];
}
