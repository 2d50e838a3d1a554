import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  compileSilences,
  type MatchedAlert,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertStore } from '../database/AlertStore';
import type {
  MatchableAlert,
  SilenceRecord,
  SilenceStore,
} from '../database/SilenceStore';
import type { AlertChange, AlertRecord } from '../lifecycle/records';
import { silenceAlert, silencingOf, unsilenceAlert } from './silenceAlert';
import { isQuietBy, matcherOf, type SilenceScan } from './SilenceScan';

/** Whoever silences waits no longer for it to take effect on what is open; the rest follows. */
const PATIENCE_MS = 3_000;
/** What opens while others do not know of a silence yet is looked for after this. */
const AGAIN_MS = 2_500;
const MOST_SILENCES = 500;
/** Told together. */
const MOST_TOLD = 100;

const EVERYTHING = { unrouted: true };

interface SilenceEffectsOptions {
  silences: Pick<SilenceStore, 'get' | 'list'>;
  scan: SilenceScan;
  alerts: Pick<AlertStore, 'change'>;
  logger: Pick<LoggerService, 'error'>;
  /** Called once alerts have changed. */
  onChanged?: (alertIds: string[]) => void;
  clock?: () => number;
  /** Does something a while later; for tests. */
  later?: (work: () => Promise<void>, ms: number) => void;
}

type Decide = (alert: AlertRecord, at: number) => AlertChange | undefined;

const laterOn = (work: () => Promise<void>, ms: number) => {
  setTimeout(() => void work(), ms).unref();
};

/** What silences do to alerts that are open already; those that open later are silenced as they open. */
export class SilenceEffects {
  readonly #options: SilenceEffectsOptions;
  readonly #clock: () => number;

  constructor(options: SilenceEffectsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /**
   * A silence begins. Processes that open alerts learn of it within a second, so it is looked once more for what they have opened
   * meanwhile; also where something went wrong.
   */
  async begin(silence: SilenceRecord): Promise<void> {
    if (Date.parse(silence.startsAt) > this.#clock()) return;
    await this.#twice(silence, async isAgain => {
      if (!isAgain) {
        await this.#silence(silence, performance.now() + PATIENCE_MS);
        return;
      }
      const now = await this.#options.silences.get(silence.id);
      const isOver = !now || Date.parse(now.endsAt) <= this.#clock();
      if (!isOver) await this.#silence(now);
    });
  }

  /** A silence was ended by hand; what it was before is `before`. It is looked twice, as when it begins. */
  async end(before: SilenceRecord): Promise<void> {
    await this.#twice(before, () => this.#release(before));
  }

  async #twice(
    { id }: SilenceRecord,
    look: (isAgain: boolean) => Promise<void>,
  ): Promise<void> {
    const { later = laterOn, logger } = this.#options;
    const tryTo = async (isAgain: boolean) => {
      try {
        await look(isAgain);
      } catch (error) {
        const kind = isError(error) ? error.name : 'no error';
        logger.error(`Alerts of the silence ${id} were not changed (${kind})`);
      }
    };
    await tryTo(false);
    later(() => tryTo(true), AGAIN_MS);
  }

  async #release(before: SilenceRecord): Promise<void> {
    const others = compileSilences(
      await this.#options.silences.list({
        ...{ which: 'open', now: this.#clock(), limit: MOST_SILENCES },
      }),
    );
    const matches = matcherOf(before);
    const isOfIt = (alert: MatchedAlert & Pick<MatchableAlert, 'quiet'>) =>
      isQuietBy(alert, before) || matches(alert);
    // What was routed elsewhere meanwhile is quiet by it all the same.
    const query = { which: 'silenced', scope: {}, isOfIt } as const;
    await this.#change(query, (alert, at) => {
      const other = others.find(alert, at);
      return unsilenceAlert(alert, {
        ...{ at, other: other && silencingOf(other, at) },
      });
    });
  }

  async #silence(silence: SilenceRecord, deadline?: number): Promise<void> {
    const { entityRefs, teamRef } = silence;
    const isOfIt = matcherOf(silence);
    const scope = { entityRefs, teamRef };
    await this.#change(
      { which: 'open', scope, isOfIt, deadline },
      (alert, at) => silenceAlert(alert, silencingOf(silence, at)),
    );
  }

  /** Each in a transaction of its own; that it is still meant is looked at in there. */
  async #change(
    options: {
      which: 'open' | 'silenced';
      scope: Pick<SilenceRecord, 'entityRefs' | 'teamRef'>;
      isOfIt: (alert: MatchedAlert & Pick<MatchableAlert, 'quiet'>) => boolean;
      deadline?: number;
    },
    decide: Decide,
  ): Promise<void> {
    const { which, scope, isOfIt, deadline = Infinity } = options;
    const { scan, alerts, onChanged } = this.#options;
    const changed: string[] = [];
    const tell = () => {
      if (changed.length > 0) onChanged?.(changed.splice(0));
    };
    const query = { which, scope, visible: EVERYTHING };
    try {
      for await (const found of scan.alerts(query)) {
        if (performance.now() > deadline) return;
        if (!isOfIt(found)) continue;
        await alerts.change(found.id, alert => {
          const change = isOfIt(alert)
            ? decide(alert, this.#clock())
            : undefined;
          if (change) changed.push(alert.id);
          return change;
        });
        if (changed.length >= MOST_TOLD) tell();
      }
    } finally {
      tell();
    }
  }
}
