import { createHmac } from 'node:crypto';
import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';

/** What {@link pushBuilds} pushes to, as configuration of build health. */
export const PUSH_SOURCE = {
  id: 'any-ci',
  secrets: ['a secret of these tests only, 32 characters'],
};

/** A finished build of trunk. */
export const trunkBuild = (
  repository: string,
  build: Partial<BuildReport> & { externalId: string; finishedAt: string },
): BuildReport => ({
  pipeline: { key: 'ci', name: 'CI', repository, defaultBranch: 'main' },
  attempt: 1,
  state: 'finished',
  branch: 'main',
  isFork: false,
  trigger: 'push',
  reportedAt: build.finishedAt,
  ...build,
});

/** As a CI does it: signed, and not as anybody. */
export function pushBuilds(
  base: string,
  body: object,
  options: Pick<RequestInit, 'signal'> = {},
): Promise<Response> {
  const text = JSON.stringify(body);
  const seconds = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', PUSH_SOURCE.secrets[0])
    .update(`${seconds}.${text}`)
    .digest('hex');
  return fetch(`${base}/build-health/webhooks/${PUSH_SOURCE.id}`, {
    ...options,
    method: 'POST',
    headers: { 'X-Callboard-Signature': `t=${seconds},v1=${signature}` },
    body: text,
  });
}
