import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { oncallOverrideCreatePermission } from '@callboard/backstage-plugin-oncall-common';
import {
  inHours,
  member,
  startBackend,
  stranger,
  type Decide,
} from '../__testUtils__/oncallBackend';
import type { AuthorizedOncallService } from '../service/AuthorizedOncallService';
import { registerActions } from './registerActions';

describe('create-override', () => {
  const auditor = mockServices.auditor.mock();
  let decide: Decide = () => undefined;
  let api: Awaited<ReturnType<typeof startBackend>>;
  let scheduleId: string;
  beforeAll(async () => {
    api = await startBackend(
      name => decide(name),
      [],
      [actionsRegistryServiceFactory, auditor.factory],
    );
    scheduleId = (await api.createSchedule().expect(201)).body.id;
  });
  afterAll(() => api.backend.stop());
  beforeEach(() => {
    decide = () => undefined;
    auditor.createEvent.mockClear();
  });

  const invoke = (input: object, caller = member) =>
    api.act(
      'create-override',
      {
        scheduleId,
        kind: 'replace-all',
        startsAt: inHours(30),
        endsAt: inHours(33),
        userRefs: ['user:default/noor-haddad'],
        ...input,
      },
      caller,
    );
  const overrides = async () =>
    (await api.get(`/schedules/${scheduleId}`).expect(200)).body.overrides;

  it('adds an override as the caller, on record as theirs', async () => {
    const { body } = await invoke({}).expect(200);
    expect(body.output).toEqual({
      schedule: { id: scheduleId, name: 'Ledger primary' },
      overrideId: expect.any(String),
      startsAt: inHours(30),
      endsAt: inHours(33),
    });
    expect(await overrides()).toMatchObject([
      {
        id: body.output.overrideId,
        createdBy: { entityRef: member.principal.userEntityRef },
      },
    ]);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'override-change',
        meta: {
          actionType: 'add',
          id: scheduleId,
          callerRef: 'user:default/noor-haddad',
        },
      }),
    );
  });

  it('reads local times in the zone that is named', async () => {
    const year = new Date().getFullYear() + 1;
    const { body } = await invoke({
      startsAt: `${year}-07-01T09:00`,
      endsAt: `${year}-07-01T17:00`,
      timeZone: 'America/New_York',
    }).expect(200);
    expect(body.output).toMatchObject({
      startsAt: `${year}-07-01T13:00:00.000Z`,
      endsAt: `${year}-07-01T21:00:00.000Z`,
    });
  });

  it('says what is wrong', async () => {
    const before = await overrides();
    const lacking = await invoke({ kind: 'replace' }).expect(400);
    expect(lacking.body.error.message).toContain('userRef: is missing');
    const past = await invoke({ startsAt: inHours(-2) }).expect(400);
    expect(past.body.error.message).toContain('startsAt: has passed');
    await invoke({ scheduleId: 'none' }).expect(404);
    await invoke({ kind: 'fixed' }).expect(400);
    expect(await overrides()).toEqual(before);
  });

  it('adds nothing for those who may not', async () => {
    const before = await overrides();
    await invoke({}, stranger).expect(403);
    const service = await api.act('create-override', {}, undefined);
    expect(service.status).toBe(401);
    decide = name =>
      name === oncallOverrideCreatePermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    await invoke({}).expect(403);
    expect(await overrides()).toEqual(before);
  });
});

describe('the actions that change something', () => {
  const offered = async (writeActions: boolean) => {
    const actionsRegistry = actionsRegistryServiceMock();
    registerActions({
      actionsRegistry,
      service: {} as AuthorizedOncallService,
      recordRead: (_, read) => read(),
      recordWrite: (_, work) => work(),
      writeActions,
    });
    const { actions } = await actionsRegistry.list();
    return actions;
  };

  it('are off until they are configured, and say what they are', async () => {
    const reading = await offered(false);
    expect(reading.every(({ attributes }) => attributes.readOnly)).toBe(true);
    const [added, ...more] = (await offered(true)).filter(
      ({ id }) => !reading.some(each => each.id === id),
    );
    expect(more).toEqual([]);
    expect(added).toMatchObject({
      name: 'create-override',
      attributes: { readOnly: false, destructive: false, idempotent: false },
    });
  });
});
