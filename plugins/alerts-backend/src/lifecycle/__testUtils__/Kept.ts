import { LaneBook } from '../LaneBook';
import type { AlertRecord, DeliveryRecord, InstanceRecord } from '../records';
import { opening, routed } from './deliveries';

type Options = ConstructorParameters<typeof LaneBook>[0];

/** What is known, kept as the store keeps it from one batch to the next. */
export class Kept {
  readonly alerts = new Map<string, AlertRecord>();
  readonly instances: InstanceRecord[] = [];
  #ids = 0;

  work(deliveries: DeliveryRecord[], options: Partial<Options> = {}) {
    const book = new LaneBook({
      sourceTitle: 'alertmanager-eu',
      route: routed,
      open: opening,
      newId: () => `alert-${(this.#ids += 1)}`,
      alerts: [...this.alerts.values()].filter(
        ({ state }) => state !== 'resolved',
      ),
      instances: this.instances,
      ...options,
    });
    for (const one of deliveries) book.work(one);
    const changes = book.changes();
    for (const alert of changes.alerts) this.alerts.set(alert.id, alert);
    for (const instance of changes.instances) {
      if (!this.instances.includes(instance)) this.instances.push(instance);
    }
    return changes;
  }

  get only(): AlertRecord {
    const [only, ...others] = this.alerts.values();
    if (others.length > 0) throw new Error('There is more than one alert');
    return only;
  }

  get firing(): string[] {
    return this.instances
      .filter(({ state }) => state === 'firing')
      .map(({ dedupKey }) => dedupKey);
  }
}
