import type { ScorecardEngine } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { FactProviders } from '../collecting/FactProviders';
import type { StoredVersion } from '../database/DocumentStore';
import type { ExemptionRecord } from '../database/ExemptionStore';
import type { FactStore, ToldFacts, WrittenFacts } from '../database/FactStore';

/** What is in force in this process. */
export interface RulesInForce {
  /** Of the last change of documents that is in it. */
  readonly seq: number;
  /** Documents of all kinds, with version and text. */
  readonly documents: readonly StoredVersion[];
  /** Numbers of checks, in force and former, by `scorecard/check`. */
  readonly checkNumbers: ReadonlyMap<string, number>;
  readonly checkIds: ReadonlyMap<number, string>;
  readonly scorecardNumbers: ReadonlyMap<string, number>;
  readonly scorecardIds: ReadonlyMap<number, string>;
}

/** Takes in what is new, and has it judged. What it promises is kept once results are in the database and in memory. */
export interface Ingest extends Pick<FactStore, 'write' | 'hold'> {
  write(told: ToldFacts): Promise<WrittenFacts>;
  /** Facts were written by another store together with something else, as sign-offs are. */
  wrote(written: WrittenFacts): Promise<void>;
  /** A run of a collector has ended, and has gone through all entities but those that were held. */
  seen(): Promise<void>;
  /** Exemptions were decided, revoked or ended. */
  exempted(exemptions: readonly ExemptionRecord[]): Promise<void>;
  /** Teams said that they have read a standard, or took it back; absent: any may have. */
  acknowledged(teamRefs?: readonly string[]): Promise<void>;
}

/** The scorecards of one process: all that is kept, in memory, judged. Everything in it follows the database. */
export interface Runtime {
  /** As of the last change that this process has seen. */
  readonly engine: ScorecardEngine;
  readonly rules: RulesInForce;
  readonly facts: FactProviders;
  readonly ingest: Ingest;
  /** Whether all that is kept has been read. */
  readonly isReady: boolean;
  /** Ends when all that is kept has been read. */
  ready(): Promise<void>;
  /** Takes over what other processes have changed since. */
  catchUp(): Promise<void>;
  /** Documents became active or retired: compiles them, and has everything judged and kept that is not yet judged by them. */
  publish(): Promise<void>;
  /** Moves what is kept under a reference. */
  rename(move: { fromRef: string; toRef: string }): Promise<void>;
}
