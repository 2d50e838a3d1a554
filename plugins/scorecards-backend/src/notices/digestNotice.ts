import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { clip, clipName, listNames } from '@internal/backend-kit';
import type { Loss } from '../service/overview/levelsLost';
import { count, dayWords, stepsPath } from './words';

/** Campaigns that are named. */
const SHOWN_CAMPAIGNS = 3;

/** What a team is told of a campaign. */
export interface CampaignWork {
  title: string;
  /** Services that have something left. */
  left: number;
  /** `2026-12-31` */
  endsOn: string;
}

/** What a team should know of its services, by their names. */
export interface TeamConcerns {
  /** That lost a level in the week and still miss it. */
  lost: readonly string[];
  /** The same, as the bar was raised. */
  lostToBar: readonly string[];
  /** That lose a level when a check begins to count. */
  ahead?: Loss;
  /** Whose exemptions end soon. */
  ending: readonly string[];
  /** That it was reminded of. */
  campaigns: readonly CampaignWork[];
}

/** Parts that there is something to say of, each in few words and in sentences. */
function partsOf(concerns: TeamConcerns): [short: string, text: string][] {
  const { lost, lostToBar, ahead, ending, campaigns } = concerns;
  const services = (number: number) => count(number, 'service', 'services');
  const left = campaigns.reduce((sum, campaign) => sum + campaign.left, 0);
  const works = campaigns
    .slice(0, SHOWN_CAMPAIGNS)
    .map(
      ({ title, left: own, endsOn }) =>
        `${clipName(title)}, until ${dayWords(endsOn)}: ${services(own)}.`,
    );
  const parts: [number, string, string][] = [
    [
      lost.length,
      `${services(lost.length)} lost a level`,
      `Lost a level: ${listNames(lost)}.`,
    ],
    [
      lostToBar.length,
      `${services(lostToBar.length)} fell as more is asked`,
      `More is asked of: ${listNames(lostToBar)}.`,
    ],
    [
      campaigns.length,
      `${services(left)} left in ${
        campaigns.length === 1
          ? clipName(campaigns[0].title)
          : `${campaigns.length} campaigns`
      }`,
      works.join(' '),
    ],
    [
      ahead?.services ?? 0,
      ahead
        ? `${services(ahead.services)} will lose a level on ${dayWords(
            ahead.on,
          )}`
        : '',
      ahead
        ? `From ${dayWords(
            ahead.on,
          )} more counts; what to do by then is among the next steps.`
        : '',
    ],
    [
      ending.length,
      count(ending.length, 'exemption ends soon', 'exemptions end soon'),
      `Exemptions that end soon: ${listNames([...new Set(ending)])}.`,
    ],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([, short, text]) => [short, text]);
}

/**
 * The weekly digest of a team; nothing where there is nothing to tell.
 *
 * @param team.below - teams below it that have nothing to do with it: the platform would tell them as well
 * @param pagePath - where the page of the frontend is
 */
export function digestNotice(
  team: { ref: string; title: string; below: readonly string[] },
  concerns: TeamConcerns,
  pagePath: string,
): NotificationSendOptions | undefined {
  const parts = partsOf(concerns);
  if (parts.length === 0) return undefined;
  const { ref, title, below } = team;
  return {
    recipients: {
      type: 'entity',
      entityRef: ref,
      ...(below.length > 0 && { excludeEntityRef: [...below] }),
    },
    payload: {
      topic: 'Scorecard digests',
      scope: `scorecards:digest:${ref}`,
      title: clip(
        `Scorecards of ${clipName(title)}: ${parts
          .map(([short]) => short)
          .join(', ')}`,
      ),
      description: parts.map(([, text]) => text).join(' '),
      link: stepsPath(pagePath, ref),
      severity: 'normal',
    },
  };
}
