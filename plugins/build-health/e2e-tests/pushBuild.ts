import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'yaml';

const demo = parse(
  fs.readFileSync(path.resolve('app-config.demo.yaml'), 'utf8'),
);
const [{ id, secrets }] = demo.buildHealth.push;

/** A pipeline of a service of the sample, which nobody else pushes to. */
export interface OwnPipeline {
  key: string;
  /** `owner/name`, as the service's annotation has it. */
  repository: string;
}

/** A finished build of main, by the minute it ended. */
export function buildOf(
  { key, repository }: OwnPipeline,
  {
    number,
    outcome,
    minutesAgo,
  }: { number: number; outcome: 'success' | 'failure'; minutesAgo: number },
) {
  const ago = (minutes: number) =>
    new Date(Date.now() - minutes * 60_000).toISOString();
  return {
    pipeline: { key, name: key, repository, defaultBranch: 'main' },
    externalId: `${number}`,
    number,
    attempt: 1,
    state: 'finished',
    outcome,
    branch: 'main',
    sha: number.toString(16).padStart(40, 'a'),
    isFork: false,
    trigger: 'push',
    author: 'noor-haddad',
    url: `https://ci.larkspur.example/${key}/${number}`,
    createdAt: ago(minutesAgo + 5),
    startedAt: ago(minutesAgo + 4),
    finishedAt: ago(minutesAgo),
    reportedAt: ago(minutesAgo),
  };
}

/** Sends a body as a pipeline does; answers with the status. */
export async function push(
  baseUrl: string,
  body: string,
  secret: string = secrets[0],
): Promise<number> {
  const seconds = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', secret)
    .update(`${seconds}.${body}`)
    .digest('hex');
  const answer = await fetch(
    new URL(`/api/build-health/webhooks/${id}`, baseUrl),
    {
      method: 'POST',
      headers: { 'x-callboard-signature': `t=${seconds},v1=${signature}` },
      body,
    },
  );
  return answer.status;
}

/** A report of a build with a test that failed, or did not, and one that passed. */
export function reportOf(
  { number }: { number: number },
  {
    pipeline,
    attempt = 1,
    isRed,
  }: { pipeline: OwnPipeline; attempt?: number; isRed: boolean },
) {
  const xml = `<testsuite name="payouts"><testcase classname="Payouts" name="are paid once">${
    isRed ? '<failure message="paid twice">at payouts.ts:12</failure>' : ''
  }</testcase><testcase classname="Payouts" name="are booked"/></testsuite>`;
  return {
    pipelineKey: pipeline.key,
    buildId: `${number}`,
    attempt,
    name: 'junit.xml',
    content: gzipSync(xml).toString('base64'),
  };
}
