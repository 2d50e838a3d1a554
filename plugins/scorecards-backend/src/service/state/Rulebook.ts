import { parseEffort } from '@callboard/backstage-plugin-scorecards-common';
import type {
  Campaign,
  Check,
  Scorecard,
  ScorecardName,
  Standard,
} from '@callboard/backstage-plugin-scorecards-common';
import { sentencesOf } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { StoredVersion } from '../../database/DocumentStore';
import type { Runtime } from '../../runtime/Runtime';
import { fullRef } from '../access/refs';
import { bookOf, type Book, type RuleCheck, type RuleScorecard } from './book';

/** A document that is in force. */
export type InForce<T> = Omit<StoredVersion, 'document'> & { document: T };

/** Where a check counts. */
export interface Place {
  level?: string;
  category?: string;
  weight: number;
  countsFrom?: string;
}

export const scorecardName = ({
  id,
  title,
  levels,
  target,
  ranking,
}: Scorecard): ScorecardName => ({
  id,
  title,
  levels: levels.map(level => ({ id: level.id, title: level.title })),
  ...(target !== undefined && { target }),
  ranking,
});

/** Title of a level by its place from 1. */
export const levelAt = (
  { levels }: Scorecard,
  position: number,
): { id: string; title: string } | undefined => levels[position - 1];

/** The place from 1 of a level; 0 where the first was not reached. */
export function positionOf(
  levels: readonly { id: string }[],
  level: string,
): number | undefined {
  if (level === '') return 0;
  const index = levels.findIndex(({ id }) => id === level);
  return index < 0 ? undefined : index + 1;
}

/** Minutes that it takes to pass a check, where it tells. */
export function effortOf(check: Pick<Check, 'fix'> | undefined): {
  effortMinutes?: number;
} {
  const effortMinutes = parseEffort(check?.fix?.effort ?? '');
  return effortMinutes === undefined ? {} : { effortMinutes };
}

/** What is in force, by what it is. */
export class Rulebook {
  readonly #runtime: Pick<Runtime, 'rules' | 'engine'>;
  #kept?: { documents: readonly StoredVersion[]; book: Book };

  constructor(runtime: Pick<Runtime, 'rules' | 'engine'>) {
    this.#runtime = runtime;
  }

  get scorecards(): readonly RuleScorecard[] {
    return this.#book.scorecards;
  }

  get checks(): readonly RuleCheck[] {
    return [...this.#book.checkById.values()];
  }

  scorecard(id: string): RuleScorecard | undefined {
    return this.#book.scorecardById.get(id);
  }

  check(id: string): RuleCheck | undefined {
    return this.#book.checkById.get(id);
  }

  /** The scorecard that defines a check. */
  definedBy(check: RuleCheck): RuleScorecard | undefined {
    return this.scorecard(check.scorecardId);
  }

  titleOf(check: RuleCheck): string {
    return check.definition?.title ?? check.id;
  }

  /** Who keeps a check, or, by the id of a scorecard, all of them. */
  keeperOf(subject: string): string | undefined {
    const check = this.check(subject);
    const scorecard = check ? this.definedBy(check) : this.scorecard(subject);
    const keeper = check?.definition?.owner ?? scorecard?.document.owner;
    return keeper === undefined ? undefined : fullRef(keeper);
  }

  /** The places of the checks of a scorecard, in their order. */
  placesOf({ document }: RuleScorecard): Place[] {
    return document.checks.map(({ level, category, weight, countsFrom }) => ({
      ...(level !== undefined && { level }),
      ...(category !== undefined && { category }),
      weight: weight ?? 1,
      ...(countsFrom !== undefined && { countsFrom }),
    }));
  }

  /** Of the level of a scorecard that needs a check. */
  levelTitle(scorecard: RuleScorecard, check: RuleCheck): string | undefined {
    const index = scorecard.members.indexOf(check);
    const place = this.placesOf(scorecard)[index];
    return scorecard.document.levels.find(({ id }) => id === place?.level)
      ?.title;
  }

  campaigns(): InForce<Campaign>[] {
    return this.#runtime.rules.documents.filter(
      (version): version is InForce<Campaign> & StoredVersion =>
        version.document.kind === 'Campaign',
    );
  }

  campaign(id: string): InForce<Campaign> | undefined {
    return this.campaigns().find(({ document }) => document.id === id);
  }

  standards(): InForce<Standard>[] {
    return this.#runtime.rules.documents.filter(
      (version): version is InForce<Standard> & StoredVersion =>
        version.document.kind === 'Standard',
    );
  }

  standard(id: string): InForce<Standard> | undefined {
    return this.standards().find(({ document }) => document.id === id);
  }

  /** The sentence that `standard#anchor` names. */
  sentence(
    reference: string | undefined,
  ):
    | { id: string; anchor: string; title: string; sentence: string }
    | undefined {
    const [id = '', anchor = ''] = (reference ?? '').split('#');
    const standard = this.standard(id)?.document;
    const found = sentencesOf(standard?.text ?? '').find(
      each => each.anchor === anchor,
    );
    return standard && found
      ? { id, anchor, title: standard.title, sentence: found.text }
      : undefined;
  }

  /** Whenever documents come into force, there is another list of them. */
  get #book(): Book {
    const { documents } = this.#runtime.rules;
    if (this.#kept?.documents !== documents) {
      this.#kept = { documents, book: bookOf(this.#runtime) };
    }
    return this.#kept!.book;
  }
}
