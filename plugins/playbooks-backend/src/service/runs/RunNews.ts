import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  playbooksEventTopics,
  runSignalChannel,
  type RunEvent,
  type RunSignal,
  type RunSummary,
} from '@callboard/backstage-plugin-playbooks-common';

/** What is told of a run. */
type Told = Pick<
  RunSummary,
  | 'id'
  | 'pageId'
  | 'version'
  | 'alertName'
  | 'isDrill'
  | 'outcome'
  | 'wrongStepId'
>;
type Deed = { actorRef: string; now: Date };

/**
 * Tells open pages and other backends of runs, after what it tells is kept. What cannot be told is logged: pages that are open
 * ask by themselves, too.
 */
export class RunNews {
  readonly #signals: Pick<SignalsService, 'publish'>;
  readonly #events: Pick<EventsService, 'publish'>;
  readonly #logger: LoggerService;

  constructor(options: {
    signals: Pick<SignalsService, 'publish'>;
    events: Pick<EventsService, 'publish'>;
    logger: LoggerService;
  }) {
    this.#signals = options.signals;
    this.#events = options.events;
    this.#logger = options.logger;
  }

  /** The signal holds a number only: who may not see the run learns nothing. */
  async changed(id: string, revision: number): Promise<void> {
    await this.#tell('signal', () =>
      this.#signals.publish<RunSignal>({
        recipients: { type: 'broadcast' },
        channel: runSignalChannel(id),
        message: { revision },
      }),
    );
  }

  async started(run: Told, deed: Deed): Promise<void> {
    await this.#publish(playbooksEventTopics.runStarted, run, deed);
  }

  async ended(run: Told, deed: Deed): Promise<void> {
    await this.#publish(playbooksEventTopics.runEnded, run, deed);
  }

  async reopened(run: Told, deed: Deed): Promise<void> {
    const { outcome, wrongStepId, ...open } = run;
    await this.#publish(playbooksEventTopics.runReopened, open, deed);
  }

  async #publish(
    topic: string,
    run: Told,
    { actorRef, now }: Deed,
  ): Promise<void> {
    const { id, pageId, version, alertName, isDrill, outcome, wrongStepId } =
      run;
    const eventPayload: RunEvent = {
      version: 1,
      eventId: randomUUID(),
      runId: id,
      pageId,
      pageVersion: version,
      ...(alertName && { alertName }),
      isDrill,
      actorRef,
      happenedAt: now.toISOString(),
      ...(outcome && { outcome }),
      ...(wrongStepId && { wrongStepId }),
    };
    await this.#tell(topic, () =>
      this.#events.publish({ topic, eventPayload }),
    );
  }

  async #tell(what: string, telling: () => Promise<void>): Promise<void> {
    try {
      await telling();
    } catch (error) {
      this.#logger.warn(`Could not publish ${what} of a run`, error as Error);
    }
  }
}
