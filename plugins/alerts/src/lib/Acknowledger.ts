import { errorReason, errorStatus } from '@internal/frontend-kit';
import type {
  AlertDetail,
  AlertsApi,
} from '@callboard/backstage-plugin-alerts-common';
import { answeredWithin } from './answeredWithin';

/** After so long without an answer the reader is told. */
const LATE_MS = 5_000;
const PAUSES_MS = [1_000, 2_000, 4_000];

/** An acknowledgement that the server has not confirmed. */
export interface Attempt {
  /** `refused`: it is not tried again. */
  state: 'sending' | 'late' | 'refused';
  /** Why it was refused. */
  reason?: string;
}

export interface AcknowledgeOptions {
  /** Full reference of who has it, as the reader saw it when they pressed. */
  from?: string;
  onDone: (alert: AlertDetail) => void;
}

/** Whether asking again may help. */
const isRefusal = (error: unknown) => {
  const status = errorStatus(error);
  return status !== undefined && status < 500 && status !== 429;
};

/**
 * Acknowledges until the server says that it is so, also when the reader goes to another page meanwhile. It is safe to send it twice;
 * but before it is sent again it looks whether it has arrived, so that it takes the alert from nobody who took it since.
 */
export class Acknowledger {
  readonly #api: Pick<AlertsApi, 'acknowledgeAlert' | 'getAlert'>;
  readonly #attempts = new Map<string, Attempt>();
  readonly #listeners = new Set<() => void>();

  constructor(api: Pick<AlertsApi, 'acknowledgeAlert' | 'getAlert'>) {
    this.#api = api;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  attemptOf(id: string): Attempt | undefined {
    return this.#attempts.get(id);
  }

  /** Does nothing where it is under way. */
  async acknowledge(id: string, options: AcknowledgeOptions): Promise<void> {
    const known = this.#attempts.get(id);
    if (known && known.state !== 'refused') return;
    this.#set(id, { state: 'sending' });
    const timer = setTimeout(() => this.#set(id, { state: 'late' }), LATE_MS);
    try {
      const alert = await this.#untilAnswered(id, options.from);
      options.onDone(alert);
      this.#set(id, undefined);
    } catch (error) {
      this.#set(id, { state: 'refused', reason: errorReason(error) });
    } finally {
      clearTimeout(timer);
    }
  }

  async #untilAnswered(id: string, from?: string): Promise<AlertDetail> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await answeredWithin(LATE_MS, signal =>
          tries === 0
            ? this.#api.acknowledgeAlert(id, { signal })
            : this.#again(id, from, signal),
        );
      } catch (error) {
        if (isRefusal(error)) throw error;
        this.#set(id, { state: 'late' });
      }
      const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)];
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }

  async #again(
    id: string,
    from: string | undefined,
    signal: AbortSignal,
  ): Promise<AlertDetail> {
    const alert = await this.#api.getAlert(id, { signal });
    const isFree =
      alert.state === 'firing' || alert.acknowledged?.by?.entityRef === from;
    return isFree && alert.state !== 'resolved'
      ? this.#api.acknowledgeAlert(id, { signal })
      : alert;
  }

  #set(id: string, attempt: Attempt | undefined): void {
    if (attempt) this.#attempts.set(id, attempt);
    else this.#attempts.delete(id);
    this.#listeners.forEach(notify => notify());
  }
}
