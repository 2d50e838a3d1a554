import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  alertsAdministerPermission,
  type AlertsHealth,
} from '@callboard/backstage-plugin-alerts-common';
import type { EngineState, StateStore } from '../database/StateStore';
import type { Callers } from '../rules/Callers';
import { iso, type AlertNaming } from '../service/AlertNaming';
import { problemsOf } from './problemsOf';

const workOf = ({ deliveries, messages, watcher }: EngineState) => ({
  waitingDeliveries: deliveries.waiting,
  deadDeliveries: deliveries.dead,
  waitingMessages: messages.waiting,
  failedMessages: messages.failed,
  ...(watcher.at !== undefined && { watchedAt: iso(watcher.at) }),
});

/** Tells how alerts themselves fare. */
export class StateDesk {
  readonly #options: {
    states: StateStore;
    callers: Pick<Callers, 'caller'>;
    naming: Pick<AlertNaming, 'channel'>;
    /** Of the heartbeat. */
    everyMs: number;
    hasOnCall: boolean;
    clock?: () => number;
  };

  constructor(options: {
    states: StateStore;
    callers: Pick<Callers, 'caller'>;
    naming: Pick<AlertNaming, 'channel'>;
    everyMs: number;
    hasOnCall: boolean;
    clock?: () => number;
  }) {
    this.#options = options;
  }

  /** @throws NotAllowedError where the caller may read no alert */
  async read(credentials: BackstageCredentials): Promise<AlertsHealth> {
    const { states, callers, naming, hasOnCall } = this.#options;
    const { everyMs, clock = Date.now } = this.#options;
    const { viewer, isAdmin } = await callers.caller(
      credentials,
      alertsAdministerPermission,
    );
    if (viewer.isRefused) {
      throw new NotAllowedError('You may not read how alerts fare');
    }
    const now = clock();
    const state = await states.read(now);
    const { beatAt, oldestStepAt } = state;
    return {
      ...(beatAt !== undefined && { heartbeatAt: iso(beatAt) }),
      ...(oldestStepAt !== undefined && {
        oldestDueSeconds: Math.max(0, now - oldestStepAt) / 1_000,
      }),
      problems: problemsOf(state, {
        ...{ now, everyMs, isAdmin },
        titleOfChannel: id => naming.channel(id),
      }),
      onCall: hasOnCall ? 'installed' : 'absent',
      ...(isAdmin && { work: workOf(state) }),
    };
  }
}
