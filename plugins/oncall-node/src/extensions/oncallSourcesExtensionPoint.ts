import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { HumanDuration } from '@backstage/types';

/**
 * Someone on call elsewhere. Who has the e-mail address of a user of the catalog is shown as that user to those who see
 * them, everybody else by their name alone.
 *
 * @public
 */
export interface OncallSourcePerson {
  /** As the other system writes it. */
  name: string;
  /** In any case. It is compared with the catalog, and never shown. */
  email?: string;
}

/**
 * A time for which people are on call at a level. Shifts may overlap: then all of them are on call together.
 *
 * @public
 */
export interface OncallSourceShift {
  /** ISO 8601 in UTC; since ever when absent. */
  startsAt?: string;
  /** ISO 8601 in UTC; without an end when absent. */
  endsAt?: string;
  people: OncallSourcePerson[];
}

/**
 * Those who are asked together; level 1 is asked first.
 *
 * @public
 */
export interface OncallSourceLevel {
  level: number;
  /** What the schedule is called there, at most 200 characters. */
  name: string;
  /** Its page there (http or https). */
  url?: string;
  shifts: OncallSourceShift[];
}

/**
 * What is planned for one team or service, within a window; several keys may have the same plan.
 *
 * @public
 */
export interface OncallSourcePlan {
  /** Unique within the source, at most 200 characters. */
  id: string;
  /** ISO 8601 in UTC. What the plan says holds from then on … */
  knownFrom: string;
  /** … until then, exclusively. It is also what is shown while the source is silent, so a plan looks some days ahead. */
  knownUntil: string;
  levels: OncallSourceLevel[];
}

/**
 * A part of what was read.
 *
 * @public
 */
export interface OncallSourceBatch {
  /** Which plan answers for a key; or the reason why none does, in words, with the fix. */
  keys: { key: string; planId?: string; problem?: string }[];
  plans: OncallSourcePlan[];
}

/**
 * Another system that says who is on call: PagerDuty, for instance.
 *
 * @public
 */
export interface OncallSource {
  /** Lower-case letters, digits and dashes: `pagerduty`. It is in stored answers, so it stays. */
  readonly id: string;
  /** What people call it: `PagerDuty`. */
  readonly title: string;
  /** How often it is read. What is three times as old is called stale. */
  readonly refresh: HumanDuration;
  /**
   * What the source is to be asked for an entity or a group, by its annotations; at most 200 characters. Nothing when it
   * names nothing of this source. It is called for each entity of the catalog, so it answers at once and throws nothing.
   */
  keyOf(entity: Entity): string | undefined;
  /**
   * Reads plans, in one process of the portal at a time. Each batch is kept as it comes, so what came before an error
   * counts; a key that no batch names keeps its last answer.
   *
   * @throws an error whose message names what is wrong; people see it, so it holds no secret
   */
  read(request: {
    /** Every key of the catalog, each once. */
    keys: readonly string[];
    now: Date;
    signal: AbortSignal;
  }): AsyncIterable<OncallSourceBatch>;
}

/**
 * Adds systems that say who is on call.
 *
 * @public
 */
export interface OncallSourcesExtensionPoint {
  /** @throws when there is a source of that id, or the id is none */
  addSource(source: OncallSource): void;
}

/**
 * Where modules of the on-call backend add systems that say who is on call. They answer for teams and services that have no
 * schedule in this portal.
 *
 * @public
 */
export const oncallSourcesExtensionPoint =
  createExtensionPoint<OncallSourcesExtensionPoint>({ id: 'oncall.sources' });
