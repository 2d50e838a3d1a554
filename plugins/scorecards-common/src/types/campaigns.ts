import type { Campaign } from './documents';
import type { ToldCause } from './results';

/**
 * How far a campaign is, over the services that the caller sees.
 *
 * @public
 */
export interface CampaignSummary {
  id: string;
  title: string;
  owner: string;
  startsOn: string;
  endsOn: string;
  /** `planned` before its first day, `over` after its last, `ended` when somebody ended it. */
  state: 'planned' | 'running' | 'over' | 'ended';
  done: number;
  /** Services in its scope that are not exempt. */
  total: number;
  exempt: number;
  effortMinutes: number;
  teamsLeft: number;
  nextMilestone?: { title: string; on: string; share: number };
}

/**
 * Work that a team has left.
 *
 * @public
 */
export interface CampaignTeam {
  /** Absent: services without owner. */
  team?: string;
  done: number;
  left: number;
  effortMinutes: number;
  doneIn30Days: number;
  isOwn: boolean;
  services: CampaignService[];
}

/**
 * A service that has something left.
 *
 * @public
 */
export interface CampaignService {
  ref: string;
  title: string;
  effortMinutes?: number;
  /** Checks that do not pass. */
  checks: string[];
  /** One sentence: why. */
  why?: string;
}

/**
 * A campaign with its work.
 *
 * @public
 */
export interface CampaignDetail extends CampaignSummary {
  campaign: Campaign;
  origin: 'portal' | 'git';
  mayEdit: boolean;
  /** With git, for those who keep it: why the file is left out, and the document is as it was. */
  problems?: string[];
  /** One's own first, then those without movement. */
  teams: CampaignTeam[];
  /** Done and scope at the end of each day with a change, the oldest first. */
  burnUp: { on: string; done: number; total: number }[];
  /** Services that left the scope. */
  left: { ref: string; at: string; cause: ToldCause }[];
  /** Whether the caller may remind teams. */
  mayRemind?: boolean;
  /** Teams that were reminded in the last seven days, by a person or as a date came near: they are not reminded again before these are over. */
  remindedTeams: { team: string; at: string }[];
}
