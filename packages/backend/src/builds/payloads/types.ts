/** A request to the webhook of a source, before it is signed. */
export type SampleDelivery =
  | { source: 'github'; event: string; id: string; body: string }
  | { source: 'sample-ci'; body: string };

/** What is sent of an attempt beside its run. */
export interface DeliveryOptions {
  /** The jobs of a failed one. */
  withJobs: boolean;
  /** Its report of tests, where its pipeline has some. */
  withTests: boolean;
}
