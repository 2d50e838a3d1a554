import type {
  NewOverride,
  Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { weeklySchedule } from '../__testUtils__/weeklySchedule';
import type { BackendProcess } from '../testing/BackendProcess';
import { describeFull } from '../testing/describeFull';
import { readUntil, useReplicas } from './__testUtils__/useReplicas';

jest.setTimeout(400_000);

const HOUR = 3_600_000;
const LEAD = 'user:default/tomas-lindqvist';
const MEMBER = 'user:default/noor-haddad';

const schedule = weeklySchedule([[LEAD]]);

/** An hour of somebody else, `hours` from now. */
const anHour = (hours: number): NewOverride => ({
  kind: 'replace-all',
  userRefs: [MEMBER],
  startsAt: new Date(Date.now() + hours * HOUR).toISOString(),
  endsAt: new Date(Date.now() + (hours + 1) * HOUR).toISOString(),
});

describeFull('on-call in two backend processes on one PostgreSQL', () => {
  const { backends, signIn } = useReplicas({});
  let token: string;
  let id: string;

  async function call(backend: BackendProcess, path: string, body?: object) {
    const answer = await backend.fetch(
      `/api/oncall${path}`,
      { authorization: `Bearer ${token}` },
      body,
    );
    return { status: answer.status, body: await answer.json() };
  }

  const read = async (backend: BackendProcess): Promise<Schedule> =>
    (await call(backend, `/schedules/${id}`)).body;

  async function whoIsOnCall(backend: BackendProcess) {
    const { body } = await call(backend, '/on-call/by-refs', {
      entityRefs: ['component:default/ledger-api'],
    });
    return body;
  }

  beforeAll(async () => {
    const [first] = backends;
    token = await signIn(first, LEAD);
    // Until on-call has read the catalog it knows no team.
    const created = await readUntil(
      () => call(first, '/schedules', schedule),
      ({ status }) => status === 201,
    );
    id = created.body.id;
  });

  it('answers in one what was written in the other, at once', async () => {
    const [first, second] = backends;
    await readUntil(
      () => whoIsOnCall(second),
      answer => JSON.stringify(answer).includes(LEAD),
    );
    const added = await call(first, `/schedules/${id}/overrides`, anHour(0));
    expect(added.status).toBe(200);
    expect(JSON.stringify(await whoIsOnCall(second))).toContain(MEMBER);
  });

  it('lets one of two edits of the same revision win, and tells the other', async () => {
    const { revision } = await read(backends[0]);
    const answers = await Promise.all(
      backends.map(backend =>
        call(backend, `/schedules/${id}/versions`, {
          baseRevision: revision,
          version: schedule.version,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [first, second] = await Promise.all(backends.map(read));
    expect(second.versions).toEqual(first.versions);
    expect(first.versions).toHaveLength(2);
  });

  it('keeps overrides that come to both at once', async () => {
    const before = (await read(backends[0])).overrides.length;
    const answers = await Promise.all(
      [...Array(10).keys()].map(n =>
        call(backends[n % 2], `/schedules/${id}/overrides`, anHour(24 + n)),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const [first, second] = await Promise.all(backends.map(read));
    expect(first.overrides).toHaveLength(before + 10);
    expect(second.overrides).toEqual(first.overrides);
  });

  it('loses nothing it has confirmed when a process is killed while it writes', async () => {
    const [first, second] = backends;
    const { overrides, revision } = await read(second);
    let confirmed = 0;
    let begun = 0;
    const writing = (async () => {
      for (; ; begun++) {
        const override = anHour(100 + begun);
        const answer = await call(first, `/schedules/${id}/overrides`, override)
          // The process is gone.
          .catch(() => undefined);
        if (answer?.status !== 200) {
          return;
        }
        confirmed += 1;
      }
    })();
    while (confirmed < 20) {
      await sleep(5);
    }
    await first.stop('SIGKILL');
    await writing;

    const after = await read(second);
    const kept = after.overrides.length - overrides.length;
    expect(kept).toBeGreaterThanOrEqual(confirmed);
    // The last one may have been kept without its answer having got out.
    expect(kept).toBeLessThanOrEqual(confirmed + 1);
    expect(after.revision).toBe(revision + kept);
    const one = await call(second, `/schedules/${id}/overrides`, anHour(500));
    expect(one.status).toBe(200);
  });
});
