import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  createOrganisation,
  type EntityFacts,
} from '@callboard/backstage-plugin-ownership-common';
import { eachDatabase, fakeClock } from '@internal/test-kit';
import { fraud, ledger, noor, tomas } from '../../__testUtils__/keptTransfer';
import { DatabaseDigestStore } from '@internal/backend-kit';
import { openDatabase } from '../../database/openDatabase';
import { Presenter } from '../Presenter';
import type { RegisterSnapshot } from '../RegisterSnapshot';
import { DigestDelivery } from './DigestDelivery';

const DAY_MS = 86_400_000;
const monday = '2026-11-23T09:00:00Z';
const nobody = 'group:default/nobody';

const team = (entityRef: string, title: string, members: string[]) => ({
  entityRef,
  title,
  channels: [],
  leads: [],
  members,
  parents: [],
});

/** Services by the number of days since their owner confirmed them; none for never. */
function snapshotOf(
  ...services: [owner: string, confirmedDaysAgo?: number][]
): RegisterSnapshot {
  const facts = services.map(
    ([writtenOwner], index): EntityFacts => ({
      entityRef: `component:default/c${index}`,
      kind: 'component',
      namespace: 'default',
      title: `C${index}`,
      writtenOwner,
      channels: [],
    }),
  );
  return {
    organisation: createOrganisation(
      [
        team(ledger, 'Ledger', [tomas]),
        team(fraud, 'Fraud', [noor]),
        team(nobody, 'Nobody', []),
      ],
      [noor, tomas].map(entityRef => ({ entityRef, title: entityRef })),
    ),
    entities: new Map(facts.map(each => [each.entityRef, each])),
    confirmations: new Map(
      services.flatMap(([ownerRef, daysAgo], index) =>
        daysAgo === undefined
          ? []
          : [
              [
                facts[index].entityRef,
                {
                  entityRef: facts[index].entityRef,
                  ownerRef,
                  confirmedAt: new Date(Date.parse(monday) - daysAgo * DAY_MS),
                  confirmedBy: tomas,
                },
              ],
            ],
      ),
    ),
    transfers: new Map(),
    roles: new Map(),
    foundAt: new Map(),
  };
}

const usual = snapshotOf(
  [ledger, 10],
  [ledger, 150],
  [ledger, 200],
  [ledger],
  [fraud, 200],
);

describe('DigestDelivery', () => {
  eachDatabase(createDatabase => {
    async function setup(snapshot = usual) {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const clock = fakeClock(monday);
      const send = jest.fn(async (_: NotificationSendOptions) => {});
      const countMessage = jest.fn();
      const logger = mockServices.logger.mock();
      const now = () => clock.now().getTime();
      const create = () =>
        new DigestDelivery({
          digests: new DatabaseDigestStore(db),
          register: { current: async () => snapshot },
          presenter: new Presenter({
            chatKey: '',
            periods: {
              default: { freshFor: 120 * DAY_MS, dueAfter: 180 * DAY_MS },
              byTier: {},
            },
            clock: now,
          }),
          notifications: { send },
          time: { weekday: 1, hour: 9 },
          pagePath: '/ownership',
          metrics: { countMessage },
          logger,
          clock: now,
        });
      const hours = (count: number) => clock.advance(count * 3_600_000);
      return { db, send, countMessage, logger, create, hours };
    }

    it('reminds each team once a week, from the chosen hour on', async () => {
      const { send, countMessage, create, hours } = await setup();
      hours(-1);
      await create().sendDue();
      expect(send).not.toHaveBeenCalled();
      hours(1);
      // Two processes at one moment, and another run later in the day.
      await Promise.all([create().sendDue(), create().sendDue()]);
      hours(3);
      await create().sendDue();
      const sent = send.mock.calls.map(([{ recipients, payload }]) => ({
        recipients,
        ...payload,
      }));
      expect(sent).toHaveLength(2);
      expect(sent).toContainEqual({
        recipients: { type: 'entity', entityRef: ledger },
        topic: 'Ownership reminders',
        scope: `ownership:digest:${ledger}`,
        title: '3 of 4 services of Ledger wait to be confirmed',
        description: '1 overdue, 1 due soon, 1 never confirmed.',
        link: '/ownership?view=mine',
        severity: 'normal',
      });
      expect(countMessage.mock.calls).toEqual([
        ['digest', 'sent'],
        ['digest', 'sent'],
      ]);

      hours(24);
      await create().sendDue();
      expect(send).toHaveBeenCalledTimes(2);
      hours(6 * 24);
      await create().sendDue();
      expect(send).toHaveBeenCalledTimes(4);
    });

    it('reminds nobody of what was never confirmed alone, of personal services, or where nobody could', async () => {
      const { send, create } = await setup(
        snapshotOf([ledger], [noor, 200], [nobody, 200], [fraud, 10]),
      );
      await create().sendDue();
      expect(send).not.toHaveBeenCalled();
    });

    it('tries again what failed, and what was left in the middle', async () => {
      const { send, create, hours, logger, countMessage } = await setup();
      send.mockRejectedValueOnce(new Error('status 503'));
      await create().sendDue();
      expect(send).toHaveBeenCalledTimes(2);
      expect(logger.warn.mock.calls[0][0]).toMatch(
        /could not be sent: 1 \(group:default\/ledger\).*503/,
      );
      expect(countMessage).toHaveBeenCalledWith('digest', 'failed');
      await create().sendDue();
      expect(send).toHaveBeenCalledTimes(2);
      hours(1);
      await create().sendDue();
      const scopes = send.mock.calls.map(([{ payload }]) => payload.scope);
      expect(scopes).toEqual([
        `ownership:digest:${ledger}`,
        `ownership:digest:${fraud}`,
        `ownership:digest:${ledger}`,
      ]);
    });

    it('stops when told to, and leaves the rest to the next run', async () => {
      const { send, create } = await setup();
      const controller = new AbortController();
      send.mockImplementationOnce(async () => controller.abort());
      await create().sendDue(controller.signal);
      expect(send).toHaveBeenCalledTimes(1);
      await create().sendDue();
      expect(send).toHaveBeenCalledTimes(2);
    });
  });
});
