import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  handoffTimes,
  type HandoffSection,
} from '@callboard/backstage-plugin-alerts-common';
import { listNames } from '@internal/backend-kit';
import type { HandoffStore, KeptHandoff } from '../database/HandoffStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { HandoffShifts } from './HandoffShifts';

/** Shifts of a week, and what was before. */
const ACTIVE_MS = 8 * 24 * 3_600_000;

interface TellerOptions {
  handoffs: HandoffStore;
  shifts: Pick<HandoffShifts, 'ending'>;
  directory: Pick<AlertDirectory, 'below' | 'name'>;
  notifications: Pick<NotificationService, 'send'>;
  logger: Pick<LoggerService, 'warn'>;
  /** So long notes are kept, in milliseconds. */
  keepMs: number;
  clock?: () => number;
}

/**
 * Tells people of notes, and once of those that were not sent. What was told is marked afterwards: told again after a crash, it takes the
 * place of what was told before.
 */
export class HandoffTeller {
  readonly #options: TellerOptions;
  readonly #clock: () => number;

  constructor(options: TellerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** Tells of notes that were sent. */
  async tell(): Promise<void> {
    const { handoffs } = this.#options;
    const kept = await handoffs.listEndingAfter(this.#since());
    for (const handoff of kept) {
      if (!handoff.sent || handoff.toldAt !== undefined) continue;
      await this.#send(handoff, 'note', handoff.toRefs);
      await handoffs.mark(handoff.shiftId, 'told', this.#clock());
    }
  }

  /** Reminds of those that were not, half an hour after the handoff; only of teams that have, or had, alerts. */
  async remind(): Promise<void> {
    const { directory, handoffs, shifts } = this.#options;
    const now = this.#clock();
    const active = new Set(await handoffs.readActiveTeams(now - ACTIVE_MS));
    const ended = await shifts.ending(
      { from: this.#since(), to: now - handoffTimes.reminder },
      ref => [ref, ...directory.below(ref)].some(one => active.has(one)),
    );
    for (const shift of ended) {
      if (shift.fromRefs.length === 0 || shift.toRefs.length === 0) continue;
      await handoffs.add(shift);
      const kept = await handoffs.find(shift.shiftId);
      if (!kept || kept.sent || kept.remindedAt !== undefined) continue;
      await this.#send(kept, 'reminder', [...kept.fromRefs, ...kept.toRefs]);
      await handoffs.mark(kept.shiftId, 'reminded', this.#clock());
    }
  }

  async #remove(): Promise<void> {
    const { handoffs, keepMs } = this.#options;
    await handoffs.removeEndedBefore(this.#clock() - keepMs);
  }

  /** All of it; what fails is tried again the next time. */
  async work(): Promise<void> {
    const all = [() => this.tell(), () => this.remind(), () => this.#remove()];
    for (const work of all) await this.#attempt(work);
  }

  /** As {@link tell}; what fails is tried again by {@link work}. */
  async tellSoon(): Promise<void> {
    await this.#attempt(() => this.tell());
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    await work().catch(error =>
      this.#options.logger.warn(
        `Handoffs were not told of: ${stringifyError(error)}`,
      ),
    );
  }

  #since(): number {
    return this.#clock() - handoffTimes.after;
  }

  async #send(
    handoff: KeptHandoff,
    kind: 'note' | 'reminder',
    userRefs: readonly string[],
  ): Promise<void> {
    const { scheduleName, shiftId } = handoff;
    const isNote = kind === 'note';
    await this.#options.notifications.send({
      recipients: { type: 'entity', entityRef: [...new Set(userRefs)] },
      payload: {
        title: isNote
          ? `Handoff note of ${scheduleName}`
          : `No handoff note yet: ${scheduleName}`,
        description: isNote ? this.#noteOf(handoff) : this.#lackOf(handoff),
        link: `/alerts/handoff/${encodeURIComponent(shiftId)}`,
        severity: 'normal',
        topic: 'alerts',
        scope: `alerts:handoff:${kind}:${shiftId}`,
      },
    });
  }

  #noteOf({ lines = [], sent, fromRefs }: KeptHandoff): string {
    const count = (section: HandoffSection) =>
      lines.filter(line => line.section === section).length;
    const by = this.#options.directory.name(sent?.by ?? fromRefs[0]);
    return `From ${by}: ${count('open')} open, ${count(
      'happened',
    )} happened, ${count('watch')} to watch out for.`;
  }

  #lackOf({ fromRefs, toRefs }: KeptHandoff): string {
    const { directory } = this.#options;
    const [from, to] = [fromRefs, toRefs].map(refs =>
      listNames(refs.map(ref => directory.name(ref))),
    );
    return `The shift of ${from} is over, and ${to} has no note of it.`;
  }
}
