/*
 * Somebody who sends, in a process of its own. When each request is sent is fixed before: whoever is slow to answer is sent the
 * next ones all the same, and the time of an answer counts from the moment at which its request was due. Without a rate all are
 * due at once.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { atTimes, request, serveTasks } from '../sending.mjs';

const POLL_MS = 50;
const GIVE_UP_MS = 30_000;

function signed({ url, secret, template }, values) {
  const text = template
    .map(part => (typeof part === 'number' ? values[part] : part))
    .join('');
  const body = Buffer.from(text);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return {
    url,
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'content-length': body.length,
      'user-agent': 'GitHub-Hookshot/bench',
      'x-github-event': 'workflow_run',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${signature}`,
    },
  };
}

/** Sends deliveries. */
async function deliver(task) {
  const { events, perSecond } = task;
  // What is sent at once is signed before.
  const ready = perSecond ? [] : events.map(values => signed(task, values));
  const begun = performance.now();
  const answers = await atTimes(
    { count: events.length, perSecond },
    async (index, dueAt) => {
      const delivery = ready[index] ?? signed(task, events[index]);
      const { status } = await request(delivery);
      return { status, ms: performance.now() - dueAt };
    },
  );
  return { answers, ms: performance.now() - begun };
}

/** Reads the same addresses over and over. */
async function read(task) {
  const { requests, headers, perSecond, seconds } = task;
  const answers = await atTimes(
    { count: Math.ceil(perSecond * seconds), perSecond },
    async (index, dueAt) => {
      const { url, body } = requests[index % requests.length];
      const { status } = await request({ url, method: 'POST', headers, body });
      return { status, ms: performance.now() - dueAt };
    },
  );
  return { answers };
}

const isRed = (text, run) =>
  JSON.parse(text).items[0].pipelines.some(
    ({ trunk }) =>
      trunk.state === 'red' && trunk.firstRed?.externalId === String(run),
  );

/** Sends deliveries of builds that fail, and asks after each until its service is red by it. */
async function watch(task) {
  const { events, runs, requests, headers, perSecond } = task;
  const answers = await atTimes(
    { count: events.length, perSecond },
    async (index, dueAt) => {
      const { status } = await request(signed(task, events[index]));
      if (status !== 202) return { status, ms: Infinity };
      const { url, body } = requests[index];
      while (performance.now() < dueAt + GIVE_UP_MS) {
        const health = await request({ url, method: 'POST', headers, body });
        if (health.status === 200 && isRed(health.text, runs[index])) {
          return { status, ms: performance.now() - dueAt };
        }
        await sleep(POLL_MS);
      }
      return { status, ms: Infinity };
    },
  );
  return { answers };
}

serveTasks({ deliver, read, watch });
