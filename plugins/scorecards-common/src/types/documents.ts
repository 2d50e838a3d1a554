import type { Condition } from './conditions';
import type { FactSchema } from './facts';

/**
 * How far a version of a document is. A scheduled one becomes active by itself.
 *
 * @public
 */
export type VersionState = 'draft' | 'scheduled' | 'active' | 'retired';

/**
 * A bar for services: checks, ordered by levels or weighed by points.
 *
 * @public
 */
export interface Scorecard {
  kind: 'Scorecard';
  /** Lower-case words joined by `-`; never changes. */
  id: string;
  title: string;
  description?: string;
  /** Who keeps it: reference of a group or user. */
  owner: string;
  /** The services it is about; absent: all. */
  appliesTo?: Condition;
  /** `levels`: a service has a level when all checks up to it hold. `points`: the share of the weight that holds. */
  ranking: 'levels' | 'points';
  /** From the lowest to the highest. With points, each begins at a share. */
  levels: ScorecardLevel[];
  /** Id of the level that services should have. */
  target?: string;
  /** Order and titles of the categories of its checks. */
  categories?: { id: string; title: string }[];
  checks: (Check | UsedCheck)[];
}

/**
 * A step of a scorecard.
 *
 * @public
 */
export interface ScorecardLevel {
  id: string;
  title: string;
  /** With points: from which share it is reached, 0 to 100. */
  from?: number;
}

/**
 * One thing a service must be. Its whole id is `scorecard/check`.
 *
 * @public
 */
export interface Check extends CheckPlace {
  id: string;
  title: string;
  /** Who keeps the check, and hears when it is broken; absent: the owner of the scorecard. */
  owner?: string;
  /** Services it is about, of those of its scorecard; absent: all of them. */
  appliesTo?: Condition;
  /** Passes when this is true. */
  passes: Condition;
  /** When it does not pass and this is true, it warns: counted as passed, and shown. */
  warns?: Condition;
  rationale?: Rationale;
  fix?: Fix;
}

/**
 * A check of another scorecard that counts in this one too.
 *
 * @public
 */
export interface UsedCheck extends CheckPlace {
  /** `scorecard/check`. */
  use: string;
}

/**
 * Where a check stands in a scorecard.
 *
 * @public
 */
export interface CheckPlace {
  /** Id of the level that needs it; required when ranking by levels. */
  level?: string;
  category?: string;
  /** 1 when absent. */
  weight?: number;
  /** Shown, and counted from the beginning of this day on, UTC: `2027-01-01`. Absent: counts at once. */
  countsFrom?: string;
}

/**
 * Why a check is there.
 *
 * @public
 */
export interface Rationale {
  text?: string;
  /** `standard#anchor` of the sentence that it proves. */
  standard?: string;
}

/**
 * How to pass a check.
 *
 * @public
 */
export interface Fix {
  /** Markdown. `{{entity.name}}`, `{{entity.ref}}`, `{{owner}}` and `{{fact provider/name}}` are filled in. */
  text?: string;
  links?: { url: string; title: string }[];
  /** The id of a page of a playbook, as its address has it; or an address. */
  playbook?: string;
  /** What it takes: `30m`, `2h`, `3d`. A day of work has 8 hours. */
  effort?: string;
}

/**
 * A written standard. Its text is markdown; `{#anchor}` at the end of a sentence names the sentence.
 *
 * @public
 */
export interface Standard {
  kind: 'Standard';
  id: string;
  title: string;
  owner: string;
  /** Whether teams have to say that they have read it; a later version has to be read again. */
  acknowledgement?: boolean;
  text: string;
}

/**
 * Facts that come from outside: pushed by a CI, or signed off by a person.
 *
 * @public
 */
export interface FactSet {
  kind: 'FactSet';
  /** The provider in the names of its facts. */
  id: string;
  title: string;
  owner: string;
  source: 'push' | 'sign-off';
  /** Who may sign off, besides its owner: `owner` of the entity, or references of groups. */
  signers?: string[];
  facts: FactSchema[];
}

/**
 * Work on many services with an end: a migration, a deprecation.
 *
 * @public
 */
export interface Campaign {
  kind: 'Campaign';
  id: string;
  title: string;
  description?: string;
  owner: string;
  /** Services that have to do it. */
  scope?: Condition;
  target: CampaignTarget;
  /** Technical plan, markdown. */
  plan?: string;
  /** Days, UTC. */
  startsOn: string;
  endsOn: string;
  milestones?: { title: string; on: string; share: number }[];
}

/**
 * When a service has done its part: checks pass, or a level is reached.
 *
 * @public
 */
export type CampaignTarget =
  | { checks: string[] }
  | { scorecard: string; level: string };

/**
 * What people write, as YAML in git or in the portal.
 *
 * @public
 */
export type StandardsDocument = Scorecard | Standard | FactSet | Campaign;
