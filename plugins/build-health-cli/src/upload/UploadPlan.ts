import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';

/** The build that reports are of. */
export interface ReportedBuild {
  /** The source that tells the build. */
  source: string;
  /** Absent where the id of the build is unique within its source. */
  pipelineKey?: string;
  buildId: string;
  /** From 1. */
  attempt: number;
}

/** A report of tests as it is sent. */
export interface SentReport extends ReportedBuild {
  /** Tells apart reports of one attempt. */
  name: string;
  /** Gzip of the XML, in base64. */
  content: string;
}

/** What is to be sent, and where to. */
export interface UploadPlan {
  /** Address of the webhook. */
  address: string;
  source: string;
  of: ReportedBuild;
  /** Stands before the names of reports. */
  job?: string;
  /** The build itself, where no module tells it. */
  build?: BuildReport;
}
