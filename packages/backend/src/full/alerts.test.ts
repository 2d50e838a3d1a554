import { setTimeout as sleep } from 'node:timers/promises';
import { mockCredentials } from '@backstage/backend-test-utils';
import { seededRandom } from '@internal/test-kit';
import type { Knex } from 'knex';
import { MailServer } from '../mail/__testUtils__/MailServer';
import { BackendProcess } from '../testing/BackendProcess';
import { until } from '../testing/demoPortal';
import { describeFull } from '../testing/describeFull';
import {
  AlertSenders,
  KEYS_OF_FORM,
  planAlerts,
} from './__testUtils__/AlertSenders';
import {
  ADMIN,
  membersOf,
  teamOf,
  teamRefs,
} from './__testUtils__/alertsPeople';
import { countWaiting, judgeAlerts } from './__testUtils__/alertsVerdict';
import { KilledBackends } from './__testUtils__/KilledBackends';
import { NotificationRecorder } from './__testUtils__/NotificationRecorder';
import { OwnPostgres } from './__testUtils__/OwnPostgres';

jest.setTimeout(30 * 60_000);

const ALERTS = Number(process.env.ALERTS ?? 5_000);
const KILLS = Number(process.env.KILLS ?? 50);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** The second level is paged a minute later, and then all of the team. */
const rules = {
  steps: [
    { targets: [{ kind: 'level', level: 1 }], afterMinutes: 0 },
    { targets: [{ kind: 'level', level: 2 }], afterMinutes: 1 },
  ],
  repeat: 0,
  repeatAfterMinutes: 1,
  fallback: { kind: 'team' },
};

describeFull('alerts that are sent to two processes which are killed', () => {
  const random = seededRandom(SEED);
  const planned = planAlerts(ALERTS);
  const mail = new MailServer();
  const people: Promise<unknown>[] = [];
  /** What people were refused. */
  const problems: string[] = [];
  const taken = new Set<string>();
  /** Whoever sees an alert that is theirs to take takes it within seconds. */
  const portal = new NotificationRecorder((userRef, id, title) => {
    if (!title.includes(' is taken') || taken.has(id)) return;
    taken.add(id);
    people.push(
      sleep(random() * 3_000)
        .then(() => post(userRef, `/alerts/${id}/acknowledge`, {}))
        .catch(error => problems.push(`${title}: ${error}`)),
    );
  });
  let postgres: OwnPostgres;
  let backends: KilledBackends;
  let db: Knex;

  /** As a person does who tries again when it did not work. */
  async function post(userRef: string, path: string, body: object) {
    const ask = async () => {
      const [address] = backends.addresses.sort(() => random() - 0.5);
      const answer = await fetch(`${address}/api/alerts${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          authorization: mockCredentials.user.header(userRef),
        },
        signal: AbortSignal.timeout(10_000),
      });
      return { status: answer.status, read: await answer.json() };
    };
    return until(async () => {
      // A process may die in the middle of its answer.
      const { status, read } = await ask().catch(() => ({
        status: 500,
        read: undefined,
      }));
      if (status < 300) return read;
      if (status < 500) problems.push(`${path}: ${JSON.stringify(read)}`);
      return status < 500;
    });
  }

  beforeAll(async () => {
    postgres = await OwnPostgres.start();
    const port = await mail.start();
    const target = await portal.start();
    backends = new KilledBackends({
      random,
      start: () =>
        BackendProcess.start({
          configs: [],
          isBare: true,
          entry: 'src/full/__testUtils__/alertsBackend.ts',
          config: {
            backend: {
              database: {
                ...{ client: 'pg', connection: postgres.connection },
                prefix: 'own_',
                knexConfig: { pool: { min: 0, max: 5 } },
              },
            },
            discovery: { endpoints: [{ target, plugins: ['notifications'] }] },
            alerts: {
              admins: [ADMIN],
              intake: { ratePerMinute: 60_000 },
              notifiers: {
                email: { host: '127.0.0.1', port, from: 'alerts@example.com' },
              },
            },
          },
          env: { NODE_ENV: 'development' },
        }),
    });
    await backends.open();
    db = postgres.open('alerts');
    for (const teamRef of teamRefs) {
      await post(ADMIN, '/policies', {
        ...{ title: 'Both levels', teamRef, rules },
        ...{ isTeamDefault: true, entityRefs: [] },
      });
    }
  });

  afterAll(async () => {
    await backends?.close();
    await db?.destroy();
    await Promise.all([portal.stop(), mail.stop(), postgres?.stop()]);
  });

  async function makeKeys(form: string): Promise<string[]> {
    const made = Array.from({ length: KEYS_OF_FORM }, (_, index) =>
      post(ADMIN, '/keys', {
        title: `${form} ${index}`,
        scope: { kind: 'any' },
      }),
    );
    return (await Promise.all(made)).map(({ secret }) => secret);
  }

  /** Once as on an update, once as a crash. */
  async function restartDatabase() {
    for (const [index, mode] of (['fast', 'immediate'] as const).entries()) {
      while (backends.kills < ((index + 1) * KILLS) / 3) await sleep(100);
      await postgres.restart(mode);
    }
  }

  /** The database may be away at the moment. */
  const waiting = () => countWaiting(db).catch(() => Infinity);

  it(`loses none of ${ALERTS}, and shows none twice, killed ${KILLS} times (seed ${SEED})`, async () => {
    const begun = Date.now();
    const secrets = {
      alertmanager: await makeKeys('alertmanager'),
      'events-v2': await makeKeys('events-v2'),
    };
    const senders = new AlertSenders(planned, {
      ...{ secrets, random },
      addresses: () => backends.addresses,
      isHeld: part =>
        backends.kills < KILLS && part > backends.kills / KILLS + 0.02,
    });
    await Promise.all([
      senders.send(),
      backends.killAtRandom(KILLS),
      restartDatabase(),
    ]);
    const sent = Date.now();
    for (let tries = 0; tries < 600 && (await waiting()) > 0; tries++) {
      await sleep(500);
    }
    await Promise.all(people);
    for (let tries = 0; tries < 60 && (await waiting()) > 0; tries++) {
      await sleep(500);
    }
    const verdict = await judgeAlerts({
      ...{ db, planned, portal, mails: mail.mails },
      toldOf: ({ service }) => {
        const members = membersOf(teamOf(Number(service.split('-')[1])));
        return [members[0], members[1], ...members];
      },
    });
    const figures = {
      ...{ metric: 'alerts lost by kills', seed: SEED, kills: backends.kills },
      ...{ accepted: senders.accepted, sentAgain: senders.again },
      ...{ ...verdict, restartsOfDatabase: 2 },
      sentInS: Math.round((sent - begun) / 1_000),
      calmInS: Math.round((Date.now() - sent) / 1_000),
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    expect(problems).toEqual([]);
    expect({ ...figures, ended: backends.ended }).toMatchObject({
      accepted: senders.total,
      ...{ ended: [], deliveriesLeft: 0, wrongState: 0, undelivered: 0 },
      ...{ messagesLost: 0, messagesFailed: 0, openDuplicates: 0 },
      ...{ stepsTwice: 0, stepsWithoutPage: 0, seenTwice: 0, stale: 0 },
    });
    expect(verdict.deliveries).toBeGreaterThanOrEqual(senders.accepted);
    expect(backends.kills).toBeGreaterThanOrEqual(KILLS);
    // What was on its way when a process was killed, sixteen at a time.
    expect(verdict.mailsTwice).toBeLessThanOrEqual(16 * backends.kills);
  });
});
