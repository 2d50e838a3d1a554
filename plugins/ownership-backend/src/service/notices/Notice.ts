import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Organisation } from '@callboard/backstage-plugin-ownership-common';

/** Names under which users turn notifications off. */
export type NoticeTopic = 'Ownership transfers' | 'Ownership reminders';

/** A notification to one team or one person. */
export interface Notice {
  /** Full reference of a group or user. */
  recipientRef: string;
  /** Who is not to hear of it, though one of the team. */
  except?: string[];
  topic: NoticeTopic;
  /** A second notice of the same scope takes the place of the first, for everybody who has that. */
  scope: string;
  title: string;
  description?: string;
  /** Path within the portal. */
  link: string;
  /** Ids of the transfers it tells of. */
  transferIds?: string[];
}

/**
 * How the platform is told. It would send what is for a team to all teams below it as well; those are left out when the
 * team has people of its own, as only these answer for it.
 */
export function toNotification(
  notice: Notice,
  { groups, users, edges }: Organisation,
): NotificationSendOptions {
  const { recipientRef, except = [], transferIds: _, ...payload } = notice;
  const members = groups.get(recipientRef)?.members ?? [];
  const below = members.some(ref => users.has(ref))
    ? edges.children.get(recipientRef) ?? []
    : [];
  const excluded = [...except, ...below.filter(ref => ref !== recipientRef)];
  return {
    recipients: {
      type: 'entity',
      entityRef: recipientRef,
      ...(excluded.length > 0 && { excludeEntityRef: excluded }),
    },
    payload: { ...payload, severity: 'normal' },
  };
}
