import type {
  AlertRule,
  RuleProblem,
} from '@callboard/backstage-plugin-playbooks-common';

/** A rule file as it was read. */
export interface ReadRuleFile {
  path: string;
  /** SHA-256 of the file, in hex. */
  version: string;
  /** Absent where it could not be read: its rules of before stay. */
  rules?: AlertRule[];
  problems: RuleProblem[];
}

/** An alert of a file: more than one rule where it fires at several severities. */
export interface AlertRuleRecord {
  sourceId: string;
  path: string;
  alert: string;
  rules: AlertRule[];
}

/** A file with something to mend. */
export interface BrokenRuleFile {
  path: string;
  problems: RuleProblem[];
}

/** How the last reading of a source of rules went. */
export interface RuleSourceState {
  etag?: string;
  /** Version of the parser of the last complete reading. */
  parser: number;
  attemptedAt: Date;
  completedAt?: Date;
  problem?: string;
  /** In the order of their paths. */
  broken: BrokenRuleFile[];
}

/** Where alert rules are kept. */
export interface AlertRuleStore {
  readSource(
    sourceId: string,
  ): Promise<Omit<RuleSourceState, 'broken'> | undefined>;
  /** Path → version of the files that a source has. */
  readVersions(sourceId: string): Promise<Map<string, string>>;
  /** Replaces what is known of a file; repeating it changes nothing. */
  writeFile(sourceId: string, file: ReadRuleFile): Promise<void>;
  /** Ends a reading that was complete: files that are not in `paths` are removed, with their rules. */
  completeSource(
    sourceId: string,
    state: { etag?: string; parser: number; paths: readonly string[] },
    at: Date,
  ): Promise<void>;
  /** Ends a reading that found nothing new, or failed. What was read before stays. */
  touchSource(
    sourceId: string,
    options: { at: Date; problem?: string },
  ): Promise<void>;
  /** Counts what is written: where it is the same, so are the rules. */
  readRevision(): Promise<number>;
  readSources(): Promise<Map<string, RuleSourceState>>;
  /** All rules, in the order of alert, source and path. */
  readRules(): Promise<AlertRuleRecord[]>;
}
