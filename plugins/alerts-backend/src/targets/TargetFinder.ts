import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EscalationTarget } from '@callboard/backstage-plugin-alerts-common';
import type { AlertsOnCallProvider } from '@callboard/backstage-plugin-alerts-node';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { answeringFor, refsToAsk, type AlertPlace } from './answering';
import { OnCallAsker, type Words } from './OnCallAsker';
import {
  TargetReader,
  zoneIn,
  type FoundTargets,
  type KnownPeople,
} from './TargetReader';

export type { AlertPlace } from './answering';
export type { FoundTargets } from './TargetReader';

const ZONE_KEPT_MS = 5 * 60_000;
/** A zone that on-call could not tell is asked for again sooner. */
const NO_ZONE_KEPT_MS = 30_000;
const MOST_ZONES = 20_000;
const DEFAULT_ZONE = 'UTC';

/** Whom targets reach for an alert. */
export interface TargetQuestion extends AlertPlace {
  targets: readonly EscalationTarget[];
  /** Milliseconds since 1970 in UTC. */
  at: number;
}

interface KeptZone {
  zone: string;
  until: number;
}

const keyOf = ({ entityRef = '', teamRef = '' }: AlertPlace) =>
  `${entityRef} ${teamRef}`;

/**
 * Finds whom to page, by what the catalog and on-call say. On-call that fails never makes it nobody: then whom it named last counts,
 * for a day, and else all members of the team.
 */
export class TargetFinder {
  readonly #directory: KnownPeople & Pick<AlertDirectory, 'whenReady'>;
  readonly #onCall: OnCallAsker;
  readonly #clock: () => number;
  readonly #zones = new Map<string, KeptZone>();

  constructor(options: {
    directory: KnownPeople & Pick<AlertDirectory, 'whenReady'>;
    /** Absent where no on-call is installed. */
    onCall?: AlertsOnCallProvider;
    logger: Pick<LoggerService, 'warn'>;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#directory = options.directory;
    this.#onCall = new OnCallAsker({
      provider: options.onCall,
      logger: options.logger,
    });
    this.#clock = options.clock ?? Date.now;
  }

  /** Until then members are missing, and whoever is paged has no address. Rejects only with the reason of the signal. */
  async ready(signal: AbortSignal): Promise<void> {
    await this.#directory.whenReady(signal);
  }

  /** Whom to page now; `at` is now. Rejects only with the reason of the signal. */
  async find(
    question: TargetQuestion,
    signal: AbortSignal,
  ): Promise<FoundTargets> {
    const [found] = await this.findMany([question], signal);
    return found;
  }

  /** As {@link find}, for many alerts with one question to on-call; in their order. */
  async findMany(
    questions: readonly TargetQuestion[],
    signal: AbortSignal,
  ): Promise<FoundTargets[]> {
    const now = Math.max(...questions.map(({ at }) => at));
    return this.#find(questions, { now }, signal);
  }

  /** Whom targets would reach at another time, as far as that is known now. */
  async previewAt(
    question: TargetQuestion,
    signal: AbortSignal,
  ): Promise<FoundTargets> {
    const times = { now: this.#clock(), at: question.at };
    const [found] = await this.#find([question], times, signal);
    return found;
  }

  /** Zone of the schedule that is asked first, at most five minutes old; UTC where there is none, or on-call does not answer. */
  async zoneOf(place: AlertPlace, signal: AbortSignal): Promise<string> {
    const [zone] = await this.zonesOf([place], signal);
    return zone;
  }

  /** As {@link zoneOf}, for many alerts with one question to on-call; in their order. */
  async zonesOf(
    places: readonly AlertPlace[],
    signal: AbortSignal,
  ): Promise<string[]> {
    const now = this.#clock();
    const missing = places.filter(
      place => (this.#zones.get(keyOf(place))?.until ?? 0) <= now,
    );
    if (missing.length > 0) await this.#readZones(missing, now, signal);
    return places.map(
      place => this.#zones.get(keyOf(place))?.zone ?? DEFAULT_ZONE,
    );
  }

  async #find(
    questions: readonly TargetQuestion[],
    times: { now: number; at?: number },
    signal: AbortSignal,
  ): Promise<FoundTargets[]> {
    const asked = questions.map(question => ({
      targets: question.targets,
      answering: answeringFor(question, this.#directory),
    }));
    const words = await this.#onCall.ask(
      {
        ...times,
        entityRefs: asked.flatMap(({ targets, answering }) =>
          targets.some(({ kind }) => kind === 'level')
            ? refsToAsk(answering)
            : [],
        ),
        scheduleIds: asked.flatMap(({ targets }) =>
          targets.flatMap(target =>
            target.kind === 'schedule' ? [target.scheduleId] : [],
          ),
        ),
      },
      signal,
    );
    const known = this.#directory;
    return asked.map(({ targets, answering }) =>
      new TargetReader({ known, words, answering }).read(targets),
    );
  }

  async #readZones(
    places: readonly AlertPlace[],
    now: number,
    signal: AbortSignal,
  ): Promise<void> {
    const asked = places.map(place => ({
      key: keyOf(place),
      refs: refsToAsk(answeringFor(place, this.#directory)),
    }));
    const entityRefs = asked.flatMap(({ refs }) => refs);
    const words = await this.#onCall.ask(
      { entityRefs, scheduleIds: [], now },
      signal,
    );
    if (this.#zones.size + asked.length > MOST_ZONES) this.#zones.clear();
    for (const { key, refs } of asked) {
      this.#zones.set(key, zoneFrom(refs, words, now));
    }
  }
}

function zoneFrom(
  refs: readonly string[],
  { levels }: Words,
  now: number,
): KeptZone {
  const words = refs.map(ref => levels.get(ref));
  const zone = words.map(word => zoneIn(word?.said)).find(Boolean);
  const isOld = words.some(word => word?.silence);
  const keptMs = isOld ? NO_ZONE_KEPT_MS : ZONE_KEPT_MS;
  return { zone: zone ?? DEFAULT_ZONE, until: now + keptMs };
}
