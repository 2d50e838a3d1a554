import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  NewQuarantine,
  Quarantine,
} from '@callboard/backstage-plugin-build-health-common';
import { z } from 'zod';
import type { TestRecord, TestStore } from '../../database/TestStore';
import type { TestReader } from './TestReader';
import { toQuarantineInfo } from './toTestSummary';

/** Longer than that nobody mends it. */
const MOST_DAYS = 30;
const DAY_MS = 86_400_000;
/** Clocks of browsers differ. */
const LEEWAY_MS = 5 * 60_000;
const OWNER = /^(?:user|group):[^:/\s]+\/[^:/\s]+$/;
const moment = z.iso.datetime({ offset: true });

function expiryOf(written: string, now: Date): number {
  if (!moment.safeParse(written).success) {
    throw new InputError(
      'expiresAt: give a moment such as 2026-12-24T12:00:00Z',
    );
  }
  const at = Date.parse(written);
  if (at <= now.getTime()) {
    throw new InputError('expiresAt: it is over; give a moment ahead');
  }
  if (at > now.getTime() + MOST_DAYS * DAY_MS + LEEWAY_MS) {
    throw new InputError(
      `expiresAt: at most ${MOST_DAYS} days ahead; it can be extended then`,
    );
  }
  return at;
}

/** Only what fails without a reason may be left out: all else tells the truth. */
function assertIsFlaky({ verdict, brokenSince }: TestRecord): void {
  if (verdict === 'broken') {
    const since = brokenSince
      ? ` since ${new Date(brokenSince).toISOString()}`
      : '';
    throw new ConflictError(
      `The test is broken${since}: it fails for a reason, which quarantine would hide. Mend it, or take back what broke it`,
    );
  }
  if (verdict === 'healthy' || verdict === undefined) {
    throw new ConflictError(
      'The test is healthy: there is nothing to leave out',
    );
  }
}

/** Puts tests into quarantine for one person, and takes them out. */
export class QuarantineDesk {
  readonly #store: Pick<TestStore, 'quarantine' | 'endQuarantine'>;
  readonly #reader: Pick<TestReader, 'find'>;
  readonly #userRef: string;
  readonly #exists: (entityRef: string) => Promise<boolean>;
  readonly #onChange: (pipelineIds: readonly number[]) => Promise<void>;
  readonly #now: () => Date;

  constructor(options: {
    store: Pick<TestStore, 'quarantine' | 'endQuarantine'>;
    reader: Pick<TestReader, 'find'>;
    /** Who asks. */
    userRef: string;
    /** Whether the catalog has a user or group that this person sees. */
    exists: (entityRef: string) => Promise<boolean>;
    /** Called with the pipeline of a test that is in quarantine, or is no more. */
    onChange: (pipelineIds: readonly number[]) => Promise<void>;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#reader = options.reader;
    this.#userRef = options.userRef;
    this.#exists = options.exists;
    this.#onChange = options.onChange;
    this.#now = options.now;
  }

  /**
   * @throws InputError when the owner, the reason or the expiry will not do
   * @throws ConflictError when the test is no flaky one
   */
  async put(request: NewQuarantine): Promise<Quarantine> {
    const now = this.#now();
    const expiresAt = expiryOf(request.expiresAt, now);
    const reason = request.reason.trim();
    if (reason === '') throw new InputError('reason: say why');
    const { test } = await this.#reader.find(request.testId);
    assertIsFlaky(test);
    const quarantine = await this.#store.quarantine(test.id, {
      ownerRef: await this.#ownerOf(request),
      reason,
      createdBy: this.#userRef,
      createdAt: now.getTime(),
      expiresAt,
    });
    await this.#onChange([test.pipelineId]);
    return toQuarantineInfo(test.id, quarantine, now);
  }

  async end(testId: string): Promise<void> {
    const { test } = await this.#reader.find(testId);
    if (!(await this.#store.endQuarantine(test.id))) {
      throw new NotFoundError(`Test ${testId} is not in quarantine`);
    }
    await this.#onChange([test.pipelineId]);
  }

  async #ownerOf({ ownerRef: written }: NewQuarantine): Promise<string> {
    const ownerRef = written.trim().toLocaleLowerCase('en-US');
    if (!OWNER.test(ownerRef)) {
      throw new InputError(
        'ownerRef: give a user or group such as group:default/payments',
      );
    }
    if (!(await this.#exists(ownerRef))) {
      throw new InputError(`ownerRef: the catalog has no ${ownerRef}`);
    }
    return ownerRef;
  }
}
