import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { TeamDirectory } from '../service/access/Teams';
import type { World } from '../service/World';

/** What there is to know of services, in one process. */
export type Told = Pick<
  World,
  'runtime' | 'stores' | 'rulebook' | 'history' | 'collectors' | 'now'
>;

/** What notices are about. */
export type NoticeKind = 'level' | 'exemption' | 'campaign';

/** Names under which people turn notifications off. */
const TOPICS: Record<NoticeKind, string> = {
  level: 'Scorecard levels',
  exemption: 'Scorecard exemptions',
  campaign: 'Scorecard campaigns',
};

/** What people read. */
export interface Message {
  /** References of teams and people. */
  to: readonly string[];
  /** Who is not to hear of it, though of one of the teams. */
  except?: readonly string[];
  title: string;
  description: string;
  /** Path within the portal. */
  link: string;
  severity: 'normal' | 'low';
}

/** Something that is told at once. */
export interface Notice {
  kind: NoticeKind;
  /** Who is told of it again has that in place of what it said before. */
  scope: string;
  /** It is told again when there is a higher one. */
  version: number;
  /** What it says by now; nothing when there is nobody to tell. */
  write(): Promise<Message | undefined>;
}

/** Says what there is to tell at once. */
export interface NoticeSource {
  /** What it is about, for the log. */
  readonly title: string;
  /** What there is to tell by now, whether or not it was told before. */
  list(): Promise<Notice[]>;
}

/** Teams below a team that are not to hear of what is its own: the platform would tell them as well. */
const othersBelow = (
  refs: readonly string[],
  directory: TeamDirectory,
): string[] => refs.flatMap(ref => directory.othersBelow(ref));

/** How the platform is told. */
export function toNotification(
  { kind, scope }: Pick<Notice, 'kind' | 'scope'>,
  { to, except = [], ...text }: Message,
  directory: TeamDirectory,
): NotificationSendOptions {
  const excluded = [...except, ...othersBelow(to, directory)];
  return {
    recipients: {
      type: 'entity',
      entityRef: [...to],
      ...(excluded.length > 0 && { excludeEntityRef: excluded }),
    },
    payload: { ...text, scope, topic: TOPICS[kind] },
  };
}
