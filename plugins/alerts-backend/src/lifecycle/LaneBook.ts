import type { IncomingEvent } from '@callboard/backstage-plugin-alerts-common';
import { LaneCourse, type Opening } from './LaneCourse';
import { LaneNotes, type LaneChanges } from './LaneNotes';
import {
  PERSON_LANE,
  type AlertRecord,
  type DeliveryRecord,
  type InstanceRecord,
} from './records';
import { severityRank, worstOf } from './severities';
import { addLinks, commonOf, groupOf, startOf } from './merge';
import { newAlert, newInstance, targetOf, type Routed } from './newRecords';

/**
 * What a source says is over does not begin again by the same bytes within this time: a proxy has sent them once more. Afterwards it does,
 * as an alert that is lost is worse than one too many. Groups of Alertmanager are told of again after 5 min at the earliest.
 */
const REPLAY_MS = 60_000;

interface LaneBookOptions {
  sourceTitle: string;
  /** Open ones of the groups that are told of. */
  alerts: readonly AlertRecord[];
  /** Firing ones that are told of, and those of the same keys that were over a moment ago. */
  instances: readonly InstanceRecord[];
  route: (event: IncomingEvent, delivery: DeliveryRecord) => Routed;
  open: (alert: AlertRecord) => Opening;
  newId: () => string;
}

/** Works deliveries of one lane in, in their order, over what is known. Writes nothing. */
export class LaneBook {
  readonly #options: LaneBookOptions;
  readonly #open = new Map<string, AlertRecord>();
  readonly #alerts = new Map<string, AlertRecord>();
  readonly #firing = new Map<string, InstanceRecord>();
  readonly #over = new Map<string, InstanceRecord>();
  readonly #notes = new LaneNotes();
  readonly #course: LaneCourse;
  /** Alerts that the delivery at hand has told of. */
  readonly #told = new Set<string>();

  constructor(options: LaneBookOptions) {
    this.#options = options;
    this.#course = new LaneCourse(this.#notes, options.open);
    for (const alert of options.alerts) this.#know(alert);
    for (const instance of options.instances) {
      const { dedupKey, state, resolvedAt = 0 } = instance;
      if (state === 'firing') this.#firing.set(dedupKey, instance);
      else if (resolvedAt >= (this.#over.get(dedupKey)?.resolvedAt ?? 0)) {
        this.#over.set(dedupKey, instance);
      }
    }
  }

  work(delivery: DeliveryRecord): void {
    const { incoming } = delivery;
    this.#told.clear();
    for (const event of incoming.events) {
      if (event.action === 'trigger') this.#trigger(event, delivery);
      else if (event.action === 'resolve') this.#resolve(event, delivery);
      else this.#acknowledge(event, delivery);
    }
    if (incoming.group) this.#group(incoming.group, delivery);
  }

  changes(): LaneChanges {
    return this.#notes.changes();
  }

  #trigger(event: IncomingEvent, delivery: DeliveryRecord): void {
    const known = this.#firing.get(event.dedupKey);
    if (known) this.#again(known, event, delivery);
    else if (!this.#isReplay(event, delivery)) this.#begin(event, delivery);
  }

  #isReplay(event: IncomingEvent, { isRepeat, receivedAt }: DeliveryRecord) {
    const over = this.#over.get(event.dedupKey);
    const startsAt = startOf(event);
    if (!over || !isRepeat || startsAt === undefined) return false;
    const isOfIt =
      over.startsAt === startsAt &&
      receivedAt - (over.resolvedAt ?? 0) < REPLAY_MS;
    if (isOfIt) this.#notes.tell(over.alertId, receivedAt, 'replay-ignored');
    return isOfIt;
  }

  #again(
    instance: InstanceRecord,
    event: IncomingEvent,
    { receivedAt }: DeliveryRecord,
  ): void {
    instance.repeats += 1;
    instance.lastSeenAt = Math.max(instance.lastSeenAt, receivedAt);
    instance.labels = event.labels;
    instance.annotations = event.annotations;
    instance.summary = event.summary;
    instance.severity = event.severity ?? instance.severity;
    this.#notes.changeInstance(instance);
    const alert = this.#alerts.get(instance.alertId);
    if (alert) this.#describe(alert, event, receivedAt);
  }

  #begin(event: IncomingEvent, delivery: DeliveryRecord): void {
    const { receivedAt } = delivery;
    const routed = this.#options.route(event, delivery);
    const known = this.#open.get(
      groupOf({ groupKey: event.groupKey, targetKey: targetOf(routed) }),
    );
    const alert = known ?? this.#opened(event, delivery, routed);
    const instance = newInstance(event, delivery, alert.id);
    this.#firing.set(event.dedupKey, instance);
    this.#notes.changeInstance(instance);
    alert.firingCount += 1;
    alert.instanceCount += 1;
    if (!known) return;
    this.#describe(alert, event, receivedAt);
    this.#notes.tellMore(alert.id, receivedAt, 'grew');
  }

  #opened(
    event: IncomingEvent,
    delivery: DeliveryRecord,
    routed: Routed,
  ): AlertRecord {
    const { sourceTitle, newId } = this.#options;
    const alert = newAlert(event, delivery, {
      // Who pages by hand is told the id before it is worked in.
      id: delivery.laneId === PERSON_LANE ? event.dedupKey : newId(),
      sourceTitle,
      routed,
    });
    this.#know(alert);
    this.#told.add(alert.id);
    this.#notes.isNew(alert.id);
    this.#course.begin(alert, delivery.actorRef);
    return alert;
  }

  #resolve(event: IncomingEvent, { receivedAt }: DeliveryRecord): void {
    const instance = this.#firing.get(event.dedupKey);
    if (!instance) return;
    const endsAt = event.endsAt ? Date.parse(event.endsAt) : undefined;
    const startsAt = startOf(event);
    const isOfEarlier =
      startsAt !== undefined &&
      instance.startsAt !== undefined &&
      startsAt < instance.startsAt &&
      (endsAt ?? startsAt) <= instance.startsAt;
    if (isOfEarlier) {
      this.#notes.tell(instance.alertId, receivedAt, 'replay-ignored');
      return;
    }
    instance.endsAt = endsAt;
    instance.lastSeenAt = Math.max(instance.lastSeenAt, receivedAt);
    this.#close(instance, receivedAt);
    const alert = this.#alerts.get(instance.alertId);
    if (!alert || alert.state === 'resolved') return;
    alert.firingCount = Math.max(0, alert.firingCount - 1);
    alert.lastSeenAt = Math.max(alert.lastSeenAt, receivedAt);
    this.#notes.changeAlert(alert);
    if (alert.firingCount === 0) this.#end(alert, receivedAt);
    else this.#notes.tellMore(alert.id, receivedAt, 'shrank');
  }

  #acknowledge(event: IncomingEvent, { receivedAt }: DeliveryRecord): void {
    const instance = this.#firing.get(event.dedupKey);
    const alert = instance && this.#alerts.get(instance.alertId);
    if (!alert || alert.state !== 'firing') return;
    const { acknowledgedForMinutes } = alert.rules;
    const endsAt =
      acknowledgedForMinutes === undefined
        ? undefined
        : receivedAt + acknowledgedForMinutes * 60_000;
    Object.assign(alert, {
      state: 'acknowledged',
      acknowledged: { at: receivedAt, endsAt },
      quiet: undefined,
    });
    this.#notes.changeAlert(alert);
    this.#notes.acknowledged(alert.id);
    this.#notes.tell(alert.id, receivedAt, 'acknowledged', { until: endsAt });
    this.#notes.news(alert.id, 'acknowledged', receivedAt);
    if (endsAt === undefined) return;
    this.#notes.due({
      alertId: alert.id,
      kind: 'acknowledgement-ends',
      dueAt: endsAt,
    });
  }

  /** A repeat of the end of a group may be about an earlier time: then its events alone decide. */
  #group(
    group: NonNullable<DeliveryRecord['incoming']['group']>,
    { receivedAt, isRepeat }: DeliveryRecord,
  ): void {
    for (const alert of [...this.#open.values()]) {
      if (alert.groupKey !== group.groupKey) continue;
      if (group.status === 'resolved' && !isRepeat) {
        this.#notes.allOver(alert.id, receivedAt);
        alert.firingCount = 0;
        this.#end(alert, receivedAt);
      } else if (alert.truncated !== group.truncated) {
        alert.truncated = group.truncated;
        this.#notes.changeAlert(alert);
      }
    }
  }

  #end(alert: AlertRecord, at: number): void {
    Object.assign(alert, {
      state: 'resolved',
      resolved: { at, by: 'source' },
      quiet: undefined,
    });
    this.#notes.changeAlert(alert);
    this.#open.delete(groupOf(alert));
    for (const instance of [...this.#firing.values()]) {
      if (instance.alertId === alert.id) this.#close(instance, at);
    }
    this.#notes.resolved(alert.id);
    this.#notes.tell(alert.id, at, 'resolved');
    this.#notes.news(alert.id, 'resolved', at);
  }

  #close(instance: InstanceRecord, at: number): void {
    instance.state = 'resolved';
    instance.resolvedAt = at;
    this.#firing.delete(instance.dedupKey);
    this.#over.set(instance.dedupKey, instance);
    this.#notes.changeInstance(instance);
  }

  /** What is said now is what is shown; of several instances what all of them have. */
  #describe(alert: AlertRecord, event: IncomingEvent, at: number): void {
    const before = { ...alert };
    // Of several instances in one delivery the source has told once.
    if (!this.#told.has(alert.id)) alert.repeats += 1;
    this.#told.add(alert.id);
    alert.lastSeenAt = Math.max(alert.lastSeenAt, at);
    alert.links = addLinks(alert.links, event.links);
    const isOnly = alert.instanceCount === 1;
    alert.labels = isOnly ? event.labels : commonOf(alert.labels, event.labels);
    alert.annotations = isOnly
      ? event.annotations
      : commonOf(alert.annotations, event.annotations);
    const severity = worstOf([
      alert.severity,
      event.severity ?? alert.severity,
    ]);
    const isWorse = severityRank(severity) < severityRank(alert.severity);
    if (isOnly || isWorse) alert.summary = event.summary;
    if (isWorse) {
      alert.severity = severity;
      this.#notes.tell(alert.id, at, 'severity-changed', { text: severity });
    }
    this.#notes.changeAlert(alert);
    this.#course.goOn(alert, before, at);
  }

  #know(alert: AlertRecord): void {
    this.#alerts.set(alert.id, alert);
    if (alert.state !== 'resolved') this.#open.set(groupOf(alert), alert);
  }
}
