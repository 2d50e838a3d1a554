import {
  DigestSender,
  everything,
  type Digest,
  type DigestSenderOptions,
} from '@internal/backend-kit';
import type { OwnershipMetrics } from '../../metrics';
import { trustLevelIn } from '../presentOwnership';
import type { Presenter } from '../Presenter';
import type { Register } from '../Register';
import { survey } from '../survey';
import { digestNotice, type TrustCounts } from './digestNotice';
import { toNotification } from './Notice';

export interface DigestDeliveryOptions
  extends Omit<DigestSenderOptions, 'write' | 'count' | 'title'> {
  register: Pick<Register, 'current'>;
  presenter: Presenter;
  /** Where the page of the frontend is. */
  pagePath: string;
  metrics: Pick<OwnershipMetrics, 'countMessage'>;
}

/** Reminds each team, once a week, of what it has to confirm. */
export class DigestDelivery {
  readonly #options: DigestDeliveryOptions;
  readonly #sender: DigestSender;

  constructor(options: DigestDeliveryOptions) {
    this.#options = options;
    this.#sender = new DigestSender({
      ...options,
      title: 'Reminders to confirm',
      count: result => options.metrics.countMessage('digest', result),
      write: () => this.#write(),
    });
  }

  /** Sends what is due and nobody else is sending. */
  sendDue(signal?: AbortSignal): Promise<void> {
    return this.#sender.sendDue(signal);
  }

  /** One notice for each team that has something to confirm, as whoever sees everything would count it. */
  async #write(): Promise<Digest[]> {
    const { register, presenter } = this.#options;
    const snapshot = await register.current();
    const { organisation } = snapshot;
    const viewpoint = presenter.viewpoint(everything, organisation);
    const presentation = presenter.presentation(snapshot, viewpoint);
    const byTeam = new Map<string, TrustCounts>();
    for (const { ownership } of await survey(snapshot, viewpoint)) {
      const trust = trustLevelIn(ownership, presentation);
      if (!trust || ownership.owner?.kind !== 'group') continue;
      const { entityRef } = ownership.owner;
      const counts = byTeam.get(entityRef) ?? {
        fresh: 0,
        ageing: 0,
        stale: 0,
        never: 0,
      };
      counts[trust] += 1;
      byTeam.set(entityRef, counts);
    }
    return [...byTeam].flatMap(([ownerRef, counts]) => {
      const team = organisation.groups.get(ownerRef)!;
      const notice = digestNotice(team, counts, this.#options.pagePath);
      return notice
        ? { ownerRef, notification: toNotification(notice, organisation) }
        : [];
    });
  }
}
