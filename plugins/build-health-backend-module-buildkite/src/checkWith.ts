import {
  tryRead,
  type BuildSource,
  type CheckedRead,
} from '@callboard/backstage-plugin-build-health-node';
import type { BuildkiteClient } from './client/BuildkiteClient';

/** https://buildkite.com/docs/apis/managing-api-tokens#token-scopes */
const SCOPES = [
  { scope: 'read_builds', what: 'Builds and jobs' },
  { scope: 'read_build_logs', what: 'Logs of jobs' },
];

const toRead = (
  { scope, what }: (typeof SCOPES)[number],
  scopes: readonly string[],
): CheckedRead => {
  const isAllowed = scopes.includes(scope);
  const fix = `Give the token the scope ${scope}, on the page of API access tokens`;
  return { what, isAllowed, ...(!isAllowed && { fix }) };
};

/** Tries out the token: two calls. */
export const checkWith =
  (
    client: BuildkiteClient,
    organization: string,
  ): NonNullable<BuildSource['check']> =>
  async ({ signal }) => {
    const { scopes, user } = await client.getToken({ signal });
    const reads = [
      await tryRead(`Organization ${organization}`, {
        fix: `Let the token reach the organization ${organization}, or correct the slug in buildHealth.buildkite`,
        read: () => client.listBuilds({ query: { per_page: 1 }, signal }),
      }),
      ...SCOPES.map(one => toRead(one, scopes)),
    ];
    return {
      ...(user && { account: user.name }),
      reads,
      ...(client.quota && { quota: client.quota }),
    };
  };
