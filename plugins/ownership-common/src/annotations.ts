import type { OwnershipRoleName } from './types';

/**
 * Annotation with the chat channel of a group or entity, for example `#ledger`.
 *
 * @public
 */
export const ANNOTATION_SLACK_CHANNEL = 'callboard.dev/slack-channel';

/**
 * Annotation on a group with the references of its leads, parted by commas.
 *
 * @public
 */
export const ANNOTATION_LEAD = 'callboard.dev/lead';

/**
 * Annotation with the tier of an entity, `1` being the most important.
 *
 * @public
 */
export const ANNOTATION_TIER = 'callboard.dev/tier';

/**
 * Annotation with an e-mail address that reaches the owner.
 *
 * @public
 */
export const ANNOTATION_CONTACT_EMAIL = 'callboard.dev/contact-email';

/**
 * Annotation with the channel where users of an entity ask.
 *
 * @public
 */
export const ANNOTATION_SUPPORT_CHANNEL = 'callboard.dev/support-channel';

/**
 * Annotation with who is told of a vulnerability: a user, a group, a channel or an address.
 *
 * @public
 */
export const ANNOTATION_SECURITY_CONTACT = 'callboard.dev/security-contact';

/**
 * Annotation with the user who decides about the technology of an entity.
 *
 * @public
 */
export const ANNOTATION_TECH_LEAD = 'callboard.dev/tech-lead';

/**
 * Where the facts about ownership stand in descriptors. Of several keys for one purpose the first that is not empty wins.
 *
 * @public
 */
export interface OwnershipKeys {
  /** Annotations that hold a chat channel: `#name`, a channel id, or an address. */
  chat: string[];
  /** Address that opens a channel, with `{channel}` for its name without `#`; without it only names are shown. */
  chatUrl?: string;
  /** Annotations that hold an e-mail address. */
  email: string[];
  /** Annotations on groups that name their leads. */
  lead: string[];
  /** Annotations that name who fills a role. */
  roles: Record<OwnershipRoleName, string[]>;
  /** Where the tier of an entity stands: annotations before labels before tags. */
  tier: {
    annotations: string[];
    labels: string[];
    /** Prefixes of tags: `tier-` finds `4` in the tag `tier-4`. */
    tagPrefixes: string[];
    /** Written value (compared without case) to shown value; other values are shown as written. */
    values: Record<string, string>;
  };
}

/**
 * The keys met in public catalogs, Callboard's own first.
 *
 * @public
 */
export const defaultOwnershipKeys: OwnershipKeys = {
  chat: [
    ANNOTATION_SLACK_CHANNEL,
    'slack.com/channel',
    'slack.com/channel-id',
    'contentful.com/ci-alert-slack',
  ],
  email: [ANNOTATION_CONTACT_EMAIL],
  lead: [ANNOTATION_LEAD],
  roles: {
    'support-channel': [ANNOTATION_SUPPORT_CHANNEL],
    'security-contact': [ANNOTATION_SECURITY_CONTACT],
    'tech-lead': [ANNOTATION_TECH_LEAD],
  },
  tier: {
    annotations: [ANNOTATION_TIER, 'contentful.com/service-tier'],
    labels: ['tier'],
    tagPrefixes: ['tier-'],
    values: {},
  },
};
