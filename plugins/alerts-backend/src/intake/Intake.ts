import { createHash, randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  readJson,
  routingKeyOf,
  type Incoming,
  type IntakeKind,
} from '@callboard/backstage-plugin-alerts-common';
import type { IntakeStore } from '../database/IntakeStore';
import type { FoundKey } from '../database/KeyStore';
import type { KeyRing } from '../keys/KeyRing';
import { lastWords } from './lastWords';
import { networkOf } from './networkOf';
import { placeOf, readDelivery, type ReadDelivery } from './readDelivery';
import { RateLimit } from './RateLimit';
import { DeliveryError, TooManyRequestsError } from './refusals';

/** Whoever sends with a wrong key tries that often a minute at most: it has nothing to gain by more. */
const REFUSED = { perMinute: 60, burst: 60 };

/** What a key has to say of itself to bring something in. */
export type IntakeKey = Pick<FoundKey, 'id' | 'scope' | 'mapping'>;

/** A request, before its body is read. */
export interface IntakeRequest {
  kind: IntakeKind;
  /** In a header or the path. */
  secret?: string;
  /** Where it comes from. */
  address: string;
  /** What its sender calls itself. */
  sender?: string;
  readBody: () => Promise<Buffer>;
}

/** A body that came by a key. */
export interface Posted {
  key: IntakeKey;
  kind: IntakeKind;
  body: Buffer;
  /** Given to each event besides its own. */
  labels?: Record<string, string>;
}

/** What a sender is answered. */
export interface IntakeAnswer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

interface IntakeOptions {
  ring: Pick<KeyRing, 'find' | 'noteUse'>;
  store: Pick<IntakeStore, 'add'>;
  /** Deliveries of a key; half as many come at once after a pause. */
  ratePerMinute: number;
  /** Called when there is something of a lane to work in. */
  onKept: (laneId: string) => void;
  logger: LoggerService;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

function parse(bytes: Buffer): unknown {
  const read = readJson(bytes);
  if ('problems' in read) throw new DeliveryError(read);
  return read.body;
}

/** A key of one service brings in nothing of another one. */
function assertOwn(read: ReadDelivery, { scope, mapping }: IntakeKey): void {
  if (scope.kind !== 'entity') return;
  const other = read.incoming.events.find(
    ({ entityRef = scope.entityRef }) => entityRef !== scope.entityRef,
  );
  if (!other) return;
  throw new NotAllowedError(
    `${placeOf(read, other, mapping)} names ${other.entityRef}, and the ` +
      `routing key is of ${scope.entityRef}; leave the name out, or use a key of that service or its team`,
  );
}

const labelled = (
  { events, ...rest }: Incoming,
  labels: Record<string, string>,
): Incoming => ({
  ...rest,
  events: events.map(event => ({
    ...event,
    labels: { ...event.labels, ...labels },
  })),
});

/** Takes in what senders post: what is accepted is kept before it is answered, and worked in later. */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #clock: () => number;
  readonly #rate: RateLimit;
  readonly #refused: RateLimit;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
    const { ratePerMinute, clock } = options;
    // Half a minute's worth: 5,000 single events within 30 s pass at 6,000 a minute.
    const burst = Math.max(1, Math.ceil(ratePerMinute / 2));
    this.#rate = new RateLimit({ perMinute: ratePerMinute, burst, clock });
    this.#refused = new RateLimit({ ...REFUSED, clock });
  }

  /**
   * Takes what a request brings. Its body is not read before the key is known; only an event of the Events API v2 may have its key in
   * the body.
   */
  async receive(request: IntakeRequest): Promise<IntakeAnswer> {
    const { kind, secret, address, sender, readBody } = request;
    const isKeyInBody = kind === 'events-v2' && secret === undefined;
    const known = isKeyInBody
      ? undefined
      : await this.authenticate(secret, address);
    const bytes = await readBody();
    const body = parse(bytes);
    const key = known ?? (await this.authenticate(routingKeyOf(body), address));
    const answer = await this.#keep({ key, kind, body: bytes }, body);
    await this.#noteUse(key, sender);
    return answer;
  }

  /**
   * The key that a secret opens. Whoever comes with a good one is never held up by others that come from the same address, as all do
   * that come through one proxy.
   *
   * @throws AuthenticationError in the same words whatever is wrong with it
   * @throws TooManyRequestsError
   */
  async authenticate(
    secret: string | undefined,
    address: string,
  ): Promise<FoundKey> {
    const key = await this.#options.ring.find(secret);
    if (!key) {
      const wait = this.#refused.admit(networkOf(address));
      if (wait > 0) {
        throw new TooManyRequestsError('Too many wrong routing keys', wait);
      }
      throw new AuthenticationError('Invalid routing key');
    }
    this.admit(key.id);
    return key;
  }

  /** @throws TooManyRequestsError where a key has brought too much in of late */
  admit(keyId: string): void {
    const wait = this.#rate.admit(keyId);
    if (wait > 0) {
      throw new TooManyRequestsError(
        `More than ${
          this.#options.ratePerMinute
        } deliveries a minute by this routing key; send again after ${wait} s`,
        wait,
      );
    }
  }

  /**
   * Reads a body and keeps it.
   *
   * @throws InputError for what cannot be read, with the places of its problems; NotAllowedError for what is of another service
   */
  async take(posted: Posted): Promise<IntakeAnswer> {
    return this.#keep(posted, parse(posted.body));
  }

  async #keep(posted: Posted, body: unknown): Promise<IntakeAnswer> {
    const { key, kind, labels } = posted;
    const read = readDelivery(kind, body, {
      mapping: key.mapping,
      newKey: () => randomUUID().replaceAll('-', ''),
    });
    assertOwn(read, key);
    const { incoming } = read;
    await this.#options.store.add({
      laneId: key.id,
      kind: read.kind,
      bodyHash: createHash('sha256').update(posted.body).digest('hex'),
      incoming: labels ? labelled(incoming, labels) : incoming,
      receivedAt: this.#clock(),
    });
    this.#options.onKept(key.id);
    return { status: 202, body: read.answer };
  }

  /** What was kept is kept, whether or not its use can be noted. */
  async #noteUse(key: FoundKey, sender?: string): Promise<void> {
    const { ring, logger } = this.#options;
    try {
      await ring.noteUse(key, sender);
    } catch (error) {
      logger.warn(
        `The use of routing key ${key.id} could not be noted: ${lastWords(
          error,
        )}`,
      );
    }
  }
}
