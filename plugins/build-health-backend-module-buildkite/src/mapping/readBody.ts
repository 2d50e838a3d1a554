import { InputError } from '@backstage/errors';
import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import { buildSchema, eventBridgeSchema, webhookSchema } from './schemas';
import { toReports } from './toReports';
import { toTime } from './values';

const isEventBridge = (body: unknown) =>
  typeof body === 'object' && body !== null && 'detail-type' in body;

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (!read.success) {
    throw new InputError(
      `It is in a form that is not known: ${z.prettifyError(read.error)}`,
    );
  }
  return read.data;
}

/**
 * What a webhook of builds or jobs says, or an event of EventBridge. The same body gives the same reports, whenever it comes.
 *
 * @throws `InputError` when it is none of them
 */
export function readDelivery(
  body: unknown,
  options: { organization: string; receivedAt: Date },
): SourceReports {
  const { receivedAt } = options;
  const event = isEventBridge(body)
    ? parse(eventBridgeSchema, body)
    : { detail: parse(webhookSchema, body), time: undefined };
  const { build, job, pipeline, organization } = event.detail;
  return toReports({
    build,
    job,
    pipeline,
    organization: organization?.slug?.toLowerCase() ?? options.organization,
    reportedAt: toTime(event.time),
    receivedAt,
  });
}

/**
 * What the REST API says of a build, with its jobs.
 *
 * @throws `InputError` when it is no build
 */
export function readRestBuild(
  body: unknown,
  options: { organization: string; fetchedAt: Date },
): SourceReports {
  const { organization, fetchedAt } = options;
  return toReports({
    build: parse(buildSchema, body),
    organization,
    reportedAt: fetchedAt.toISOString(),
    receivedAt: fetchedAt,
  });
}
