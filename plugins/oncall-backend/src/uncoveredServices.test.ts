import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { oncallScheduleReadPermission } from '@callboard/backstage-plugin-oncall-common';
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

  it('have somebody with a schedule of their team, and name the missing link before', async () => {
    const [one] = await findGaps(ledger);
    expect(one).toMatchObject({
      teamRef: ledger.team,
      problem: 'no-schedule',
      reason: 'Ledger has no schedule; a member can make one',
    });
    await api.createSchedule().expect(201);
    expect(await refs(ledger)).toEqual([]);
    expect((await refs({})).length).toBeGreaterThan(0);
  });
});
