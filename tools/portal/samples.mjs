import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { fromRoot } from '../lib/paths.mjs';

const TRIES = 240;

/** Signs in through the same door as the buttons of the sign-in page; waits until the catalog has read the user. */
async function signIn(url, user) {
  for (let rest = TRIES; ; rest--) {
    const response = await fetch(`${url}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': user, 'x-requested-with': 'XMLHttpRequest' },
    }).catch(() => undefined);
    if (response?.ok) return (await response.json()).backstageIdentity.token;
    if (rest === 0) throw new Error(`${user} cannot sign in`);
    await sleep(500);
  }
}

async function call(url, token, method, path, body) {
  const response = await fetch(`${url}/api/oncall${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}

/**
 * Makes the schedules of the sample organisation where there are none, as one of its administrators, through the API.
 * On-call reads the catalog by itself: until it knows a team, that team's schedule is refused and tried again.
 */
export async function makeSampleSchedules(url) {
  const file = fromRoot('examples/oncall/schedules.yaml');
  const token = await signIn(url, 'user:default/ines-moreau');
  const known = await call(url, token, 'GET', '/schedules?limit=1');
  if (known.answer.totalItems > 0) return;
  for (const schedule of parse(fs.readFileSync(file, 'utf8'))) {
    for (let rest = TRIES; ; rest--) {
      const made = await call(url, token, 'POST', '/schedules', schedule);
      if (made.status === 201) break;
      if (rest === 0 || ![400, 403, 503].includes(made.status)) {
        throw new Error(`${schedule.name}: ${JSON.stringify(made.answer)}`);
      }
      await sleep(500);
    }
  }
}
