import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AuthenticationError, InputError } from '@backstage/errors';
import type {
  BuildSource,
  PipelineSelector,
  SourceReports,
  VerifiedDelivery,
  WebhookRequest,
} from '@callboard/backstage-plugin-build-health-node';
import {
  checkPushed,
  isOfRepositories,
  mayHearOf,
  type PushLimits,
} from './checkPushed';
import { pushSchema } from './pushSchema';

const HEADER = 'X-Callboard-Signature';
/** A signed time that is further away is refused: a recorded request is of no use later. */
const MOST_MS = 5 * 60_000;
/**
 * A report of tests of 20 MB takes some 2 MB with gzip, and 2.7 MB in base64; twice that would be several reports, which can be sent
 * one by one.
 */
const LARGEST_BODY = 4_000_000;
const ANNOTATION = 'callboard.dev/build-pipelines';
const REPOSITORY = 'github.com/project-slug';

/** `t=<seconds>,v1=<hex>`, in any order. */
function partsOf(written: string): { time?: number; signature?: Buffer } {
  const parts = new Map(
    written
      .split(',')
      .slice(0, 10)
      .map(part => {
        const at = part.indexOf('=');
        return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
      }),
  );
  const time = Number(parts.get('t'));
  const signature = parts.get('v1') ?? '';
  return {
    ...(Number.isSafeInteger(time) && { time }),
    ...(/^[0-9a-f]{64}$/.test(signature) && {
      signature: Buffer.from(signature, 'hex'),
    }),
  };
}

const listOf = (written: string | undefined) =>
  (written ?? '')
    .split(/[\s,]+/)
    .map(one => one.trim())
    .filter(Boolean);

/** What a request says that cannot be read. */
function readBody(body: string): SourceReports {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new InputError('The body is no JSON');
  }
  const { success, data, error } = pushSchema.safeParse(parsed);
  if (success) {
    const { reports, ...rest } = data;
    return { ...rest, ...(reports.length > 0 && { tests: reports }) };
  }
  const [{ path, message }] = error.issues;
  throw new InputError(`${path.join('.') || 'The body'}: ${message}`);
}

/**
 * A source that any pipeline can send its builds to. Requests are signed with a secret and a time: HMAC-SHA256 of
 * `<seconds>.<body>`.
 */
export class PushSource implements BuildSource {
  readonly provider = 'push';
  readonly largestBody = LARGEST_BODY;
  readonly id: string;
  readonly title: string;
  readonly #secrets: readonly string[];
  readonly #limits: PushLimits;
  readonly #sourceIds: () => readonly string[];

  constructor(options: {
    id: string;
    title?: string;
    /** The first one is in use; others are of before or to come. */
    secrets: readonly string[];
    repositories?: readonly string[];
    pipelines?: readonly string[];
    /** Of all sources. Default: this one. */
    sourceIds?: () => readonly string[];
  }) {
    this.id = options.id;
    this.title = options.title ?? options.id;
    this.#secrets = options.secrets;
    this.#limits = options;
    this.#sourceIds = options.sourceIds ?? (() => [options.id]);
  }

  /** `callboard.dev/build-pipelines: <source>:<key>, …`, and the repository. */
  selectorsOf(
    annotations: Readonly<Record<string, string>>,
  ): PipelineSelector[] {
    const prefix = `${this.id}:`;
    return [
      ...listOf(annotations[ANNOTATION])
        .filter(one => one.startsWith(prefix))
        .map(one => ({ key: one.slice(prefix.length) })),
      ...listOf(annotations[REPOSITORY]).map(repository => ({ repository })),
    ];
  }

  /** @throws AuthenticationError unless it is signed with one of the secrets, now */
  authenticate({ header, body, now }: WebhookRequest): void {
    const { time, signature } = partsOf(header(HEADER) ?? '');
    if (time === undefined || !signature) {
      throw new AuthenticationError(
        `${HEADER} must be like t=<seconds>,v1=<hex>`,
      );
    }
    const isOurs = this.#secrets.some(secret =>
      timingSafeEqual(
        createHmac('sha256', secret).update(`${time}.`).update(body).digest(),
        signature,
      ),
    );
    if (!isOurs) throw new AuthenticationError('The signature is wrong');
    if (Math.abs(now.getTime() - time * 1_000) > MOST_MS) {
      throw new AuthenticationError(
        'The signed time is more than 5 minutes away',
      );
    }
  }

  verify(request: WebhookRequest): VerifiedDelivery {
    this.authenticate(request);
    const { body } = request;
    // Whoever sends something wrong is told at once.
    const { repositories, pipelines } = this.#limits;
    checkPushed(readBody(body.toString('utf8')), {
      id: this.id,
      repositories,
      pipelines,
      sourceIds: this.#sourceIds(),
    });
    return {
      key: createHash('sha256').update(body).digest('base64url'),
      kind: 'push',
    };
  }

  /** Whether it may bring reports of tests of this repository to another source. */
  mayReportOn(repository: string | undefined): boolean {
    return isOfRepositories(this.#limits, repository);
  }

  /** Whether it may hear which tests of this pipeline are in quarantine. */
  mayHearOf(pipeline: Parameters<typeof mayHearOf>[1]): boolean {
    return mayHearOf({ ...this.#limits, id: this.id }, pipeline);
  }

  async read({ body }: { body: string }): Promise<SourceReports> {
    return readBody(body);
  }
}
