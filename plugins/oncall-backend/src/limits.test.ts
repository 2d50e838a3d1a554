import type {
  Layer,
  ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';
import { inHours, startBackend } from './__testUtils__/oncallBackend';
import { weekly } from './__testUtils__/version';

const hourly = (layers: number, windows: number): ScheduleVersion => ({
  timeZone: 'Europe/Berlin',
  layers: Array.from(
    { length: layers },
    (_, at): Layer => ({
      id: `layer-${at}`,
      rotation: {
        unit: 'hour',
        startsAt: '2026-11-30T09:00',
        slots: [{ userRefs: ['user:default/noor-haddad'] }],
      },
      restrictions: Array(windows).fill({
        kind: 'daily',
        startTime: '09:00',
        endTime: '09:30',
      }),
    }),
  ),
});

const crowd = {
  kind: 'add',
  startsAt: inHours(1),
  endsAt: inHours(24 * 500),
  userRefs: Array.from({ length: 50 }, (_, at) => `user:default/helper-${at}`),
};

describe('what would take too long to work out', () => {
  let api: Awaited<ReturnType<typeof startBackend>>;
  beforeAll(async () => {
    api = await startBackend(() => undefined);
  });
  afterAll(() => api.backend.stop());

  it('is refused as a version, of a new schedule and of one that is there', async () => {
    const refused = /version.layers: takes too long to work out.*use longer/;
    const version = hourly(50, 50);
    await api.createSchedule({ version }).expect(400, refused);
    const { body } = await api.createSchedule().expect(201);
    await api
      .post(`/schedules/${body.id}/versions`, { baseRevision: 1, version })
      .expect(400, refused);
  });

  it('is refused of overrides and layers together, whichever comes first', async () => {
    const overrides = async (id: string, count: number) => {
      for (let at = 0; at < count; at++) {
        await api.post(`/schedules/${id}/overrides`, crowd).expect(200);
      }
    };
    const { body: busy } = await api
      .createSchedule({ version: hourly(1, 0) })
      .expect(201);
    await overrides(busy.id, 5);
    await api
      .post(`/schedules/${busy.id}/overrides`, crowd)
      .expect(400, /endsAt: takes too long.*make the override shorter/);

    const { body: calm } = await api
      .createSchedule({ version: weekly('noor-haddad') })
      .expect(201);
    await overrides(calm.id, 6);
    await api
      .post(`/schedules/${calm.id}/versions`, {
        baseRevision: 7,
        version: hourly(1, 0),
      })
      .expect(400, /version.layers: takes too long/);
  });
});
