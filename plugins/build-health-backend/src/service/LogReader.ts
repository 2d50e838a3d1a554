import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { LogExcerpt } from '@callboard/backstage-plugin-build-health-common';
import { NoAccessError } from '@callboard/backstage-plugin-build-health-node';
import type { BuildStore, PipelineRecord } from '../database/BuildStore';
import type { Sources } from '../inbox/Sources';
import { LogExcerptReader } from '../logs/LogExcerptReader';
import type { BuildReader } from './BuildReader';

/** Of a log; what is behind is left out. */
const MOST_BYTES = 50 * 1_024 * 1_024;
/** A person waits for it. */
const LIMIT_MS = 20_000;

interface LogReaderOptions {
  /** For what the caller sees. */
  builds: Pick<BuildReader, 'find'>;
  store: Pick<BuildStore, 'readJobs'>;
  sources: Pick<Sources, 'get'>;
  /** How long a log is read. */
  limitMs?: number;
}

/** Reads why a job failed from its log at the provider, and keeps nothing of it. */
export class LogReader {
  readonly #options: LogReaderOptions;

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError when there is no such job, or its log is gone */
  async read(request: {
    id: string;
    jobId: string;
    entityRef: string;
  }): Promise<LogExcerpt> {
    const { jobId } = request;
    const { builds, store, limitMs = LIMIT_MS } = this.#options;
    const { build, pipeline } = await builds.find(request);
    const { externalId, attempt } = build;
    const jobs = await store.readJobs(pipeline.id, externalId, attempt);
    if (!jobs.some(job => job.externalId === jobId)) {
      throw new NotFoundError(`Build ${request.id} has no job ${jobId}`);
    }
    const signal = AbortSignal.timeout(limitMs);
    const pieces = await this.#ask(pipeline, {
      buildId: externalId,
      attempt,
      jobId,
      signal,
    });
    return this.#excerptOf(pieces, signal);
  }

  async #ask(
    { sourceId, key, repository }: PipelineRecord,
    {
      signal,
      ...job
    }: { buildId: string; attempt: number; jobId: string; signal: AbortSignal },
  ): Promise<AsyncIterable<Uint8Array>> {
    const source = this.#options.sources.get(sourceId);
    if (!source?.readLog) {
      throw new ConflictError(
        `Logs of ${
          source?.title ?? sourceId
        } cannot be read; open the job there`,
      );
    }
    const pieces = await source
      .readLog(
        { pipelineKey: key, ...(repository && { repository }), ...job },
        { signal },
      )
      .catch(error => {
        if (NoAccessError.is(error)) {
          throw new NotFoundError(
            `${source.title} has no such log, or does not let us read it`,
            error,
          );
        }
        throw new ServiceUnavailableError(
          `${source.title} did not give the log`,
          error,
        );
      });
    if (!pieces) {
      throw new NotFoundError(`${source.title} has that log no more`);
    }
    return pieces;
  }

  async #excerptOf(
    pieces: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<LogExcerpt> {
    const reader = new LogExcerptReader();
    const decoder = new TextDecoder();
    let left = MOST_BYTES;
    try {
      for await (const piece of pieces) {
        reader.add(decoder.decode(piece.subarray(0, left), { stream: true }));
        left -= piece.byteLength;
        if (left <= 0 || signal.aborted) break;
      }
    } catch (error) {
      // What came in time is shown.
      if (!signal.aborted || left === MOST_BYTES) {
        throw new ServiceUnavailableError(
          'The log broke off; try again, or open the job at its provider',
          error,
        );
      }
    }
    return reader.end(left <= 0 || signal.aborted);
  }
}
