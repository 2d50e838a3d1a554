import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { setupServer } from 'msw/node';
import { FakePagerDuty, policy } from '../__testUtils__/FakePagerDuty';
import { PagerDutyClient } from './PagerDutyClient';
import { ServiceIndex } from './ServiceIndex';

const server = setupServer();
const MINUTE = 60_000;
const ledger = policy('PLEDGER', 'Ledger');

function setup(count: number) {
  const pagerDuty = new FakePagerDuty();
  server.use(...pagerDuty.handlers);
  pagerDuty.services = Array.from({ length: count }, (_, at) => ({
    id: `PS${at}`,
    escalation_policy: ledger,
    integrations: [{ id: `PI${at}`, integration_key: `key-${at}` }],
  }));
  const index = new ServiceIndex(new PagerDutyClient(pagerDuty));
  let now = Date.UTC(2026, 10, 26);
  const { signal } = new AbortController();
  /** @returns how many requests it took */
  const prepare = async (ids: string[], integrationKeys: string[] = []) => {
    const before = pagerDuty.requests.length;
    await index.prepare({ ids, integrationKeys }, new Date(now), signal);
    return pagerDuty.requests.length - before;
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { index, pagerDuty, prepare, pass };
}

describe('ServiceIndex', () => {
  registerMswTestHooks(server);

  it('reads no more pages than it needs', async () => {
    const { index, prepare } = setup(500);
    expect(await prepare(['PS7'], ['key-150'])).toBe(2);
    expect(index.policyOf({ id: 'PS7' })).toBe('PLEDGER');
    expect(index.policyOf({ integrationKey: 'key-150' })).toBe('PLEDGER');
  });

  it('asks for what does not exist as seldom as for the rest', async () => {
    const { index, prepare, pass, pagerDuty } = setup(150);
    const wanted = ['PS7', 'PWRONG'];
    expect(await prepare(wanted, ['wrong'])).toBe(2);
    pass(3 * MINUTE);
    expect(await prepare(wanted, ['wrong'])).toBe(0);
    // One that was never asked for is found soon.
    pagerDuty.services.push({ id: 'PNEW', escalation_policy: ledger });
    expect(await prepare([...wanted, 'PNEW'])).toBe(2);
    expect(index.policyOf({ id: 'PNEW' })).toBe('PLEDGER');
    expect(index.policyOf({ id: 'PWRONG' })).toBeUndefined();
    pass(10 * MINUTE);
    expect(await prepare(wanted)).toBe(2);
  });

  it('asks for services by their ids that PagerDuty does not list', async () => {
    const { index, prepare } = setup(10_050);
    expect(await prepare(['PS10049', 'PWRONG', 'not/an id'])).toBe(102);
    expect(index.policyOf({ id: 'PS10049' })).toBe('PLEDGER');
    expect(index.policyOf({ id: 'PWRONG' })).toBeUndefined();
  });
});
