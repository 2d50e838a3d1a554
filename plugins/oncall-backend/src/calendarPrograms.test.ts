import { mockCredentials } from '@backstage/backend-test-utils';
import {
  resolveSchedule,
  runtimeClocks,
  type Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { exampleSchedules } from '@internal/test-kit';
import {
  KhalCalendar,
  missingPackages,
  PythonCalendar,
  type CalendarWindow,
  type ReadEvent,
} from './__testUtils__/calendarPrograms';
import { hidesRestricted, startBackend } from './__testUtils__/oncallBackend';

const DAY = 86_400_000;
/** Of no sample schedule is a shift longer. */
const MARGIN = 70 * DAY;
const admin = mockCredentials.user('user:default/ines-moreau');
const examples = exampleSchedules();

const today = Math.floor(Date.now() / DAY) * DAY;
const year: CalendarWindow = [today - 30 * DAY, today + 366 * DAY];

/** Minutes east of UTC, by the platform. */
function offsetOf(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours, minutes] =
    /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
  if (!sign) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** From the noon two days before a change of the clocks to the second after it. */
function changesOf(timeZones: (string | undefined)[]): CalendarWindow[] {
  const found = new Set<number>();
  for (let noon = year[0] + DAY / 2; noon < year[1]; noon += DAY) {
    const isChange = timeZones.some(
      zone => zone && offsetOf(zone, noon) !== offsetOf(zone, noon - DAY),
    );
    if (isChange) found.add(noon);
  }
  return [...found].map(noon => [noon - 2 * DAY, noon + 2 * DAY]);
}

const zonesOf = ({ version }: (typeof examples)[number]) => [
  version.timeZone,
  ...version.layers.map(({ timeZone }) => timeZone),
];

const changes = changesOf(examples.flatMap(zonesOf));

/** What a shift is for a person: when, and who. */
const told = (events: Pick<ReadEvent, 'startsAt' | 'endsAt' | 'title'>[]) =>
  events
    .map(
      ({ startsAt, endsAt, title }) =>
        `${new Date(startsAt).toISOString()} ${new Date(
          endsAt,
        ).toISOString()} ${title}`,
    )
    .sort();

const live = (events: ReadEvent[]) =>
  told(events.filter(({ cancelled }) => !cancelled));

/** What the engine says of a schedule, its shifts whole. */
function expected(schedule: Schedule, [from, to]: CalendarWindow) {
  const titles = new Map(
    schedule.people.map(({ entityRef, title }) => [entityRef, title]),
  );
  const [start, end] = [from - MARGIN, to + MARGIN];
  return told(
    resolveSchedule(schedule, start, end, runtimeClocks(start, end))
      .intervals.filter(
        ({ startsAt, endsAt }) => startsAt < to && from < endsAt,
      )
      .map(({ startsAt, endsAt, userRefs }) => ({
        startsAt,
        endsAt,
        title: `${schedule.name}: ${userRefs
          .map(ref => titles.get(ref))
          .join(', ')}`,
      })),
  );
}

// Skipped by name where a developer has not installed them; in CI that they are missing is a failure.
const isLeftOut = missingPackages.length > 0 && !process.env.CI;
const describePrograms = isLeftOut ? describe.skip : describe;

// Each event is a file to khal, and a machine may have other things to do.
jest.setTimeout(120_000);

describePrograms('calendar programs: khal, recurring_ical_events', () => {
  let api: Awaited<ReturnType<typeof startBackend>>;
  const ids = new Map<string, string>();
  const open: { close(): void }[] = [];

  beforeAll(async () => {
    if (missingPackages.length > 0) {
      throw new Error(`apt-get install ${missingPackages.join(' ')}`);
    }
    api = await startBackend(hidesRestricted);
    for (const example of examples) {
      const { body } = await api.createSchedule(example, admin).expect(201);
      ids.set(example.name, body.id);
    }
  });
  afterAll(() => api?.backend.stop());
  afterEach(() => open.splice(0).forEach(program => program.close()));

  const opened = <T extends { close(): void }>(program: T) => {
    open.push(program);
    return program;
  };
  const scheduleOf = async (name: string): Promise<Schedule> =>
    (await api.get(`/schedules/${ids.get(name)}`, undefined, admin).expect(200))
      .body;

  /** Makes a link and gives what reads it: over the network, without signing in. */
  async function subscribe(scope: object, credentials = admin) {
    const { body } = await api
      .post('/calendar-links', scope, credentials)
      .expect(201);
    const { pathname } = new URL(body.url);
    return async () => {
      const address = `http://localhost:${api.backend.server.port()}${pathname}`;
      const response = await fetch(address, {
        headers: { connection: 'close' },
      });
      expect(response.status).toBe(200);
      return response.text();
    };
  }

  it('are tried on all sample schedules and clock changes', () => {
    expect(examples.length).toBeGreaterThanOrEqual(8);
    // Twice in the north, twice in the south, on different weekends on both sides of the Atlantic and the Pacific.
    expect(changes.length).toBeGreaterThanOrEqual(8);
  });

  it.each(examples.map(example => [example.name, example] as const))(
    'show of %s what the engine says, all year and around each clock change',
    async (name, example) => {
      const schedule = await scheduleOf(name);
      const read = await subscribe({
        kind: 'schedule',
        scheduleId: schedule.id,
      });
      const text = await read();
      const windows = [year, ...changes];
      const found = await opened(new PythonCalendar()).read(text, windows);
      expect(live(found[0]).length).toBeGreaterThan(10);
      windows.forEach((window, place) =>
        expect(live(found[place])).toEqual(expected(schedule, window)),
      );
      const khal = opened(new KhalCalendar(example.version.timeZone));
      await khal.take(text);
      for (const window of [year, ...changesOf(zonesOf(example))]) {
        expect(live(await khal.list(window))).toEqual(
          expected(schedule, window),
        );
      }
    },
  );

  it('follow an override and its end: the same events, moved or called off', async () => {
    const name = 'Cards primary';
    const schedule = await scheduleOf(name);
    const path = `/schedules/${schedule.id}/overrides`;
    const read = await subscribe({ kind: 'schedule', scheduleId: schedule.id });
    const python = opened(new PythonCalendar());
    const khal = opened(new KhalCalendar(schedule.timeZone));
    const look = async () => {
      const text = await read();
      await khal.take(text);
      const [events] = await python.read(text, [year]);
      const now = expected(await scheduleOf(name), year);
      expect(live(events)).toEqual(now);
      expect(live(await khal.list(year))).toEqual(now);
      return new Map(events.map(event => [event.uid, event]));
    };

    const before = await look();
    const [taken, cut] = [...before.values()]
      .filter(({ startsAt }) => startsAt > Date.now() + 3 * DAY)
      .sort((one, other) => one.startsAt - other.startsAt);
    const { body } = await api
      .post(
        path,
        {
          kind: 'replace-all',
          startsAt: new Date(taken.startsAt).toISOString(),
          endsAt: new Date(cut.startsAt + 3_600_000).toISOString(),
          userRefs: ['user:default/eve-sato'],
        },
        admin,
      )
      .expect(200);

    const during = await look();
    expect(during.get(taken.uid)).toEqual({
      ...taken,
      sequence: 1,
      cancelled: true,
    });
    expect(during.get(cut.uid)).toEqual({
      ...cut,
      startsAt: cut.startsAt + 3_600_000,
      sequence: 1,
    });
    const added = [...during.values()].filter(({ uid }) => !before.has(uid));
    expect(added).toMatchObject([
      { title: `${name}: Eve Sato`, sequence: 0, cancelled: false },
    ]);
    const others = [...before.values()].filter(
      event => event !== taken && event !== cut,
    );
    expect(others.map(({ uid }) => during.get(uid))).toEqual(others);
    const calledOff = (await khal.list(year)).filter(each => each.cancelled);
    expect(calledOff.map(({ uid }) => uid)).toEqual([taken.uid]);

    await api
      .remove(`${path}/${body.overrides.at(-1).id}`, undefined, admin)
      .expect(200);
    const after = await look();
    expect(after.get(taken.uid)).toEqual({ ...taken, sequence: 2 });
    expect(after.get(cut.uid)).toEqual({ ...cut, sequence: 2 });
    expect(after.get(added[0].uid)).toMatchObject({ cancelled: true });
  });

  it.each([
    ['person', undefined],
    ['team', 'group:default/ledger'],
  ])('show the shifts of a %s on all schedules', async (kind, teamRef) => {
    const person = mockCredentials.user('user:default/noor-haddad');
    const read = await subscribe({ kind, teamRef }, person);
    const [events] = await opened(new PythonCalendar()).read(await read(), [
      year,
    ]);
    const schedules = await Promise.all(
      examples.map(({ name }) => scheduleOf(name)),
    );
    const shifts = schedules.flatMap(schedule => {
      if (teamRef && schedule.team.entityRef !== teamRef) return [];
      const all = expected(schedule, year);
      return teamRef ? all : all.filter(each => each.includes('Noor Haddad'));
    });
    expect(shifts.length).toBeGreaterThan(10);
    expect(live(events)).toEqual(shifts.sort());
  });
});
