import type {
  HeldError,
  SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import type { BuildReader } from '../BuildReader';
import type { JenkinsClient } from '../client/JenkinsClient';
import type { JobKnowledge } from '../JobKnowledge';
import type { PollState } from './state';

/** A step ends after so many calls: what it has brought is kept, and others have their turn. */
export const CALLS = 20;

/** Who asks, for one step. */
export interface Asking {
  client: JenkinsClient;
  knowledge: JobKnowledge;
  reader: BuildReader;
  /** Full name of a job or folder. */
  scope: string;
  config: { pollMs: number; backfillDays: number };
  /** Of the calls of a minute, that may be used for it. */
  share: number;
  now: Date;
  signal: AbortSignal;
  /** The step has taken so long that it ends with what it has. */
  isLate: () => boolean;
}

/** What a step has brought, and where the next one goes on. */
export interface Stepped {
  state: PollState;
  reports: SourceReports;
  /** Jenkins is not to be asked before. */
  held?: HeldError;
  /** What people should know though it went on. */
  problem?: string;
}

export const NOTHING: SourceReports = { builds: [], jobs: [] };

export const questionOf = ({ share, signal }: Asking) => ({ share, signal });
