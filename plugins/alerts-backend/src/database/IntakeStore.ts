import type {
  Incoming,
  IntakeKind,
} from '@callboard/backstage-plugin-alerts-common';
import type { LaneChanges } from '../lifecycle/LaneNotes';
import type {
  AlertRecord,
  DeliveryRecord,
  InstanceRecord,
} from '../lifecycle/records';

/** A delivery to be kept. */
export interface NewDelivery {
  laneId: string;
  kind: IntakeKind | 'person';
  /** SHA-256 of its bytes, in hexadecimal. */
  bodyHash: string;
  incoming: Incoming;
  /** Who has paged by hand. */
  actorRef?: string;
  receivedAt: number;
}

/** What of a lane is worked in together. */
export interface LaneBatch {
  deliveries: DeliveryRecord[];
  /** Open ones of the groups that are told of, and of the instances below. */
  alerts: AlertRecord[];
  /** Firing ones that are told of, and those of the same keys that were over a moment before. */
  instances: InstanceRecord[];
}

/** What was worked in. */
export interface WorkedLane {
  count: number;
  changes: LaneChanges;
}

/** Deliveries, and the alerts that they become. */
export interface IntakeStore {
  add(delivery: NewDelivery): Promise<void>;
  /** Lanes with something that is due. */
  readLanes(now: number): Promise<string[]>;
  /**
   * Works the next deliveries of a lane in, in one transaction.
   *
   * @param options.work - what they change; it must not wait for anything
   * @returns undefined where another process has the lane, or nothing is due
   * @throws what `work` throws; then nothing has changed
   */
  workLane(options: {
    laneId: string;
    now: number;
    limit: number;
    work: (batch: LaneBatch) => LaneChanges;
  }): Promise<WorkedLane | undefined>;
  /** Puts the next delivery of a lane off, or gives it up after some attempts. @returns what became of it */
  fail(options: {
    laneId: string;
    now: number;
    problem: string;
  }): Promise<'waiting' | 'dead' | undefined>;
  /** Has those that were given up worked in again, in their order. @returns how many */
  revive(now: number): Promise<number>;
  /** How many wait. */
  countWaiting(): Promise<number>;
}
