import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, ServiceUnavailableError } from '@backstage/errors';
import {
  targetKey,
  targetsOf,
  type AlertSchedule,
  type EscalationRules,
  type EscalationTarget,
  type FieldProblem,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertsOnCallProvider } from '@callboard/backstage-plugin-alerts-node';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { NotifierRegistry } from '../notifiers/NotifierRegistry';
import type { Viewer } from '../service/access/Viewer';

const PATIENCE_MS = 5_000;

/** What somebody sees of what can be named. */
interface Seen {
  sees: (ref: string) => boolean;
  channels: ReadonlySet<string>;
  /** Absent where there is no on-call, or it does not answer. */
  schedules?: ReadonlySet<string>;
}

interface PolicyNamesOptions {
  directory: Pick<AlertDirectory, 'isKnown' | 'isReady'>;
  notifiers: Pick<NotifierRegistry, 'list'>;
  /** Absent where no on-call is installed. */
  onCall?: AlertsOnCallProvider;
  logger: Pick<LoggerService, 'warn'>;
}

/** Of an entity: those of schedules and channels are not in the catalog. */
const refOf = (target: EscalationTarget): string | undefined => {
  if (target.kind === 'person') return target.userRef;
  return target.kind === 'group' ? target.groupRef : undefined;
};

/** Knows what policies can name. */
export class PolicyNames {
  readonly #options: PolicyNamesOptions;

  constructor(options: PolicyNamesOptions) {
    this.#options = options;
  }

  /**
   * Schedules of teams that somebody sees, by name; none where there is no on-call.
   *
   * @throws what on-call throws
   */
  async schedules(viewer: Viewer): Promise<AlertSchedule[]> {
    const { onCall } = this.#options;
    if (!onCall) return [];
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const all = await onCall.listSchedules({ signal });
    const sees = await viewer.check(all.map(({ teamRef }) => teamRef));
    return all.filter(({ teamRef }) => sees(teamRef));
  }

  /**
   * What rules name that is not there, or that somebody does not see: nobody can tell which.
   *
   * @param options.before - what was named already may stay where it is there, whoever sees it
   * @throws ServiceUnavailableError where that cannot be known now
   */
  async problems(
    rules: EscalationRules,
    { viewer, before }: { viewer: Viewer; before?: EscalationRules },
  ): Promise<FieldProblem[]> {
    const targets = targetsOf(rules);
    const known = new Set(
      before && targetsOf(before).map(({ target }) => targetKey(target)),
    );
    const isNew = (target: EscalationTarget) => !known.has(targetKey(target));
    const asksOnCall = targets.some(
      ({ target }) => target.kind === 'schedule' && isNew(target),
    );
    const seen: Seen = {
      sees: await viewer.check(
        targets.flatMap(({ target }) => refOf(target) ?? []),
      ),
      channels: new Set(
        this.#options.notifiers.list('shared').map(({ id }) => id),
      ),
      schedules: asksOnCall ? await this.#scheduleIds(viewer) : undefined,
    };
    const found = targets.flatMap(({ pointer, target }) => {
      const message = this.#problem(target, isNew(target), seen);
      return message === undefined ? [] : [{ pointer, message }];
    });
    if (found.length > 0 && !this.#options.directory.isReady) {
      throw new ServiceUnavailableError(
        'The catalog is being read after a start; try again in a moment',
      );
    }
    return found;
  }

  #problem(
    target: EscalationTarget,
    isNew: boolean,
    { sees, channels, schedules }: Seen,
  ): string | undefined {
    const { directory } = this.#options;
    switch (target.kind) {
      case 'person':
      case 'group': {
        const ref = refOf(target) ?? '';
        return directory.isKnown(ref) && (!isNew || sees(ref))
          ? undefined
          : `names ${ref}, which is not in the catalog; name another one`;
      }
      case 'channel':
        return channels.has(target.channel)
          ? undefined
          : `names the channel "${target.channel}", which is not in the configuration of the portal; name another one`;
      case 'schedule':
        return !isNew || !schedules || schedules.has(target.scheduleId)
          ? undefined
          : `names the schedule "${target.scheduleId}", which is not there; name another one`;
      default:
        return undefined;
    }
  }

  /** Without on-call there is nothing to compare with; such steps page all members of the team then. */
  async #scheduleIds(viewer: Viewer): Promise<Set<string> | undefined> {
    if (!this.#options.onCall) return undefined;
    try {
      const found = await this.schedules(viewer);
      return new Set(found.map(({ id }) => id));
    } catch (error) {
      const kind = isError(error) ? error.name : 'no error';
      this.#options.logger.warn(`On-call lists no schedules (${kind})`);
      throw new ServiceUnavailableError(
        'On-call does not answer: whether there are these schedules is not known; try again in a moment',
      );
    }
  }
}
