import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  OncallClient,
  oncallScheduleReadPermission,
} from '@callboard/backstage-plugin-oncall-common';
import { componentEntity } from '@internal/test-kit';
import {
  hidesRestricted,
  member,
  startBackend,
  type Decide,
} from './__testUtils__/oncallBackend';

const SECRET = 'component:default/secret-thing';

describe('services without anybody on call', () => {
  let decide: Decide = () => undefined;
  let api: Awaited<ReturnType<typeof startBackend>>;
  beforeAll(async () => {
    api = await startBackend(
      name => decide(name),
      [
        componentEntity({
          name: 'secret-thing',
          owner: 'ledger',
          labels: { 'callboard.dev/visibility': 'restricted' },
        }),
        componentEntity({ name: 'open-thing', owner: 'ledger' }),
      ],
      [actionsRegistryServiceFactory],
    );
  }, 60_000);
  afterAll(() => api.backend.stop());
  beforeEach(() => {
    decide = () => undefined;
  });

  const findGaps = async (input: object) => {
    const { body } = await api.act('find-gaps', input, member).expect(200);
    const services: { entityRef: string }[] = body.output.services;
    expect(body.output.totalServices).toBe(services.length);
    return services;
  };
  const refs = async (input: object) =>
    (await findGaps(input)).map(({ entityRef }) => entityRef);
  const ledger = { team: 'group:default/ledger' };

  it('are listed to whom the catalog shows them', async () => {
    expect(await refs(ledger)).toEqual(
      expect.arrayContaining([SECRET, 'component:default/open-thing']),
    );
    decide = hidesRestricted;
    const seen = await refs(ledger);
    expect(seen).toContain('component:default/open-thing');
    expect(seen).not.toContain(SECRET);
    decide = name =>
      name === oncallScheduleReadPermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    expect(await refs(ledger)).toEqual([]);
  });

  it('are paged over the API, and there is nothing for strangers', async () => {
    const client = new OncallClient({
      discoveryApi: {
        getBaseUrl: async () =>
          `http://localhost:${api.backend.server.port()}/api/oncall`,
      },
    });
    const token = mockCredentials.user.token('user:default/noor-haddad');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const request = { ...ledger, cursor, limit: 1 };
      const page = await client.listUncoveredServices(request, { token });
      expect(page.items).toHaveLength(1);
      seen.push(page.items[0].entityRef);
      cursor = page.pageInfo.nextCursor;
      expect(page.totalItems).toBe((await refs(ledger)).length);
    } while (cursor);
    expect(seen).toEqual(await refs(ledger));
    await expect(
      client.listUncoveredServices({ cursor: 'none' }, { token }),
    ).rejects.toThrow('400');
    const none = mockCredentials.none.header().replace('Bearer ', '');
    await expect(
      client.listUncoveredServices({}, { token: none }),
    ).rejects.toThrow('401');
  });

  it('have somebody with a schedule of their team, and name the missing link before', async () => {
    const [one] = await findGaps(ledger);
    expect(one).toMatchObject({
      team: { entityRef: ledger.team, title: 'Ledger' },
      problem: 'no-schedule',
      reason: 'Ledger has no schedule; a member can make one',
    });
    await api.createSchedule().expect(201);
    expect(await refs(ledger)).toEqual([]);
    expect((await refs({})).length).toBeGreaterThan(0);
  });
});
