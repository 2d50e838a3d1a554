import {
  isDatabaseConflictError,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { rest, Rounds } from '@internal/backend-kit';
import type { AlertStore } from '../database/AlertStore';
import type { UnroutedStore } from '../database/UnroutedStore';
import type { Opening } from '../lifecycle/LaneCourse';
import type { Routed } from '../lifecycle/newRecords';
import type { AlertRecord } from '../lifecycle/records';
import { reroute } from '../lifecycle/reroute';
import type { CatalogRouter } from './CatalogRouter';
import type { RulesBook, RulesInForce } from './RulesBook';

const AT_ONCE = 100;
/** What people have decided is read anew after this. */
const SETTLED_MS = 1_000;

interface UnroutedWorkerOptions {
  unrouted: Pick<UnroutedStore, 'read'>;
  alerts: Pick<AlertStore, 'change'>;
  router: Pick<CatalogRouter, 'prepare' | 'reroute'>;
  rules: Pick<RulesBook, 'read'>;
  /** Whether the catalog was read: of a part of it, alerts would be routed elsewhere. */
  isReady: () => boolean;
  /** How an alert begins. */
  open: (alert: AlertRecord, rules: RulesInForce) => Opening;
  logger: LoggerService;
  onChanged: (alertIds: string[]) => void;
  /** Called when there is something due. */
  onDue: () => void;
  clock?: () => number;
}

/**
 * Looks again where open alerts belong that belonged nowhere, once the catalog, or what people have decided, is other. Each process does,
 * by its own catalog: who is second finds it done.
 */
export class UnroutedWorker {
  readonly #options: UnroutedWorkerOptions;
  readonly #clock: () => number;
  readonly #rounds = new Rounds();
  #askedAt?: number;

  constructor(options: UnroutedWorkerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** Something is other; it is looked at with the next but one turn. */
  ask(): void {
    this.#askedAt = this.#clock();
  }

  async work(signal: AbortSignal): Promise<void> {
    const askedAt = this.#askedAt;
    if (askedAt === undefined || this.#clock() - askedAt < SETTLED_MS) return;
    if (!this.#options.isReady()) return;
    this.#askedAt = undefined;
    try {
      await this.#rounds.run(signal, () => this.#round(signal));
    } catch (error) {
      this.#askedAt ??= askedAt;
      throw error;
    }
  }

  async #round(signal: AbortSignal): Promise<void> {
    const { unrouted, onChanged, onDue } = this.#options;
    const rules = await this.#options.rules.read();
    let after: string | undefined = '';
    while (after !== undefined && !signal.aborted) {
      const alerts = await unrouted.read({ after, limit: AT_ONCE });
      const changed: string[] = [];
      for (const alert of alerts) {
        if (await this.#again(alert, rules)) changed.push(alert.id);
        await rest();
      }
      if (changed.length > 0) {
        onChanged(changed);
        onDue();
      }
      after = alerts.length < AT_ONCE ? undefined : alerts.at(-1)?.id;
    }
  }

  /** @returns whether it belongs somewhere now */
  async #again(alert: AlertRecord, rules: RulesInForce): Promise<boolean> {
    const { router, logger } = this.#options;
    try {
      await router.prepare(alert.laneId);
      const routed = router.reroute(alert, rules);
      return routed !== undefined && (await this.#move(alert, routed, rules));
    } catch (error) {
      // One that fails holds up no other.
      logger.warn(
        `The alert ${alert.id} could not be routed: ${stringifyError(error)}`,
      );
      return false;
    }
  }

  async #move(
    alert: AlertRecord,
    routed: Routed,
    rules: RulesInForce,
  ): Promise<boolean> {
    const { alerts, open } = this.#options;
    const at = this.#clock();
    let isMoved = false;
    const move = (keepsKey: boolean) =>
      alerts.change(alert.id, known => {
        const opening = open({ ...known, ...routed, openedAt: at }, rules);
        const change = reroute(known, { at, routed, opening, keepsKey });
        isMoved = change !== undefined;
        return change;
      });
    await move(false).catch(async error => {
      if (!isDatabaseConflictError(error)) throw error;
      // One of the same group is open there.
      await move(true);
    });
    return isMoved;
  }
}
