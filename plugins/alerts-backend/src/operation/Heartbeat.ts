import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type { PulseStore } from '../database/PulseStore';
import type { EngineState, StateStore } from '../database/StateStore';
import type { Pulse } from '../engine/Pulse';
import { inWords, stallsOf } from './stalls';
import type { Watcher } from './Watcher';

/** `withheld`: something does not move. `refused`: the second system did not take it. */
export type BeatOutcome = 'kept' | 'sent' | 'withheld' | 'refused';

interface HeartbeatOptions {
  pulse: Pulse;
  pulses: PulseStore;
  states: StateStore;
  everyMs: number;
  /** Absent: it is kept for the page alone. */
  watcher?: Pick<Watcher, 'tell'>;
  logger: LoggerService;
  onBeat: (outcome: BeatOutcome) => void;
  clock?: () => number;
}

/**
 * Beats as long as alerts reach people: the database takes writes, every worker looks for work, and nothing that is due is late. A second
 * system hears of it, and wakes somebody when it does not.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #clock: () => number;
  /** What the log has said last: it says it once. */
  #said = '';

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** To be called every few seconds, in each process. A database that is away would fill the log. */
  async beat(signal: AbortSignal): Promise<void> {
    try {
      await this.#claimed(signal);
    } catch (error) {
      this.#say('failed', `The heartbeat failed: ${stringifyError(error)}`);
    }
  }

  async #claimed(signal: AbortSignal): Promise<void> {
    const { pulse, pulses, states, everyMs } = this.#options;
    await pulses.noteLooks(pulse.looks);
    if (!(await pulses.claimBeat(this.#clock(), everyMs))) return;
    const outcome = await this.#beat(await states.read(this.#clock()), signal);
    this.#options.onBeat(outcome);
    // Nobody waits a whole interval to hear that it goes again.
    if (outcome === 'withheld' || outcome === 'refused') {
      await pulses.releaseBeat();
    }
  }

  async #beat(state: EngineState, signal: AbortSignal): Promise<BeatOutcome> {
    const { pulses } = this.#options;
    const now = this.#clock();
    const stalls = stallsOf(state, now);
    if (stalls.length > 0) {
      const words = stalls.map(stall => inWords(stall, now)).join(', ');
      const kinds = stalls.map(({ kind, worker }) => [kind, worker]);
      this.#say(
        `withheld ${JSON.stringify(kinds)}`,
        `No heartbeat: alerts do not move: ${words}`,
      );
      return 'withheld';
    }
    await pulses.noteBeat(now);
    return this.#tell(now, signal);
  }

  async #tell(at: number, signal: AbortSignal): Promise<BeatOutcome> {
    const { watcher, pulses } = this.#options;
    if (!watcher) {
      this.#say('');
      return 'kept';
    }
    try {
      await watcher.tell(at, signal);
    } catch (error) {
      const problem = isError(error) ? error.message : String(error);
      await pulses.noteWatcher({ problem });
      this.#say(
        `refused ${problem}`,
        `The second system does not take the heartbeat: ${problem}`,
      );
      return 'refused';
    }
    await pulses.noteWatcher({ at });
    this.#say('');
    return 'sent';
  }

  #say(key: string, words?: string): void {
    const { logger } = this.#options;
    if (key === this.#said) return;
    if (words !== undefined) logger.error(words);
    else if (this.#said !== '') logger.info('The heartbeat is back');
    this.#said = key;
  }
}
