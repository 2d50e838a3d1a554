import {
  HeldError,
  NoAccessError,
  type BuildSource,
  type CheckedRead,
} from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import { pathOfFullName } from '../mapping/jobNames';
import type { JenkinsClient } from './JenkinsClient';

const whoSchema = z.object({ name: z.string(), anonymous: z.boolean() });

const FIX_OF_NAME =
  'Mend jenkins.io/job-full-name of the entity, or give the user Job/Read of it: Jenkins does not tell which of both it is';

async function readOf(
  scope: string,
  client: JenkinsClient,
  signal: AbortSignal,
): Promise<CheckedRead> {
  const what = `Builds of ${scope}`;
  try {
    const answer = await client.getJson(`${pathOfFullName(scope)}/api/json`, {
      tree: 'fullName',
      signal,
    });
    return answer === undefined
      ? { what, isAllowed: false, fix: FIX_OF_NAME }
      : { what, isAllowed: true };
  } catch (error) {
    if (!(error instanceof NoAccessError)) throw error;
    return { what, isAllowed: false, fix: error.message };
  }
}

/** Tries out who Jenkins takes us for, and whether it gives some jobs. */
export const checkWith =
  (client: JenkinsClient): Required<BuildSource>['check'] =>
  async ({ scopes, signal }) => {
    try {
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
    } catch (error) {
      if (!(error instanceof HeldError)) throw error;
      throw new Error(`${error.message} (${error.until.toISOString()})`);
    }
  };
