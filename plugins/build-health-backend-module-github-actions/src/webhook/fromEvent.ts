import { createHash } from 'node:crypto';
import type {
  EventDelivery,
  SourceEvent,
} from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';

/** Published by the ingress of the events backend; its router for GitHub publishes it once more, with the name of the event. */
const TOPIC = 'github';
const KINDS = ['workflow_run', 'workflow_job'] as const;

export const TOPICS: readonly string[] = [
  TOPIC,
  ...KINDS.map(kind => `${TOPIC}.${kind}`),
];

const linked = z.object({ html_url: z.string() });
const schema = z.union([
  z.object({ workflow_run: linked }),
  z.object({ workflow_job: linked }),
]);

/** Headers keep their case in what some publish. */
function headerOf({ metadata = {} }: SourceEvent, name: string) {
  const [, value] =
    Object.entries(metadata).find(
      ([written]) => written.toLowerCase() === name,
    ) ?? [];
  return Array.isArray(value) ? value[0] : value;
}

const hostOf = (address: string) =>
  URL.canParse(address) ? new URL(address).host : undefined;

/**
 * The delivery that an event of the portal is. Servers of GitHub share their topics: what has happened elsewhere is of another
 * source.
 */
export function fromEvent(
  event: SourceEvent,
  host: string,
): EventDelivery | undefined {
  const { success, data } = schema.safeParse(event.eventPayload);
  if (!success) return undefined;
  const [kind, { html_url: address }] =
    'workflow_run' in data
      ? (['workflow_run', data.workflow_run] as const)
      : (['workflow_job', data.workflow_job] as const);
  if (hostOf(address) !== host) return undefined;
  const body = JSON.stringify(event.eventPayload);
  const key =
    headerOf(event, 'x-github-delivery') ??
    createHash('sha256').update(body).digest('base64url');
  return { kind, key: key.slice(0, 200), body };
}
