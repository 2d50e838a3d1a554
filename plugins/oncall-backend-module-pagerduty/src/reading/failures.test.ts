import { registerMswTestHooks } from '@backstage/backend-test-utils';
import type { OncallSourceBatch } from '@callboard/backstage-plugin-oncall-node';
import { inDays, policy, schedule, user } from '../__testUtils__/FakePagerDuty';
import { server, setup } from '../__testUtils__/setupSource';

const ana = user('PANA', 'Ana Ruiz');

registerMswTestHooks(server);

describe('PagerDutySource, when something fails', () => {
  const ids = Array.from({ length: 45 }, (_, at) => `P${100 + at}`);
  const onCallOf = (id: string) => ({
    escalation_policy: policy(id, id),
    escalation_level: 1,
    schedule: schedule(`S${id}`, id),
    user: ana,
    start: inDays(-1),
    end: inDays(1),
  });
  function setupMany() {
    const world = setup();
    world.pagerDuty.onCalls = ids.map(onCallOf);
    return world;
  }
  const policies = ids.map(id => `policy:${id}`);
  const keysOf = ({ keys }: OncallSourceBatch) =>
    new Set(keys.map(({ key }) => key));

  it('reads all others, the neighbours too', async () => {
    const { pagerDuty, read, said } = setupMany();
    pagerDuty.refused = { id: 'P103', status: 500 };
    pagerDuty.services = [
      { id: 'PROUTER', escalation_policy: policy('P144', 'Last') },
    ];
    await expect(read(...policies, 'service:PROUTER')).rejects.toThrow(
      'PagerDuty answered 500 to /oncalls',
    );
    expect(keysOf(said)).toEqual(
      new Set([
        ...policies.filter(key => key !== 'policy:P103'),
        'service:PROUTER',
      ]),
    );
  });

  it('loses no schedule but the one', async () => {
    const { pagerDuty, read, said } = setupMany();
    pagerDuty.refused = { id: 'SP103', status: 500 };
    const keys = ids.map(id => `schedules:S${id}`);
    await expect(read(...keys)).rejects.toThrow('500');
    expect(keysOf(said)).toEqual(
      new Set(keys.filter(key => key !== 'schedules:SP103')),
    );
  });

  it('asks no more when nothing is answered', async () => {
    const { pagerDuty, read } = setupMany();
    pagerDuty.down = 500;
    await expect(read(...policies)).rejects.toThrow('500');
    // Three parts, four times each.
    expect(pagerDuty.requests).toHaveLength(12);
  });

  it('begins behind the place where the limit was used up', async () => {
    const { pagerDuty, read, said } = setupMany();
    for (let reading = 0; reading < 3; reading++) {
      pagerDuty.limit = 2;
      await expect(read(...policies)).rejects.toThrow('429');
    }
    expect(keysOf(said).size).toBe(45);
  });
});
