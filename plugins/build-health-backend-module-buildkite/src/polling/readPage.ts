import {
  timeSlices,
  TooLargeError,
  type SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import {
  TooDeepError,
  type BuildkiteClient,
  type BuildListPage,
} from '../client/BuildkiteClient';
import { readBuilds } from './readBuilds';
import { MOST_PER_PAGE, type BuildSlices } from './state';

/** Who asks. */
export interface Asking {
  client: BuildkiteClient;
  organization: string;
  /** Of the limit, that may be used for it. Absent: all that is ours. */
  share?: number;
  now: Date;
  signal: AbortSignal;
}

/** What a page has brought, and what is left after it. */
export interface ReadPage {
  slices: BuildSlices;
  reports: SourceReports;
  problem?: string;
}

const NOTHING: SourceReports = { builds: [], jobs: [] };

const toIso = (seconds: number) => new Date(seconds * 1_000).toISOString();

const isOneSecond = (slices: BuildSlices) =>
  slices.to - timeSlices.startOf(slices) <= 1;

/** The next slice has a longer page again. */
const nextSlice = (
  slices: BuildSlices,
  after: { hasNext: boolean; hadFew: boolean },
): BuildSlices => ({
  ...timeSlices.afterPage(slices, after),
  perPage: after.hasNext
    ? slices.perPage
    : Math.min(slices.perPage * 2, MOST_PER_PAGE),
});

async function ask(
  slices: BuildSlices,
  asking: Asking,
  query: Record<string, string>,
): Promise<BuildListPage> {
  return asking.client.listBuilds({
    query: {
      // From its first moment on, and before its last: https://buildkite.com/docs/apis/rest-api/builds#list-builds-for-an-organization
      created_from: toIso(timeSlices.startOf(slices)),
      created_to: toIso(slices.to),
      // Without it, only the last try of each job is told.
      include_retried_jobs: 'true',
      per_page: slices.perPage,
      page: slices.page,
      ...query,
    },
    share: asking.share,
    signal: asking.signal,
  });
}

/** Fewer builds at once. One that is too long by itself is read without its jobs. */
async function readLess(
  slices: BuildSlices,
  asking: Asking,
  query: Record<string, string>,
): Promise<ReadPage> {
  if (slices.perPage > 1) {
    const perPage = Math.floor(slices.perPage / 2);
    // Pages of another length are others: those of the slice that were read are read again.
    return { slices: { ...slices, perPage, page: 1 }, reports: NOTHING };
  }
  const page = await ask(slices, asking, { ...query, exclude_jobs: 'true' });
  return toRead(slices, page, asking);
}

/** A slice that Buildkite does not list to its end is cut. */
function narrow(slices: BuildSlices, { message }: TooDeepError): ReadPage {
  if (!isOneSecond(slices)) {
    return {
      slices: { ...slices, ...timeSlices.halved(slices) },
      reports: NOTHING,
    };
  }
  return {
    slices: nextSlice(slices, { hasNext: false, hadFew: false }),
    reports: NOTHING,
    problem: message,
  };
}

function toRead(
  slices: BuildSlices,
  { builds, nextPage }: BuildListPage,
  { organization, now }: Asking,
): ReadPage {
  const read = readBuilds(builds, { organization, fetchedAt: now });
  const hadFew = slices.page === 1 && builds.length < slices.perPage / 2;
  return {
    slices: nextSlice(slices, { hasNext: nextPage !== undefined, hadFew }),
    reports: read.reports,
    ...(read.unreadable > 0 && {
      problem: `${read.unreadable} builds of a list cannot be read`,
    }),
  };
}

/**
 * Reads a page of a slice.
 *
 * @param query - what else is wanted of its builds
 */
export async function readPage(
  slices: BuildSlices,
  asking: Asking,
  query: Record<string, string> = {},
): Promise<ReadPage> {
  try {
    return toRead(slices, await ask(slices, asking, query), asking);
  } catch (error) {
    if (error instanceof TooLargeError) return readLess(slices, asking, query);
    if (error instanceof TooDeepError) return narrow(slices, error);
    throw error;
  }
}
