import { z } from 'zod';
import {
  HeldError,
  NoAccessError,
} from '@callboard/backstage-plugin-build-health-node';
import { LISTING_TREE, MOST_LISTED } from '../client/trees';
import { pathOfFullName } from '../mapping/jobNames';
import {
  CALLS,
  NOTHING,
  questionOf,
  type Asking,
  type Stepped,
} from './Asking';
import {
  PAGE,
  walkOf,
  type JobState,
  type Look,
  type PollState,
} from './state';

/** Folders of a scope that are listed; each is a call of each look. */
export const MOST_FOLDERS = 100;
/** Jobs of a scope, as branches: more than that is no entity, but a controller. */
export const MOST_JOBS = 500;

/** Builds that cost less on a page than a call of their own. */
const NEAR = 10;
/** Calls that cost less than a page. */
const FEW = 5;

const lastBuild = z
  .object({ number: z.number().int() })
  .nullish()
  .catch(undefined);

const itemSchema = z.object({
  fullName: z.string(),
  lastBuild,
  /** Only what holds jobs has it. */
  jobs: z.array(z.unknown()).optional(),
});

const listingSchema = itemSchema.extend({ _class: z.string().optional() });

type Item = z.infer<typeof itemSchema>;

/** Which builds of a job are to be read, by the number of its last one. */
function newOf(
  job: string,
  known: JobState | undefined,
  last: number,
): Pick<Look, 'walks' | 'far'> {
  // A job that was made anew begins with 1 again.
  if (!known || last < known.last) {
    return { walks: last > 0 ? [walkOf(job)] : [], far: [] };
  }
  // A few that go on for long are asked for one by one: a page down to them would bring all that have ended since, each time.
  const isNear = (number: number) => number > known.last - NEAR;
  const isFew = known.open.filter(n => !isNear(n)).length <= FEW;
  const isOnPage = (number: number) =>
    isNear(number) || (!isFew && number > last - PAGE);
  const far = known.open.filter(number => !isOnPage(number));
  const from = Math.min(known.last + 1, ...known.open.filter(isOnPage));
  return {
    walks: from <= last ? [walkOf(job, from - 1, last - from + 1)] : [],
    far: far.map(number => ({ job, number })),
  };
}

/** A job of a list: what it has that is new, or that all of its past is to be read. */
function withJob(state: PollState, look: Look, item: Item) {
  const { fullName: job } = item;
  if (look.jobs.includes(job)) return { state, look };
  if (look.jobs.length >= MOST_JOBS) {
    return { state, look: { ...look, isCut: true } };
  }
  const last = item.lastBuild?.number ?? 0;
  const known = state.jobs[job];
  const isPast = !known && !state.isListed;
  const found = isPast ? { walks: [], far: [] } : newOf(job, known, last);
  const open = known && last >= known.last ? known.open : [];
  return {
    state: {
      ...state,
      jobs: { ...state.jobs, [job]: { last, open } },
      ...(isPast && last > 0
        ? {
            past: [...state.past, walkOf(job)],
            pastJobs: state.pastJobs + 1,
          }
        : {}),
    },
    look: {
      ...look,
      jobs: [...look.jobs, job],
      walks: [...look.walks, ...found.walks],
      far: [...look.far, ...found.far],
    },
  };
}

/** What is listed may be a job itself. */
function itemsOf(listing: z.infer<typeof listingSchema>): Item[] {
  if (!listing.jobs) return [listing];
  return listing.jobs.flatMap(one => itemSchema.safeParse(one).data ?? []);
}

function withListing(
  state: PollState,
  look: Look,
  listing: z.infer<typeof listingSchema>,
) {
  const [, ...folders] = look.folders;
  const isFull = (listing.jobs?.length ?? 0) >= MOST_LISTED;
  let reached = {
    state,
    look: {
      ...look,
      folders,
      listed: look.listed + 1,
      isCut: look.isCut || isFull,
    },
  };
  for (const item of itemsOf(listing)) {
    if (item !== listing && item.jobs) {
      const { look: now } = reached;
      const isRoom = now.listed + now.folders.length < MOST_FOLDERS;
      reached.look = isRoom
        ? { ...now, folders: [...now.folders, item.fullName] }
        : { ...now, isCut: true };
    } else {
      reached = withJob(reached.state, reached.look, item);
    }
  }
  return reached;
}

/** @throws NoAccessError where there is no such thing as the scope */
async function list(folder: string, asking: Asking) {
  const answer = await asking.client
    .getJson(`${pathOfFullName(folder)}/api/json`, {
      ...questionOf(asking),
      tree: LISTING_TREE,
    })
    .catch(error => {
      // Others of the scope may be seen nevertheless.
      const isPart = folder !== asking.scope;
      if (isPart && error instanceof NoAccessError) return undefined;
      throw error;
    });
  if (answer !== undefined) return listingSchema.parse(answer);
  // It was removed since its folder was listed.
  if (folder !== asking.scope) return undefined;
  throw new NoAccessError(
    `Jenkins has no job or folder '${folder}', or ${asking.client.user.replace(
      /^The/,
      'the',
    )} has no Job/Read there`,
  );
}

/** Lists the folders that are left, a few at a time. */
export async function listFolders(
  state: PollState,
  begun: Look,
  asking: Asking,
): Promise<Stepped> {
  let reached = { state, look: begun };
  let held: HeldError | undefined;
  for (let calls = 0; calls < CALLS && !held; calls++) {
    const [folder, ...folders] = reached.look.folders;
    if (folder === undefined || (calls > 0 && asking.isLate())) break;
    try {
      const listing = await list(folder, asking);
      reached = listing
        ? withListing(reached.state, reached.look, listing)
        : { ...reached, look: { ...reached.look, folders } };
      if (listing) asking.knowledge.learn(folder, listing._class);
    } catch (error) {
      // What was listed is kept.
      if (calls === 0 || !(error instanceof HeldError)) throw error;
      held = error;
    }
  }
  return {
    held,
    state: { ...reached.state, look: reached.look },
    reports: NOTHING,
  };
}
