import {
  alertSeverities,
  type AlertSeverity,
  type PersonalMessage,
  type PersonalRule,
} from '@callboard/backstage-plugin-alerts-common';

/** By which channels a person is told of each severity, and how long after the page. */
export type MessagesBySeverity = Record<AlertSeverity, PersonalMessage[]>;

const byTime = (one: PersonalMessage, other: PersonalMessage) =>
  one.afterMinutes - other.afterMinutes;

/** Of each severity the channels, the earliest of each; the first message first. */
export function messagesBySeverity(
  rules: readonly PersonalRule[],
): MessagesBySeverity {
  const of = (severity: AlertSeverity): PersonalMessage[] => {
    const earliest = new Map<string, number>();
    for (const { severities, channel, afterMinutes } of rules) {
      if (!severities.includes(severity)) continue;
      const known = earliest.get(channel) ?? Infinity;
      earliest.set(channel, Math.min(known, afterMinutes));
    }
    return [...earliest]
      .map(([channel, afterMinutes]) => ({ channel, afterMinutes }))
      .sort(byTime);
  };
  return {
    critical: of('critical'),
    error: of('error'),
    warning: of('warning'),
    info: of('info'),
  };
}

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
