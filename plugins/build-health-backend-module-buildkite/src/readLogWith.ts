import {
  NoAccessError,
  type BuildSource,
} from '@callboard/backstage-plugin-build-health-node';
import type { BuildkiteClient } from './client/BuildkiteClient';

/** Reads logs of jobs. One that is gone is no failure: Buildkite deletes them with their builds. */
export const readLogWith =
  (
    client: Pick<BuildkiteClient, 'readLog'>,
  ): NonNullable<BuildSource['readLog']> =>
  async ({ jobId }, options) => {
    try {
      return await client.readLog(jobId, options);
    } catch (error) {
      if (error instanceof NoAccessError) return undefined;
      throw error;
    }
  };
