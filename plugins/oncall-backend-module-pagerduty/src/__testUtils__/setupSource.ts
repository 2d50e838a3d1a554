import type { OncallSourceBatch } from '@callboard/backstage-plugin-oncall-node';
import { setupServer } from 'msw/node';
import { PagerDutyClient } from '../client/PagerDutyClient';
import { PagerDutySource } from '../PagerDutySource';
import { FakePagerDuty } from './FakePagerDuty';

export const server = setupServer();

/** A source that reads a fake PagerDuty, and what it said so far. */
export function setup(token?: string) {
  const pagerDuty = new FakePagerDuty();
  server.use(...pagerDuty.handlers);
  const waits: number[] = [];
  const client = new PagerDutyClient({
    endpoint: pagerDuty.endpoint,
    token: token ?? pagerDuty.token,
    wait: async ms => {
      waits.push(ms);
    },
  });
  const source = new PagerDutySource({ client, refresh: { minutes: 2 } });
  const said: OncallSourceBatch = { keys: [], plans: [] };
  const read = async (...keys: string[]) => {
    const signal = new AbortController().signal;
    for await (const batch of source.read({ keys, now: new Date(), signal })) {
      said.keys.push(...batch.keys);
      said.plans.push(...batch.plans);
    }
    return said;
  };
  return { pagerDuty, source, read, said, waits };
}
