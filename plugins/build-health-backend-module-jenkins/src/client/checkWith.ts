import {
  NoAccessError,
  tryRead,
  type BuildSource,
  type CheckedRead,
} from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import { pathOfFullName } from '../mapping/jobNames';
import type { JenkinsClient } from './JenkinsClient';

const whoSchema = z.object({ name: z.string(), anonymous: z.boolean() });

const FIX_OF_NAME =
  'Mend jenkins.io/job-full-name of the entity, or give the user Job/Read of it: Jenkins does not tell which of both it is';

const readOf = (scope: string, client: JenkinsClient, signal: AbortSignal) =>
  tryRead(`Builds of ${scope}`, {
    read: async () => {
      const path = `${pathOfFullName(scope)}/api/json`;
      const answer = await client.getJson(path, { tree: 'fullName', signal });
      if (answer === undefined) throw new NoAccessError(FIX_OF_NAME);
    },
  });

/** Tries out who Jenkins takes us for, and whether it gives some jobs. */
export const checkWith =
  (client: JenkinsClient): Required<BuildSource>['check'] =>
  async ({ scopes, signal }) => {
    const answer = await client.getJson('/whoAmI/api/json', {
      tree: 'name,anonymous',
      signal,
    });
    const who = whoSchema.safeParse(answer).data;
    const reads: CheckedRead[] = [];
    for (const scope of scopes) {
      reads.push(await readOf(scope, client, signal));
    }
    return { ...(who && !who.anonymous && { account: who.name }), reads };
  };
