import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Scorecard,
  StandardsDocument,
} from '@callboard/backstage-plugin-scorecards-common';
import { NOT_ABOUT } from '@callboard/backstage-plugin-scorecards-common/domain';
import type {
  PackedResults,
  ScorecardEngine,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { FactProviders } from '../collecting/FactProviders';
import type { DocumentStore, StoredVersion } from '../database/DocumentStore';
import type { NumberStore } from '../database/NumberStore';
import type { RulesInForce } from './Runtime';

const reversed = (numbers: ReadonlyMap<string, number>) =>
  new Map([...numbers].map(([id, number]) => [number, id]));

const idsOfChecks = ({ id, checks }: Scorecard) =>
  checks.map(check => ('use' in check ? check.use : `${id}/${check.id}`));

function ofKind<K extends StandardsDocument['kind']>(
  versions: readonly StoredVersion[],
  kind: K,
) {
  return versions.flatMap(({ document, version }) =>
    document.kind === kind
      ? [
          {
            document: document as Extract<StandardsDocument, { kind: K }>,
            version,
          },
        ]
      : [],
  );
}

/** The documents in force, and the engine set to them. */
export class Rules implements RulesInForce {
  readonly #engine: ScorecardEngine;
  readonly #documents: Pick<DocumentStore, 'readActive'>;
  readonly #numbers: NumberStore;
  readonly #facts: FactProviders;
  readonly #logger: LoggerService;
  /** Ids of levels by scorecard. */
  #levels: ReadonlyMap<string, readonly string[]> = new Map();
  /** Of scorecards whose levels changed with these rules: positions by what they were before. */
  #moved: ReadonlyMap<string, readonly number[]> = new Map();
  seq = 0;
  documents: readonly StoredVersion[] = [];
  checkNumbers: ReadonlyMap<string, number> = new Map();
  checkIds: ReadonlyMap<number, string> = new Map();
  scorecardNumbers: ReadonlyMap<string, number> = new Map();
  scorecardIds: ReadonlyMap<number, string> = new Map();

  constructor(options: {
    engine: ScorecardEngine;
    documents: Pick<DocumentStore, 'readActive'>;
    numbers: NumberStore;
    facts: FactProviders;
    logger: LoggerService;
  }) {
    this.#engine = options.engine;
    this.#documents = options.documents;
    this.#numbers = options.numbers;
    this.#facts = options.facts;
    this.#logger = options.logger;
  }

  /** Whether there is something to judge by. */
  get isEmpty(): boolean {
    return this.#levels.size === 0;
  }

  /**
   * Reads what is in force, and compiles it.
   *
   * @param seq - of the last change of documents, as it was before this was called
   * @returns full names of facts that are new or of another form: their readings have to be set again
   */
  async compile(seq: number): Promise<string[]> {
    const documents = await this.#documents.readActive();
    const scorecards = ofKind(documents, 'Scorecard');
    await this.#number(scorecards.map(({ document }) => document));
    const sets = ofKind(documents, 'FactSet').map(({ document }) => document);
    for (const problem of this.#facts.useSets(sets)) this.#logger.warn(problem);
    const { problems, emptied } = this.#engine.setRules({
      facts: [...this.#facts.facts().values()],
      scorecards,
      checkNumbers: this.checkNumbers,
    });
    for (const { subject, message } of problems)
      this.#logger.warn(`${subject} cannot be judged: ${message}`);
    this.#setLevels(scorecards.map(({ document }) => document));
    this.documents = documents;
    this.seq = seq;
    return emptied;
  }

  /** Id of the level at a position; empty: the first is not reached; absent: the scorecard is not about it. */
  levelId(scorecard: string, position: number): string | undefined {
    if (position === NOT_ABOUT) return undefined;
    return this.#levels.get(scorecard)?.[position - 1] ?? '';
  }

  /** Levels by the rules that were in force before, as they stand now; none where all stand as they did. */
  moved(levels: PackedResults['levels']): PackedResults['levels'] {
    return levels.flatMap(([scorecard, position, since]) => {
      const places = this.#moved.get(scorecard);
      return places ? [[scorecard, places[position] ?? position, since]] : [];
    });
  }

  get hasMoved(): boolean {
    return this.#moved.size > 0;
  }

  /** A level that is new moves nobody by itself; one that is gone is worth the one below, as in a what-if. */
  #setLevels(scorecards: readonly Scorecard[]): void {
    const moved = new Map<string, number[]>();
    for (const { id, levels } of scorecards) {
      const places = [0];
      for (const before of this.#levels.get(id) ?? []) {
        const index = levels.findIndex(level => level.id === before);
        places.push(index < 0 ? places[places.length - 1] : index + 1);
      }
      if (places.some((to, from) => to !== from)) moved.set(id, places);
    }
    this.#moved = moved;
    this.#levels = new Map(
      scorecards.map(({ id, levels }) => [id, levels.map(level => level.id)]),
    );
  }

  async #number(scorecards: readonly Scorecard[]): Promise<void> {
    this.checkNumbers = await this.#numbers.numberChecks(
      scorecards.flatMap(idsOfChecks),
    );
    this.checkIds = reversed(this.checkNumbers);
    this.scorecardNumbers = await this.#numbers.numberScorecards(
      scorecards.map(({ id }) => id),
    );
    this.scorecardIds = reversed(this.scorecardNumbers);
  }
}
