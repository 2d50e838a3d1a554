import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { fromRoot } from '../lib/paths.mjs';

const TRIES = 240;
const ADMIN = 'user:default/ines-moreau';

const readExample = name =>
  parse(fs.readFileSync(fromRoot('examples', name), 'utf8'));

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

/** Gives what calls one family as one person. */
const callerOf = (url, family, token) => async (method, path, body) => {
  const response = await fetch(`${url}/api/${family}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, answer };
};

/** Families read the catalog by themselves: until they know an entity, what is asked of it is refused, and tried again. */
async function untilTaken(title, ask, wait = [400, 403, 404, 503]) {
  for (let rest = TRIES; ; rest--) {
    const { status, answer } = await ask();
    if (status < 300) return answer;
    if (rest === 0 || !wait.includes(status)) {
      throw new Error(`${title}: ${JSON.stringify(answer)}`);
    }
    await sleep(500);
  }
}

/** Makes the schedules of the sample organisation where there are none, as one of its administrators, through the API. */
export async function makeSampleSchedules(url) {
  const call = callerOf(url, 'oncall', await signIn(url, ADMIN));
  const { answer } = await call('GET', '/schedules?limit=1');
  if (answer.totalItems > 0) return;
  for (const schedule of readExample('oncall/schedules.yaml')) {
    await untilTaken(schedule.name, () => call('POST', '/schedules', schedule));
  }
}

const DAY = 86_400_000;
const daysFromNow = days => new Date(Date.now() + days * DAY).toISOString();

/** What the file has as days since, stands as a time. */
const factsOf = ([entityRef, facts]) =>
  Object.entries(facts).map(([name, value]) => ({
    entityRef,
    fact: `ci/${name}`,
    value: name === 'secret-scan-at' ? daysFromNow(-value) : value,
  }));

const TOKEN = 'Sample data';

/** Pushes what pipelines of the sample say, with a token of its own: that of the last start is known to nobody any more. */
async function pushFacts(url, call) {
  const ask = { provider: 'ci', title: TOKEN };
  const made = await untilTaken(TOKEN, () => call('POST', '/push-tokens', ask));
  const { answer: tokens } = await call('GET', '/push-tokens');
  for (const { id, title } of tokens.items) {
    if (title === TOKEN && id !== made.token.id) {
      await call('DELETE', `/push-tokens/${id}`);
    }
  }
  const push = callerOf(url, 'scorecards', made.secret);
  const facts = Object.entries(readExample('scorecard-data/ci.yaml'));
  const body = { facts: facts.flatMap(factsOf) };
  await untilTaken('Facts', () => push('POST', '/intake/facts', body));
}

/** Asks for the exemptions of the sample where there are none, and has an administrator decide. */
async function askForExemptions(url, call) {
  const { answer } = await call('GET', '/exemptions?limit=1');
  if (answer.items.length > 0) return;
  const { exemptions } = readExample('scorecard-data/people.yaml');
  for (const { service, by, in: days, decision, note, ...ask } of exemptions) {
    const asker = callerOf(url, 'scorecards', await signIn(url, by));
    const request = { ...ask, entityRef: service, until: daysFromNow(days) };
    const { id } = await untilTaken(service, () =>
      asker('POST', '/exemptions', request),
    );
    if (!decision) continue;
    await untilTaken(service, () =>
      call('POST', `/exemptions/${id}/decision`, {
        decision,
        ...(note && { note }),
      }),
    );
  }
}

/** Says through the API what pipelines of the sample organisation say, and what its people ask for where nobody has yet. */
export async function makeSampleScorecards(url) {
  const call = callerOf(url, 'scorecards', await signIn(url, ADMIN));
  await pushFacts(url, call);
  await askForExemptions(url, call);
}

const MINUTE = 60_000;
const SAMPLE_KEY = 'Sample Alertmanager';

/** A body of Alertmanager's webhook. */
function alertsBody({ group, alerts }, status, now) {
  const { alertname } = group;
  const at = minutes => new Date(now - minutes * MINUTE).toISOString();
  return {
    version: '4',
    groupKey: `{}:{alertname="${alertname}"}`,
    truncatedAlerts: 0,
    ...{ status, receiver: 'callboard', groupLabels: group },
    commonLabels: group,
    commonAnnotations: {},
    externalURL: 'https://alertmanager.larkspur.example',
    alerts: alerts.map(({ labels, annotations, firingForMinutes }, index) => ({
      ...{ status, labels, annotations },
      startsAt: at(firingForMinutes),
      endsAt: status === 'resolved' ? at(0) : '0001-01-01T00:00:00Z',
      generatorURL: `https://prometheus.larkspur.example/graph?alert=${alertname}`,
      fingerprint: `sample-${alertname}-${index}`,
    })),
  };
}

/** Says who is paged, before there is something to be paged for. */
async function makeSamplePolicies(call) {
  const { items } = (await call('GET', '/policies')).answer;
  for (const policy of readExample('alerts/policies.yaml')) {
    if (items.some(({ title }) => title === policy.title)) continue;
    await untilTaken(policy.title, () => call('POST', '/policies', policy));
  }
}

/** Has the sample organisation's alerts fire where there were none yet, by a routing key as any sender has one. */
export async function makeSampleAlerts(url) {
  const call = callerOf(url, 'alerts', await signIn(url, ADMIN));
  const known = await call('GET', '/alerts?state=all&limit=1');
  if (known.answer.totalItems > 0) return;
  await makeSamplePolicies(call);
  const { secret } = await untilTaken(SAMPLE_KEY, () =>
    call('POST', '/keys', { title: SAMPLE_KEY, scope: { kind: 'any' } }),
  );
  const send = callerOf(url, 'alerts', secret);
  const now = Date.now();
  const told = readExample('alerts/alerts.yaml');
  const states = told.flatMap(group => [
    [group, 'firing'],
    ...(group.isOver ? [[group, 'resolved']] : []),
  ]);
  for (const [group, status] of states) {
    await untilTaken(group.group.alertname, () =>
      send('POST', '/intake/alertmanager', alertsBody(group, status, now)),
    );
  }
}
