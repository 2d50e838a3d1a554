/**
 * A job whose log is asked for, as the source reported it.
 *
 * @public
 */
export interface LoggedJob {
  pipelineKey: string;
  /** `owner/name`, in lower case. */
  repository?: string;
  /** `externalId` of the build. */
  buildId: string;
  attempt: number;
  /** `externalId` of the job. */
  jobId: string;
}
