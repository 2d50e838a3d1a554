import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  ownershipEventTopics,
  type ConfirmationEvent,
  type FindingsEvent,
  type RenameEvent,
  type RoleEvent,
  type TransferEvent,
} from '@callboard/backstage-plugin-ownership-common';
import type { KeptTransfer } from '../database/TransferStore';

/** Browsers refetch when they hear of a change; more often than that would only cost. */
const SIGNAL_EVERY_MS = 1_000;

const CHANNEL = 'ownership:changes';

/** What the contract of an event allows. */
const MAX_FINDING_CHANGES = 1_000;

type Told<T extends { version: 1 }> = Omit<T, 'version'>;

/**
 * Tells other plugins and open browsers what happened, after it is in the database. Whoever did it does not wait, and does
 * not fail when nobody can be told.
 */
export class OwnershipNews {
  readonly #events: EventsService;
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;
  #signal?: NodeJS.Timeout;
  #signalledAt = -Infinity;

  constructor(options: {
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
  }) {
    this.#events = options.events;
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  confirmed(event: Told<ConfirmationEvent>): void {
    this.#publish(ownershipEventTopics.confirmationCreated, [event]);
  }

  confirmationUndone(event: Told<ConfirmationEvent>): void {
    this.#publish(ownershipEventTopics.confirmationUndone, [event]);
  }

  /** @param actorRef - absent for what happened by itself */
  transfersChanged(
    transfers: KeptTransfer[],
    now: Date,
    actorRef?: string,
  ): void {
    this.#publish(
      ownershipEventTopics.transferChanged,
      transfers.map(
        ({ id, entityRef, status, fromRef, toRef }): Told<TransferEvent> => ({
          transferId: id,
          entityRef,
          status,
          ...(fromRef !== undefined && { fromRef }),
          toRef,
          ...(actorRef !== undefined && { actorRef }),
          happenedAt: now.toISOString(),
        }),
      ),
    );
  }

  roleSet(event: Told<RoleEvent>): void {
    this.#publish(ownershipEventTopics.roleSet, [event]);
  }

  findingsChanged(changes: FindingsEvent['changes'], now: Date): void {
    const happenedAt = now.toISOString();
    const events: Told<FindingsEvent>[] = [];
    for (let at = 0; at < changes.length; at += MAX_FINDING_CHANGES) {
      const page = changes.slice(at, at + MAX_FINDING_CHANGES);
      events.push({ changes: page, happenedAt });
    }
    this.#publish(ownershipEventTopics.findingsChanged, events);
  }

  renamed(event: Told<RenameEvent>): void {
    this.#publish(ownershipEventTopics.entityRenamed, [event]);
  }

  #publish(topic: string, payloads: object[]): void {
    const inOrder = async () => {
      for (const payload of payloads) {
        const eventPayload = { version: 1, ...payload };
        await this.#events.publish({ topic, eventPayload });
      }
    };
    this.#attempt(inOrder, `${topic} was not published`);
    if (payloads.length > 0) this.#signalSoon();
  }

  /** At once when the last signal is a while ago, else together with all that happens until it is. */
  #signalSoon(): void {
    if (this.#signal) return;
    const wait = this.#signalledAt + SIGNAL_EVERY_MS - Date.now();
    this.#signal = setTimeout(() => {
      this.#signal = undefined;
      this.#signalledAt = Date.now();
      this.#attempt(
        () =>
          this.#signals.publish({
            recipients: { type: 'broadcast' },
            channel: CHANNEL,
            message: {},
          }),
        'Open pages were not told of a change; they see it with their next poll',
      );
    }, Math.max(wait, 0)).unref();
  }

  #attempt(work: () => Promise<void>, failure: string): void {
    work().catch(error => this.#logger.warn(failure, toError(error)));
  }
}
