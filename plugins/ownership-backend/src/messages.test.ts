import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ownershipMessageUpdatePermission } from '@callboard/backstage-plugin-ownership-common';
import { allowAll, startBackend } from './__testUtils__/ownershipBackend';
import {
  createOrphans,
  lead,
  transferCalls,
  user,
} from './__testUtils__/transferCalls';

const admin = user('ines-moreau');
let decide = allowAll;

/** A notifications backend that takes nothing. */
const broken = createBackendPlugin({
  pluginId: 'notifications',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use((_req, res) => {
          res.status(503).end();
        });
      },
    });
  },
});

/** A portal in which a proposal was told as often as it is tried. */
async function setup(...features: (typeof broken)[]) {
  const orphans = createOrphans(1);
  const running = await startBackend(
    name => decide(name),
    orphans.entities,
    features,
  );
  await transferCalls(() => running).proposed(orphans.take());
  const begun = Date.now();
  const now = jest.spyOn(Date, 'now');
  for (let hour = 1; hour <= 6; hour++) {
    now.mockReturnValue(begun + hour * 2 * 60 * 60_000);
    await running.runTask('ownership-deliver-messages');
  }
  now.mockRestore();
  const retry = (credentials = admin) =>
    running.post('/messages/retries', {}, credentials);
  return { stop: () => running.backend.stop(), retry };
}

describe('notifications', () => {
  beforeEach(() => {
    decide = allowAll;
  });

  it('are not given up in a portal that has none', async () => {
    const { retry, stop } = await setup();
    const { status, body } = await retry();
    expect([status, body]).toEqual([200, { retried: 0 }]);
    await stop();
  });

  it('that were given up are tried again when an administrator says so', async () => {
    const { retry, stop } = await setup(broken);
    const refused = await retry(lead);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('ownership.admins');
    decide = name =>
      name === ownershipMessageUpdatePermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    expect((await retry()).status).toBe(403);
    decide = allowAll;
    expect((await retry()).body).toEqual({ retried: 1 });
    expect((await retry()).body).toEqual({ retried: 0 });
    await stop();
  });
});
