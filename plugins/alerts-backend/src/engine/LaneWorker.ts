import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { IncomingEvent } from '@callboard/backstage-plugin-alerts-common';
import { Rounds } from '@internal/backend-kit';
import type { IntakeStore, LaneBatch } from '../database/IntakeStore';
import { LaneBook } from '../lifecycle/LaneBook';
import type { Opening } from '../lifecycle/LaneCourse';
import type { LaneChanges } from '../lifecycle/LaneNotes';
import type { Routed } from '../lifecycle/newRecords';
import { pagesNobody } from '../lifecycle/pagesNobody';
import type { AlertRecord, DeliveryRecord } from '../lifecycle/records';
import type { RulesBook, RulesInForce } from './RulesBook';

/** Deliveries of a lane that are worked in together: they hold their alerts for some milliseconds. */
const AT_ONCE = 100;

/** Says what alerts are for. */
export interface Router {
  /** Waits until it knows the catalog. */
  ready(signal: AbortSignal): Promise<void>;
  /** What is known of a lane before its deliveries are looked at. */
  prepare(laneId: string): Promise<{ sourceTitle: string }>;
  route(
    event: IncomingEvent,
    delivery: DeliveryRecord,
    rules: RulesInForce,
  ): Routed;
  /** Teams above a team, the nearest first. */
  above(teamRef: string): readonly string[];
}

/** What deliveries change. */
type Work = (batch: LaneBatch) => LaneChanges;

interface LaneWorkerOptions {
  intake: IntakeStore;
  router: Router;
  rules: Pick<RulesBook, 'read'>;
  logger: LoggerService;
  /** Called after alerts have changed. */
  onChanged: (alertIds: string[]) => void;
  /** Called when there is something due. */
  onDue: () => void;
  /** Called with how deliveries ended, and how many. */
  onWorked?: (result: 'done' | 'retried' | 'dead', count: number) => void;
  /** Called each time it has looked for work. */
  onLook?: () => void;
  clock?: () => number;
  newId?: () => string;
}

/** Makes alerts of what senders have posted. */
export class LaneWorker {
  readonly #options: LaneWorkerOptions;
  readonly #clock: () => number;
  readonly #rounds = new Rounds();

  constructor(options: LaneWorkerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** Works in what waits, until nothing does. Called again meanwhile, it looks once more. */
  work(signal: AbortSignal): Promise<void> {
    return this.#rounds.run(signal, () => this.#round(signal));
  }

  async #round(signal: AbortSignal): Promise<void> {
    const { intake, router } = this.#options;
    await router.ready(signal);
    const lanes = await intake.readLanes(this.#clock());
    this.#options.onLook?.();
    for (const laneId of lanes) {
      let isMore = true;
      while (isMore && !signal.aborted) {
        isMore = await this.#lane(laneId);
        this.#options.onLook?.();
      }
    }
  }

  /** @returns whether there may be more */
  async #lane(laneId: string): Promise<boolean> {
    const { logger } = this.#options;
    const work = await this.#prepare(laneId).catch(error => {
      // No delivery is to blame: they wait, and the heartbeat tells of it.
      logger.error(`A lane cannot be worked in: ${stringifyError(error)}`);
      return undefined;
    });
    if (!work) return false;
    try {
      return await this.#batch(laneId, AT_ONCE, work);
    } catch (error) {
      // One that cannot be worked in holds the others up for as long as it is looked for, and no longer.
      logger.warn(
        `Deliveries could not be worked in together: ${stringifyError(error)}`,
      );
      return this.#single(laneId, work);
    }
  }

  async #prepare(laneId: string): Promise<Work> {
    const { router } = this.#options;
    const rules = await this.#options.rules.read();
    const { sourceTitle } = await router.prepare(laneId);
    return batch => this.#work(batch, { rules, sourceTitle });
  }

  async #single(laneId: string, work: Work): Promise<boolean> {
    const { intake, logger, onWorked } = this.#options;
    try {
      return await this.#batch(laneId, 1, work);
    } catch (error) {
      const problem = stringifyError(error);
      const state = await intake.fail({ laneId, now: this.#clock(), problem });
      if (state) onWorked?.(state === 'dead' ? 'dead' : 'retried', 1);
      if (state === 'dead') {
        logger.error(`A delivery was given up: ${problem}`);
      }
      return state !== undefined;
    }
  }

  async #batch(laneId: string, limit: number, work: Work): Promise<boolean> {
    const { intake, onChanged, onDue } = this.#options;
    const now = this.#clock();
    const worked = await intake.workLane({ laneId, now, limit, work });
    if (!worked) return false;
    this.#options.onWorked?.('done', worked.count);
    const { alerts, due } = worked.changes;
    if (due.length > 0) onDue();
    if (alerts.length > 0) onChanged(alerts.map(({ id }) => id));
    return worked.count === limit;
  }

  #work(
    batch: LaneBatch,
    { rules, sourceTitle }: { rules: RulesInForce; sourceTitle: string },
  ): LaneChanges {
    const { router, newId = randomUUID } = this.#options;
    const book = new LaneBook({
      ...batch,
      sourceTitle,
      newId,
      route: (event, delivery) => router.route(event, delivery, rules),
      open: alert => this.open(alert, rules),
    });
    for (const delivery of batch.deliveries) book.work(delivery);
    return book.changes();
  }

  /** How an alert begins, by what people have decided. */
  open(alert: AlertRecord, rules: RulesInForce): Opening {
    const policy = rules.policyOf(alert, ref =>
      this.#options.router.above(ref),
    );
    const quiet = rules.quietOf(alert, alert.openedAt);
    return {
      ...policy,
      ...(quiet && { quiet }),
      ...(!pagesNobody(alert) && { firstStepAt: alert.openedAt }),
    };
  }
}
