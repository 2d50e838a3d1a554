import type { VerifiedDelivery } from './buildHealthSourcesExtensionPoint';

/**
 * An event of the portal's events service, as it was published.
 *
 * @public
 */
export interface SourceEvent {
  topic: string;
  eventPayload: unknown;
  /** As a rule the headers of a request, their names in lower case. */
  metadata?: Record<string, string | string[] | undefined>;
}

/**
 * A delivery that came as an event: whoever published it has verified it.
 *
 * @public
 */
export interface EventDelivery extends VerifiedDelivery {
  /** As `read` takes it. */
  body: string;
}
