import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  nextStep,
  type EscalationTarget,
  type NextStep,
  type StepPlace,
} from '@callboard/backstage-plugin-alerts-common';
import { Rounds } from '@internal/backend-kit';
import type { AlertStore, Decide } from '../database/AlertStore';
import type { ClaimedStep, DueStore } from '../database/DueStore';
import { endQuiet } from '../lifecycle/endQuiet';
import { carryOut, waitFor } from '../lifecycle/escalate';
import { UNKNOWN_ZONE } from '../lifecycle/newRecords';
import type { AlertRecord } from '../lifecycle/records';
import type { PagePlanner } from '../paging/PagePlanner';
import type { FoundTargets, TargetFinder } from '../targets/TargetFinder';
import type { RulesBook } from './RulesBook';

/** Steps that are carried out together: on-call is asked once for all of them. */
const AT_ONCE = 100;
/** What could not be done is tried again after this. */
const RETRY_MS = 2_000;

interface EscalationWorkerOptions {
  due: DueStore;
  alerts: AlertStore;
  targets: Pick<TargetFinder, 'findMany' | 'ready' | 'zonesOf'>;
  planner: Pick<PagePlanner, 'prepare'>;
  rules: Pick<RulesBook, 'read'>;
  logger: LoggerService;
  onChanged: (alertIds: string[]) => void;
  /** Called when there are messages to be sent. */
  onMessages: () => void;
  /** Called with how many milliseconds late a step was. */
  onLate?: (ms: number) => void;
  /** Called each time it has looked for work. */
  onLook?: () => void;
  clock?: () => number;
}

/** A step that is to be carried out now. */
interface Carried {
  claimed: ClaimedStep;
  alert: AlertRecord;
  zone: string;
  /** Absent for the fallback. */
  place?: StepPlace;
  targets: readonly EscalationTarget[];
}

const isBeginning = ({ round, step }: ClaimedStep) =>
  round !== undefined && step === undefined;

/**
 * Carries out what is due. Whom to page is found out first; then one transaction says that the step is done, who is paged by what, and what
 * comes next. So a process that dies at any point leaves either all of it or nothing, and another does it.
 */
export class EscalationWorker {
  readonly #options: EscalationWorkerOptions;
  readonly #clock: () => number;
  readonly #rounds = new Rounds();

  constructor(options: EscalationWorkerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** Does what is due, until nothing is. Called again meanwhile, it looks once more. */
  work(signal: AbortSignal): Promise<void> {
    return this.#rounds.run(signal, () => this.#round(signal));
  }

  async #round(signal: AbortSignal): Promise<void> {
    await this.#options.targets.ready(signal);
    while (!signal.aborted) {
      const steps = await this.#options.due.claim(this.#clock(), AT_ONCE);
      this.#options.onLook?.();
      if (steps.length === 0) return;
      const alerts = await this.#options.alerts.read(
        steps.map(({ alertId }) => alertId),
      );
      const known = steps.flatMap(claimed => {
        const alert = alerts.get(claimed.alertId);
        return alert ? [{ claimed, alert }] : [];
      });
      await this.#escalate(
        known.filter(({ claimed }) => claimed.kind === 'escalate'),
        signal,
      );
      for (const { claimed } of known) {
        if (claimed.kind !== 'escalate')
          await this.#try(claimed, () => this.#end(claimed));
      }
      this.#options.onChanged([...alerts.keys()]);
    }
  }

  async #escalate(
    steps: readonly { claimed: ClaimedStep; alert: AlertRecord }[],
    signal: AbortSignal,
  ): Promise<void> {
    const carried: Carried[] = [];
    const zones = await this.#options.targets.zonesOf(
      steps.map(({ alert }) => alert),
      signal,
    );
    for (const [index, { claimed, alert }] of steps.entries()) {
      await this.#try(claimed, async () => {
        const one = await this.#begin(claimed, alert, zones[index]);
        if (one) carried.push(one);
      });
    }
    if (carried.length === 0) return;
    const now = this.#clock();
    const found = await this.#options.targets.findMany(
      carried.map(({ alert: { entityRef, teamRef }, targets }) => ({
        ...{ targets, entityRef, teamRef, at: now },
      })),
      signal,
    );
    const plan = await this.#options.planner.prepare(
      found.flatMap(({ people }) => people.map(({ userRef }) => userRef)),
    );
    const at = this.#clock();
    const decisions = carried.map((one, index): [string, Decide] => {
      const next = this.#next(one, found[index], at);
      const options = { ...one, at, found: found[index], plan, next };
      return [one.alert.id, alert => carryOut(alert, options)];
    });
    await this.#carryOut(carried, decisions, at);
    this.#options.onMessages();
  }

  /**
   * Together: alerts that deliveries are worked in for are waited for once, and not each. Where that fails each alone, so that none takes
   * others with it.
   */
  async #carryOut(
    carried: readonly Carried[],
    decisions: readonly [string, Decide][],
    at: number,
  ): Promise<void> {
    const { alerts, onLate } = this.#options;
    const isDone = await alerts.changeAll(new Map(decisions)).then(
      () => true,
      () => false,
    );
    for (const [index, { claimed }] of carried.entries()) {
      await this.#try(claimed, async () => {
        if (!isDone) await alerts.change(...decisions[index]);
        onLate?.(at - claimed.dueAt);
      });
    }
  }

  /** @returns undefined where there is nothing to carry out now */
  async #begin(
    claimed: ClaimedStep,
    alert: AlertRecord,
    zone: string,
  ): Promise<Carried | undefined> {
    const { rules, severity, timeZone } = alert;
    if (!isBeginning(claimed)) {
      const { round, step } = claimed;
      const isStep = round !== undefined && step !== undefined;
      return {
        claimed,
        alert,
        // A step that somebody has brought forward may be the first.
        zone: timeZone === UNKNOWN_ZONE ? zone : timeZone,
        ...(isStep && { place: { round, step } }),
        targets: isStep
          ? rules.steps[step]?.targets ?? []
          : [rules.fallback].filter(one => one !== undefined),
      };
    }
    const first = nextStep({
      ...{ rules, severity, zoneOf: zone },
      at: claimed.dueAt,
    });
    const now = this.#clock();
    if (first.kind === 'over' || first.dueAt > now) {
      await this.#options.alerts.change(alert.id, known =>
        waitFor(known, { claimed, next: first, zone, at: now }),
      );
      return undefined;
    }
    const place =
      first.kind === 'step'
        ? { round: first.round, step: first.step }
        : undefined;
    const targets = place ? rules.steps[place.step].targets : [rules.fallback];
    return {
      ...{ claimed, alert, zone, place },
      targets: targets.filter(one => one !== undefined),
    };
  }

  #next(
    { alert, zone, place }: Carried,
    { people, channels }: FoundTargets,
    at: number,
  ): NextStep {
    if (!place) return { kind: 'over' };
    return nextStep({
      ...{ rules: alert.rules, severity: alert.severity, zoneOf: zone },
      after: place,
      at,
      skipDelay: people.length + channels.length === 0,
    });
  }

  async #end(claimed: ClaimedStep): Promise<void> {
    // One that was ended by hand this moment is in force here still: whoever ended it has looked whether another one is for the alert.
    const rules =
      claimed.kind === 'silence-ends'
        ? undefined
        : await this.#options.rules.read();
    const at = this.#clock();
    await this.#options.alerts.change(claimed.alertId, alert =>
      endQuiet(alert, { claimed, at, silence: rules?.quietOf(alert, at) }),
    );
  }

  async #try(claimed: ClaimedStep, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#options.logger.error(
        `A step of the alert ${
          claimed.alertId
        } failed and is tried again: ${stringifyError(error)}`,
      );
      await this.#options.due
        .release([claimed.id], this.#clock() + RETRY_MS)
        .catch(() => undefined);
    }
  }
}
