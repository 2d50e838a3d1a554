/** A request to the webhook of a source, before it is signed. */
export type SampleDelivery =
  | { source: 'github'; event: string; id: string; body: string }
  | { source: 'sample-ci'; body: string };
