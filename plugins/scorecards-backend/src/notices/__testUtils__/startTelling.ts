import { mockServices } from '@backstage/backend-test-utils';
import type { DigestTime } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { createWorld } from '../../__testUtils__/createWorld';
import { BASICS, CI, RULES } from '../../__testUtils__/documents';
import { CARDS, LEDGER, LEDGER_UI, VAULT } from '../../__testUtils__/people';
import type { NoticeStore } from '../NoticeStore';
import { createTeller } from './createTeller';
import { FakeNotifications } from './FakeNotifications';

export const MONDAY_9: DigestTime = { weekday: 1, hour: 9 };

/** A scorecard in force and four services that have its first level, with as many processes as are wanted that tell people. */
export async function startTelling(createDatabase: () => Promise<Knex>) {
  const made = await createWorld(createDatabase);
  const { runtime, openRuntime, activate, collect } = made;
  for (const document of [RULES, CI, BASICS]) await activate(document);
  const sizes = (some: Record<string, number> = {}) =>
    collect({ [LEDGER]: 2, [LEDGER_UI]: 2, [CARDS]: 2, [VAULT]: 2, ...some });
  await sizes();

  const notifications = new FakeNotifications();
  const counted: string[] = [];
  const logger = mockServices.logger.mock();
  const shared = { made, notifications, counted, logger };
  return {
    ...made,
    sizes,
    counted,
    logger,
    sent: notifications.sent,
    failures: notifications.failures,
    taken: () => notifications.taken(),
    first: () => createTeller({ ...shared, runtime, time: MONDAY_9 }),
    startProcess: async (
      options: { time?: DigestTime; notices?: Partial<NoticeStore> } = {},
    ) =>
      createTeller({
        ...shared,
        time: MONDAY_9,
        ...options,
        runtime: await openRuntime(),
      }),
  };
}
