import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import type {
  AlertDetail,
  BulkAct,
  BulkResult,
} from '@callboard/backstage-plugin-alerts-common';
import { acknowledge, giveBack } from '../lifecycle/acts/acknowledge';
import { resolve } from '../lifecycle/acts/resolve';
import { snooze } from '../lifecycle/acts/snooze';
import { note, tellWhatHelped } from '../lifecycle/acts/words';
import type { ActRunner, Decide } from './ActRunner';
import type { Admission } from './access/Admission';
import { personOf } from './access/userRefOf';
import type { SeenAlert, Viewer } from './access/Viewer';

/** What is a person's own mistake, or the alert's state, is told; what else goes wrong is not. */
const TOLD = ['NotAllowedError', 'ConflictError', 'ServiceUnavailableError'];

/**
 * A moment that a person writes.
 *
 * @throws InputError
 */
function momentOf(written: string, field: string): number {
  const hasOffset = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(written);
  const at = hasOffset ? Date.parse(written) : NaN;
  if (!Number.isNaN(at)) return at;
  throw new InputError(
    `${field}: it is to be like 2026-12-01T09:00:00+01:00, with the offset`,
  );
}

/** Acknowledging and resolving, and what else people say of alerts. */
export class AlertActs {
  readonly #runner: ActRunner;
  readonly #admission: Admission;
  readonly #logger: Pick<LoggerService, 'error'>;

  constructor(options: {
    runner: ActRunner;
    admission: Admission;
    logger: Pick<LoggerService, 'error'>;
  }) {
    this.#runner = options.runner;
    this.#admission = options.admission;
    this.#logger = options.logger;
  }

  acknowledge(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    return this.#runner.run(id, 'acknowledge', credentials, acknowledge);
  }

  giveBack(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    return this.#runner.run(id, 'acknowledge', credentials, giveBack);
  }

  resolve(
    { id, helped }: { id: string; helped?: string },
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    return this.#runner.run(id, 'resolve', credentials, (alert, deed) =>
      resolve(alert, { ...deed, helped }),
    );
  }

  /** @param request.until - ISO 8601 with its offset */
  async snooze(
    request: { id: string; until: string },
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    const until = momentOf(request.until, 'until');
    return this.#runner.run(request.id, 'snooze', credentials, (alert, deed) =>
      snooze(alert, { ...deed, until }),
    );
  }

  async addNote(
    { id, text }: { id: string; text: string },
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    const actor = await this.#runner.enter(id, 'note', credentials);
    await this.#runner.changeAsSeen(actor, async (_, { entries }) => {
      const isThere = entries.some(
        ({ kind, data }) => kind === 'noted' && data?.text === text,
      );
      return isThere
        ? undefined
        : (alert, deed) => note(alert, { ...deed, text });
    });
    return this.#runner.answer(actor);
  }

  tellWhatHelped(
    { id, text }: { id: string; text: string },
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    return this.#runner.run(id, 'note', credentials, (alert, deed) =>
      tellWhatHelped(alert, { ...deed, text }),
    );
  }

  /** @returns in the order of the request; one that cannot be done does not hold up the others */
  async actOnAll(
    { ids, act }: { ids: readonly string[]; act: BulkAct },
    credentials: BackstageCredentials,
  ): Promise<BulkResult[]> {
    const viewer = await this.#admission.viewer(credentials);
    personOf(viewer, `${act} alerts`);
    const seen = await viewer.find([...new Set(ids)]);
    const results: BulkResult[] = [];
    for (const id of ids) {
      const problem = await this.#actOn(viewer, seen.get(id), act);
      results.push({
        ...{ id, ok: problem === undefined },
        ...(problem !== undefined && { problem }),
      });
    }
    return results;
  }

  async #actOn(
    viewer: Viewer,
    seen: SeenAlert | undefined,
    act: BulkAct,
  ): Promise<string | undefined> {
    if (!seen) return 'There is no such alert';
    const decide: Decide = act === 'acknowledge' ? acknowledge : resolve;
    try {
      await this.#runner.change(this.#runner.admit(viewer, seen, act), decide);
      return undefined;
    } catch (error) {
      if (isError(error) && TOLD.includes(error.name)) return error.message;
      const name = isError(error) ? error.name : 'Error';
      this.#logger.error(`To ${act} ${seen.alert.id} failed: ${name}`);
      return 'It did not work; try again';
    }
  }
}
