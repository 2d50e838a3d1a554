import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { CheckOptions, SourceCheck } from './checking';
import type { EventDelivery, SourceEvent } from './events';
import type { LoggedJob } from './logs';
import type { PollOptions, PollStep } from './polling';

/**
 * A JUnit report of the tests of a build. It waits up to a day for a build that nobody has told of yet.
 *
 * @public
 */
export interface TestReportUpload {
  /** Id of the source that the build is of. Default: the one that brings the report. */
  source?: string;
  /** The pipeline that the build belongs to; needed where two pipelines of the source may have builds with one id. */
  pipelineKey?: string;
  /** `externalId` of the build. */
  buildId: string;
  /** From 1. A job that is tried again within an attempt sends its report with the next number. */
  attempt: number;
  /** What was tested: `unit`, or name and variant of a job. Reports of one attempt with other names stand beside each other. */
  name: string;
  /** Base64 of the XML, as it is or with gzip. */
  content: string;
}

/**
 * What a source says, in any order and any number of times.
 *
 * @public
 */
export interface SourceReports {
  builds: BuildReport[];
  jobs: JobReport[];
  /** Worked in after the builds, as those that are pushed: also what a step of asking has brought. Of one at most 4 MB of base64. */
  tests?: TestReportUpload[];
}

/**
 * A request to the webhook of a source, as it came.
 *
 * @public
 */
export interface WebhookRequest {
  /** The value of a header in any case; the first one where it was sent several times. */
  header(name: string): string | undefined;
  /** The bytes that were signed. */
  body: Buffer;
  now: Date;
}

/**
 * A delivery that was verified: it is stored and answered before it is worked in.
 *
 * @public
 */
export interface VerifiedDelivery {
  /** Sent again it is the same: at most 200 characters. */
  key: string;
  /** What the source calls it: `workflow_run`. */
  kind: string;
}

/**
 * Pipelines that an entity names by its annotations.
 *
 * @public
 */
export type PipelineSelector =
  | {
      /** All pipelines of a repository, `owner/name`, in any case. */
      repository: string;
    }
  | {
      /** Pipelines by the key of their reports, or all below a folder where it ends with a slash; Latin letters in any case. */
      key: string;
    };

/**
 * What a source may ask while it reads a delivery.
 *
 * @public
 */
export interface ReadOptions {
  signal: AbortSignal;
  /**
   * The key of the pipeline that a build of this source is of, by the `externalId` of the build; undefined while no report has
   * told of it. For deliveries of jobs that do not name their pipeline.
   */
  findPipelineKey(buildId: string): Promise<string | undefined>;
}

/**
 * A CI provider, or one of its instances.
 *
 * @public
 */
export interface BuildSource {
  /** Of the configuration: lower-case letters, digits and hyphens. It stands in the address of the webhook. */
  readonly id: string;
  /** What kind of provider it is: `github-actions`. */
  readonly provider: string;
  /** For people. */
  readonly title: string;
  /** Bytes of the largest body that its webhook takes. Default: 2 MB. */
  readonly largestBody?: number;
  /** Pipelines that an entity names; none where it has no annotation of this source. */
  selectorsOf(
    annotations: Readonly<Record<string, string>>,
  ): PipelineSelector[];
  /**
   * Pipelines whose page at the provider an address is; none for any other address, as one of another host than that of the
   * configuration. Links of an entity count where its annotations name nothing of this source. Absent where pages have no addresses.
   */
  selectorsOfLink?(address: URL): PipelineSelector[];
  /**
   * Whether builds of the repository that an entity is of may be of this source, where the entity names nothing of the source:
   * `owner/name` may be of another host. Absent: they may.
   */
  mayBuild?(annotations: Readonly<Record<string, string>>): boolean;
  /**
   * Verifies a request to the webhook of the source; undefined for what is well signed and of no interest, as a ping. Absent
   * where the source has no webhook.
   *
   * @throws `AuthenticationError` when it is forged or too old
   * @throws `InputError` when a header or the body cannot be read
   */
  verify?(request: WebhookRequest): VerifiedDelivery | undefined;
  /** Whether it may bring reports of tests of builds of a repository to another source. Absent where it may of any. */
  mayReportOn?(repository: string | undefined): boolean;
  /**
   * What a stored delivery says. It may ask the provider, where the delivery is only a hint.
   *
   * @throws `NotYetError` when another delivery has to come first, `HeldError` when the provider is not to be asked now
   * @throws when it cannot be read now; it is tried again, five times
   */
  read(
    delivery: { kind: string; body: string; receivedAt: Date },
    options: ReadOptions,
  ): Promise<SourceReports>;
  /**
   * The log of a job, from its beginning, in pieces of any size; undefined where the provider has it no more. It is asked for by a
   * person, read as far as is needed, and not stored. Absent where logs cannot be read.
   *
   * @throws `NoAccessError` where the provider has it no more as well; any other error when it does not answer
   */
  readLog?(
    job: LoggedJob,
    options: { signal: AbortSignal },
  ): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Topics of the events service that tell of its builds. Absent where it is not to listen. */
  readonly topics?: readonly string[];
  /**
   * The delivery that an event is; undefined for what is of no interest, or of another source. Of one that is published on several
   * topics it is the same each time. Needed beside `topics`.
   */
  fromEvent?(event: SourceEvent): EventDelivery | undefined;
  /**
   * What of the provider an entity names, to be asked for builds: repositories. Absent where the provider cannot be asked.
   */
  scopesOf?(annotations: Readonly<Record<string, string>>): string[];
  /** As `scopesOf`, of a page that an entity links to. */
  scopesOfLink?(address: URL): string[];
  /**
   * Asks the provider for builds of a scope, one small step after the other: first for what is new, as deliveries get lost, then
   * for the past. Needed beside `scopesOf`.
   *
   * @throws when it cannot be asked now; the same step is tried again later
   */
  poll?(scope: string, options: PollOptions): Promise<PollStep>;
  /** What {@link PollStep.progress} counts. Absent where it is neither. */
  readonly progressUnit?: 'builds' | 'days';
  /**
   * Tries out whether the provider answers, for somebody who waits for it: a few small calls. Absent where it cannot be asked.
   *
   * @throws when it does not answer, or refuses the credentials; the message names the fix, and no secret
   */
  check?(options: CheckOptions): Promise<SourceCheck>;
}

/**
 * Takes sources.
 *
 * @public
 */
export interface BuildHealthSourcesExtensionPoint {
  /** @throws when its id is taken */
  addSource(source: BuildSource): void;
}

/**
 * Where modules of the build-health backend add CI providers.
 *
 * @public
 */
export const buildHealthSourcesExtensionPoint =
  createExtensionPoint<BuildHealthSourcesExtensionPoint>({
    id: 'build-health.sources',
  });
