import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { Rounds } from '@internal/backend-kit';
import {
  compileSilences,
  type MatchedAlert,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertStore } from '../database/AlertStore';
import type {
  SilenceLook,
  SilenceLookStore,
} from '../database/SilenceLookStore';
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
/** Processes that open alerts learn of a silence within a second: what they have opened meanwhile is looked for after this. */
export const AGAIN_MS = 2_500;
/** What could not be done is tried again after this. */
const RETRY_MS = 2_000;
const MOST_SILENCES = 500;
/** Told together. */
const MOST_TOLD = 100;
/** Looks that a process takes. */
const AT_ONCE = 10;

const EVERYTHING = { unrouted: true };

interface SilenceEffectsOptions {
  silences: Pick<SilenceStore, 'get' | 'list'>;
  looks: SilenceLookStore;
  scan: SilenceScan;
  alerts: Pick<AlertStore, 'change'>;
  logger: Pick<LoggerService, 'error'>;
  /** Called once alerts have changed. */
  onChanged?: (alertIds: string[]) => void;
  clock?: () => number;
}

type Decide = (alert: AlertRecord, at: number) => AlertChange | undefined;

/**
 * What silences do to alerts that are open already; those that open later are silenced as they open. When to look at what is open is kept
 * with the silence: at its start, and a moment after that and after its end for what others have opened before they knew of it.
 */
export class SilenceEffects {
  readonly #options: SilenceEffectsOptions;
  readonly #clock: () => number;
  readonly #rounds = new Rounds();

  constructor(options: SilenceEffectsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** A silence that has begun was made. What fails, or takes longer, is done by the look that is kept. */
  async begin(silence: SilenceRecord): Promise<void> {
    await this.#try(silence.id, () =>
      this.#silence(silence, performance.now() + PATIENCE_MS),
    );
  }

  /** A silence was ended by hand; what it was before is `before`. */
  async end(before: SilenceRecord): Promise<void> {
    await this.#try(before.id, () => this.#release(before));
  }

  /** Does the looks that are due, until none is. Called again meanwhile, it looks once more. */
  work(signal: AbortSignal): Promise<void> {
    return this.#rounds.run(signal, () => this.#round(signal));
  }

  async #round(signal: AbortSignal): Promise<void> {
    const { looks } = this.#options;
    while (!signal.aborted) {
      const due = await looks.claim(this.#clock(), AT_ONCE);
      if (due.length === 0) return;
      for (const look of due) {
        const isDone = await this.#try(look.silenceId, () => this.#look(look));
        if (isDone) await looks.done(look.id);
        else await looks.release(look.id, this.#clock() + RETRY_MS);
      }
    }
  }

  async #look({ silenceId, wasUntil }: SilenceLook): Promise<void> {
    const silence = await this.#options.silences.get(silenceId);
    if (!silence) return;
    if (wasUntil !== undefined) {
      const endsAt = new Date(wasUntil).toISOString();
      await this.#release({ ...silence, endsAt });
    } else if (Date.parse(silence.endsAt) > this.#clock()) {
      await this.#silence(silence);
    }
  }

  /** @returns whether nothing went wrong */
  async #try(silenceId: string, look: () => Promise<void>): Promise<boolean> {
    try {
      await look();
      return true;
    } catch (error) {
      const kind = isError(error) ? error.name : 'no error';
      this.#options.logger.error(
        `Alerts of the silence ${silenceId} were not changed (${kind})`,
      );
      return false;
    }
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
