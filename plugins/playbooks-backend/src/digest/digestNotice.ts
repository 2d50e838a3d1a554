import { clip, clipName, listNames } from '@internal/backend-kit';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { GroupFacts } from '../entities/entityFacts';

/** What a team should look at, by names; each list without what the lists before it have. */
export interface TeamConcerns {
  /** Alerts without a page. */
  astray: string[];
  /** Alerts with an address where nothing is, whether or not a page is called like them. */
  deadLinks: string[];
  /** Pages whose last run did not help, or in part. */
  setbacks: string[];
  /** Pages whose review was due. */
  overdue: string[];
  /** Pages that changed, or whose service did, since they were proven. */
  unproven: string[];
  /** Pages with broken links. */
  broken: string[];
}

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;

/** Kinds of concerns, the worst first, each in few words and in a sentence. */
const KINDS: {
  kind: keyof TeamConcerns;
  short: (number: number) => string;
  sentence: string;
}[] = [
  {
    kind: 'astray',
    short: number =>
      count(number, 'alert leads nowhere', 'alerts lead nowhere'),
    sentence: 'Without a page',
  },
  {
    kind: 'deadLinks',
    short: number =>
      count(number, 'alert has a dead link', 'alerts have dead links'),
    sentence: 'With a dead link',
  },
  {
    kind: 'setbacks',
    short: number => count(number, 'page did not help', 'pages did not help'),
    sentence: 'Did not help, or in part, when used last week',
  },
  {
    kind: 'overdue',
    short: number => count(number, 'review is due', 'reviews are due'),
    sentence: 'To review',
  },
  {
    kind: 'unproven',
    short: number =>
      count(number, 'page changed unproven', 'pages changed unproven'),
    sentence: 'Changed since somebody used them well',
  },
  {
    kind: 'broken',
    short: number =>
      count(number, 'page has broken links', 'pages have broken links'),
    sentence: 'With broken links',
  },
];

/**
 * The weekly digest of a team; nothing where there is nothing to do. The platform sends what is for a team to all teams below it as
 * well: those are left out, as they may not see what it names.
 *
 * @param pagePath - where the page of the frontend is
 */
export function digestNotice(
  { entityRef, title, children }: GroupFacts,
  concerns: TeamConcerns,
  pagePath: string,
): NotificationSendOptions | undefined {
  const found = KINDS.filter(({ kind }) => concerns[kind].length > 0);
  if (found.length === 0) return undefined;
  const below = children.filter(ref => ref !== entityRef);
  const parts = found.map(({ kind, short }) => short(concerns[kind].length));
  const lines = found.map(
    ({ kind, sentence }) => `${sentence}: ${listNames(concerns[kind])}.`,
  );
  return {
    recipients: {
      type: 'entity',
      entityRef,
      ...(below.length > 0 && { excludeEntityRef: below }),
    },
    payload: {
      topic: 'Playbook digests',
      scope: `playbooks:digest:${entityRef}`,
      title: clip(`Playbooks of ${clipName(title)}: ${parts.join(', ')}`),
      description: lines.join(' '),
      link:
        concerns.astray.length + concerns.deadLinks.length > 0
          ? `${pagePath}/coverage`
          : pagePath,
      severity: 'normal',
    },
  };
}
