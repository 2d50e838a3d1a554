import type { PersonalRule } from './personalRules';

/**
 * A way to reach people.
 *
 * @public
 */
export interface AlertChannel {
  /** What personal rules and steps of policies name. */
  id: string;
  /** In a sentence: "by mail", "in Slack #payments". */
  title: string;
  /** `personal`: to the person it is for. `shared`: to a place that many read. */
  audience: 'personal' | 'shared';
  /** Why the caller cannot be reached by it, in words; absent where it works, and for shared ones. */
  unreachable?: string;
}

/**
 * A schedule that steps of policies can name.
 *
 * @public
 */
export interface AlertSchedule {
  id: string;
  name: string;
  /** Full reference of a group. */
  teamRef: string;
}

/**
 * What policies and personal rules can name.
 *
 * @public
 */
export interface AlertChannels {
  items: AlertChannel[];
  /** By name; none where on-call is not installed. */
  schedules: AlertSchedule[];
}

/**
 * How the caller is told of pages.
 *
 * @public
 */
export interface MyRules {
  rules: PersonalRule[];
  /** The caller has said nothing: these are the rules of the portal. */
  isDefault: boolean;
}

/**
 * What became of a message that somebody has sent to try a channel.
 *
 * @public
 */
export interface ChannelTest {
  state: 'waiting' | 'sent' | 'failed';
  /** Why it could not be sent, in words. */
  problem?: string;
}
