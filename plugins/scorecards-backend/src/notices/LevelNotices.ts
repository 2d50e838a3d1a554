import { clip, clipName, groupBy, listNames } from '@internal/backend-kit';
import { isMissed } from '../service/entities/standings';
import { dayOf } from '../service/documents/campaignStates';
import { reasonsOf } from '../service/documents/reasons';
import type { RuleCheck } from '../service/state/book';
import { nameOf, type Estates } from '../service/state/Estate';
import { causeWords } from './causeWords';
import { isOfBar, lossesOf, type Loss } from './losses';
import type { Message, Notice, NoticeSource, Told } from './Notice';
import { stepsPath, tabOf } from './words';

const DAY_MS = 86_400_000;
/** Checks that are named when several services lost a level. */
const SHOWN_CHECKS = 3;

interface LevelNoticesOptions {
  estates: Estates;
  /** Where the page of the frontend is. */
  pagePath: string;
}

const scorecardOf = ({ service, scorecard }: Loss) =>
  `${service.ref} ${scorecard.id}`;

/** The first one of the day of each service and scorecard: one that comes and goes is told once a day. */
function firstOnes(losses: readonly Loss[]): Loss[] {
  const first = new Map<string, Loss>();
  for (const loss of losses) {
    const key = scorecardOf(loss);
    if (!first.has(key)) first.set(key, loss);
  }
  return [...first.values()];
}

/** The check that a level was lost by, as far as it can be told. */
function checkOf({
  service: { row },
  scorecard: { members },
  step: { cause },
}: Loss): RuleCheck | undefined {
  const missed = members.filter(check => isMissed(check, row));
  return (
    missed.find(
      ({ reads }) =>
        'fact' in cause && cause.fact !== undefined && reads.has(cause.fact),
    ) ?? missed[0]
  );
}

/** Tells teams of levels that their services lost in a day, in one notice however many it were. */
export class LevelNotices implements NoticeSource {
  readonly title = 'levels';
  readonly #world: Told;
  readonly #options: LevelNoticesOptions;

  constructor(world: Told, options: LevelNoticesOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Of the last day; older ones are told by the digest. */
  async list(): Promise<Notice[]> {
    const now = this.#world.now();
    const { estates } = this.#options;
    const losses = await lossesOf(this.#world, {
      estates,
      from: now - DAY_MS,
      to: now + 1,
    });
    const byTeam = groupBy(
      losses.filter(loss => !isOfBar(loss)),
      ({ owner, step }) => `${owner}:${dayOf(step.at)}`,
    );
    return [...byTeam].map(([key, all]): Notice => {
      const own = firstOnes(all);
      return {
        kind: 'level',
        scope: `scorecards:levels:${key}`,
        version: Math.max(...own.map(({ step }) => step.id)),
        write: () => (own.length === 1 ? this.#one(own[0]) : this.#many(own)),
      };
    });
  }

  async #one(loss: Loss): Promise<Message> {
    const { service, owner, scorecard, from, now } = loss;
    const { rulebook, collectors } = this.#world;
    const check = checkOf(loss);
    const why = (await reasonsOf(this.#world, [{ service, check }])).get(
      service.ref,
    );
    return {
      to: [owner],
      title: clip(
        `${clipName(nameOf(service))} lost ${clipName(from)} in ${clipName(
          scorecard.document.title,
        )}`,
      ),
      description: [
        check && `${clipName(rulebook.titleOf(check))} does not pass.`,
        why && clip(why),
        causeWords(loss.step.cause, collectors),
        now === undefined
          ? 'It has no level now.'
          : `It is ${clipName(now)} now.`,
      ]
        .filter(Boolean)
        .join(' '),
      link: tabOf(service.ref),
      severity: 'normal',
    };
  }

  async #many(losses: readonly Loss[]): Promise<Message> {
    const [{ owner }] = losses;
    const { estates, pagePath } = this.#options;
    const team = nameOf(estates.find(owner) ?? { ref: owner });
    const services = new Set(losses.map(({ service }) => service.ref));
    const byCheck = groupBy(losses, loss => {
      const check = checkOf(loss);
      return check ? this.#world.rulebook.titleOf(check) : '';
    });
    const lines = [...byCheck]
      .filter(([check]) => check !== '')
      .sort(([, a], [, b]) => b.length - a.length)
      .slice(0, SHOWN_CHECKS)
      .map(
        ([check, own]) =>
          `${clipName(check)}: ${listNames([
            ...new Set(own.map(({ service }) => nameOf(service))),
          ])}.`,
      );
    return {
      to: [owner],
      title:
        services.size === 1
          ? clip(
              `${clipName(nameOf(losses[0].service))} lost a level in ${
                losses.length
              } scorecards`,
            )
          : clip(`${services.size} services of ${clipName(team)} lost a level`),
      description: lines.join(' '),
      link: stepsPath(pagePath, owner),
      severity: 'normal',
    };
  }
}
