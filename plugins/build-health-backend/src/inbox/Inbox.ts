import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  EventDelivery,
  SourceReports,
  VerifiedDelivery,
  WebhookRequest,
} from '@callboard/backstage-plugin-build-health-node';
import pLimit from 'p-limit';
import type { BuildStore, WrittenReports } from '../database/BuildStore';
import type {
  DeliverySelection,
  DeliveryStore,
} from '../database/DeliveryStore';
import type { InboxMetrics } from '../metrics';
import { Pace } from './Pace';
import { toDelivery } from './polledTests';
import { SourceInbox } from './SourceInbox';
import type { Sources } from './Sources';

/**
 * Sources that are worked in at once: each waits for its provider for nearly all of its time, and most portals have fewer. All of them
 * write through the few connections that pages need too.
 */
const MOST_AT_ONCE = 8;

interface InboxOptions {
  sources: Pick<Sources, 'get' | 'all'>;
  deliveries: DeliveryStore;
  builds: Pick<BuildStore, 'write' | 'findPipelineKey'>;
  logger: LoggerService;
  metrics: InboxMetrics;
  /** Called after what has changed is kept. */
  onChange?: (sourceId: string, written: WrittenReports) => Promise<void>;
  /** Called with how many reports of builds were too old to be taken. */
  onTooOld?: (sourceId: string, count: number) => void;
  /** Called when there are reports of tests to be worked in. */
  onTests?: () => void;
  /** Shared with other work that can wait. */
  pace?: Pace;
  /** Of one reading; for tests. */
  readMs?: number;
  /** Of readings of a batch; for tests. */
  batchMs?: number;
  now?: () => Date;
}

/**
 * Takes what sources are sent: verifies it, keeps it, and works it in afterwards, so that a burst is answered at once and a crash
 * loses nothing.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #now: () => Date;
  readonly #pace: Pace;
  readonly #turns = pLimit(MOST_AT_ONCE);
  readonly #bySource = new Map<string, SourceInbox>();

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#pace = options.pace ?? new Pace();
  }

  /**
   * Keeps a request to the webhook of a source.
   *
   * @returns whether it was new; undefined for what is of no interest
   */
  async receive(
    sourceId: string,
    request: Omit<WebhookRequest, 'now'>,
  ): Promise<boolean | undefined> {
    const source = this.#options.sources.get(sourceId);
    if (!source?.verify) {
      throw new NotFoundError(`No source ${sourceId} with a webhook`);
    }
    const { deliveries, metrics } = this.#options;
    const now = this.#now();
    let verified: VerifiedDelivery | undefined;
    try {
      verified = source.verify({ ...request, now });
    } catch (error) {
      metrics.received(sourceId, 'refused');
      throw error;
    }
    if (!verified) {
      metrics.received(sourceId, 'ignored');
      return undefined;
    }
    this.#pace.note();
    const isNew = await deliveries.add(
      { sourceId, ...verified, body: request.body },
      now,
    );
    metrics.received(sourceId, isNew ? 'new' : 'repeated');
    return isNew;
  }

  /**
   * Keeps an event of the portal, which somebody else has verified. Published on a second topic it is not one that was sent again.
   *
   * @returns whether it was new
   */
  async receiveEvent(
    sourceId: string,
    delivery: EventDelivery,
  ): Promise<boolean> {
    const { deliveries, metrics } = this.#options;
    this.#pace.note();
    const isNew = await deliveries.add({ sourceId, ...delivery }, this.#now(), {
      countsRepeat: false,
    });
    metrics.received(sourceId, isNew ? 'new' : 'ignored');
    return isNew;
  }

  /** Works in what a source was asked for, at once; reports of tests are kept and follow, as those that are sent do. */
  async accept(sourceId: string, reports: SourceReports): Promise<void> {
    const { builds, deliveries } = this.#options;
    await this.#told(sourceId, await builds.write(sourceId, reports));
    for (const one of (reports.tests ?? []).map(toDelivery)) {
      await deliveries.add({ sourceId, ...one }, this.#now(), {
        countsRepeat: false,
        // It brings the same each time it is asked.
        revives: false,
      });
    }
  }

  /**
   * Works in what waits, until nothing does. Called again meanwhile, it looks once more.
   *
   * @param sourceId - default: of all sources, and of those that are not configured any more
   */
  async work(signal: AbortSignal, sourceId?: string): Promise<void> {
    if (sourceId !== undefined) {
      await this.#inboxOf(sourceId, { source: sourceId }).work(signal);
      return;
    }
    const ids = this.#options.sources.all().map(({ id }) => id);
    await Promise.all([
      ...ids.map(id => this.work(signal, id)),
      this.#inboxOf('', { notOf: ids }).work(signal),
    ]);
  }

  #inboxOf(name: string, which: DeliverySelection): SourceInbox {
    const known = this.#bySource.get(name);
    if (known) return known;
    const made = new SourceInbox({
      ...this.#options,
      which,
      now: this.#now,
      pace: this.#pace,
      turns: this.#turns,
      onWritten: (sourceId, written) => this.#told(sourceId, written),
    });
    this.#bySource.set(name, made);
    return made;
  }

  async #told(sourceId: string, written: WrittenReports): Promise<void> {
    const { onChange, onTooOld } = this.#options;
    if (written.tooOld) onTooOld?.(sourceId, written.tooOld);
    if (written.changed > 0) await onChange?.(sourceId, written);
  }
}
