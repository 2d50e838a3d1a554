import {
  tryRead,
  type BuildSource,
  type CheckedRead,
} from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import type { Credentials } from '../readConfig';
import type { GitHubClient } from './GitHubClient';

type Check = Required<BuildSource>['check'];

/** What GitHub answers says nothing here but that it is given. */
const anything = z.unknown();

/** What is to be done where a repository itself is not given. */
const fixOfRepository = (credentials: Credentials) =>
  'app' in credentials
    ? 'Install the App at the owner of the repository, and let it have this repository; or mend github.com/project-slug of the entity'
    : 'Let the token have this repository; or mend github.com/project-slug of the entity';

const FIX_OF_ACTIONS =
  'Give it the permission Actions: read-only (a classic token: the scope repo). For an App the owner has to accept the new permission';

/** Asks for a repository, and for a run of it. */
async function readOf(
  repository: string,
  options: {
    client: GitHubClient;
    credentials: Credentials;
    signal: AbortSignal;
  },
): Promise<CheckedRead> {
  const { client, credentials, signal } = options;
  const question = { schema: anything, signal };
  const what = `Actions of ${repository}`;
  const known = await tryRead(what, {
    fix: fixOfRepository(credentials),
    read: () => client.get(repository, { ...question, path: '' }),
  });
  if (!known.isAllowed) return known;
  const query = { per_page: 1 };
  return tryRead(what, {
    fix: FIX_OF_ACTIONS,
    read: () =>
      client.get(repository, { ...question, path: 'actions/runs', query }),
  });
}

/** Tries out who GitHub takes us for, and whether it gives runs of some repositories. */
export const checkWith =
  (client: GitHubClient, credentials: Credentials): Check =>
  async ({ scopes, signal }) => {
    const account = await client.whoAmI(signal);
    const reads: CheckedRead[] = [];
    for (const scope of scopes) {
      reads.push(await readOf(scope, { client, credentials, signal }));
    }
    const quota = await client.quotaOf(scopes[0] ?? '');
    return {
      ...(account !== undefined && { account }),
      reads,
      ...(quota && { quota }),
    };
  };
