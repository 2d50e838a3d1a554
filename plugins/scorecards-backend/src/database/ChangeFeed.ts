import type { HeadRecord } from './EntityStore';
import type { ExemptionRecord } from './ExemptionStore';
import type { FactsRecord } from './FactStore';
import type { ResultRecord } from './ResultStore';

/** How far changes have come. */
export interface FeedPosition {
  /** Of the last change of anything. */
  seq: number;
  /** Of the last change of documents that are in force. */
  rulesSeq: number;
  /** Rises when a run went well, and when a provider falls silent or is heard of again. */
  providersSeq: number;
}

/**
 * What has changed, for processes that keep it in memory. Who has read all that came after a number, having asked for the position
 * first, has missed nothing up to that position. With 0 it is all there is: reading everything is following from the beginning.
 *
 * Pages come in the order of their changes. Heads of entities that are gone come too; with them go their facts and results, which
 * may still be there, and come again when the entity comes back.
 */
export interface ChangeFeed {
  readPosition(): Promise<FeedPosition>;
  readHeads(after: number): AsyncIterable<HeadRecord[]>;
  readFacts(after: number): AsyncIterable<FactsRecord[]>;
  readResults(after: number): AsyncIterable<ResultRecord[]>;
  /** Those in force of entities that are there again, which are no change. */
  readExemptionsOf(entityRefs: readonly string[]): Promise<ExemptionRecord[]>;
  /** In whichever state: what has ended is a change too. */
  readExemptions(after: number): AsyncIterable<ExemptionRecord[]>;
}
