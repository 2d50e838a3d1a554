import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { AlertSchedule } from '@callboard/backstage-plugin-alerts-common';
import type {
  AlertMessage,
  AlertNotifier,
  AlertsOnCallProvider,
} from '@callboard/backstage-plugin-alerts-node';
import type { Knex } from 'knex';
import { DatabaseAlertStore } from '../../database/DatabaseAlertStore';
import { DatabaseIntakeStore } from '../../database/DatabaseIntakeStore';
import { DatabaseMessageStore } from '../../database/DatabaseMessageStore';
import { RulesStore } from '../../database/RulesStore';
import { NotifierRegistry } from '../../notifiers/NotifierRegistry';
import { PagePlanner } from '../../paging/PagePlanner';
import {
  MINUTE,
  openAlerts,
  type Policy,
} from '../../service/__testUtils__/alertWorld';
import { FakeOnCall } from '../../targets/__testUtils__/fakeOnCall';
import { TargetFinder } from '../../targets/TargetFinder';
import { RulesBook } from '../../engine/RulesBook';
import { createPages } from '../createPages';
import { createRules } from '../createRules';

export {
  credentialsOf,
  deny,
  MINUTE,
  MONEY,
  PLATFORM,
  T0,
  VAULT,
} from '../../service/__testUtils__/alertWorld';

/** A channel that sends nothing. */
export class QuietNotifier implements AlertNotifier {
  constructor(
    readonly id: string,
    readonly title: string,
    readonly audience: AlertNotifier['audience'],
    readonly why?: string,
  ) {}

  canReach(): string | undefined {
    return this.why;
  }

  async send(_: AlertMessage) {
    return {};
  }
}

/** On-call that nobody is on, with these schedules. */
export function onCallListing(
  listSchedules: () => Promise<AlertSchedule[]>,
): AlertsOnCallProvider {
  const nobody = new FakeOnCall();
  return {
    getOnCall: request => nobody.getOnCall(request),
    getSchedule: request => nobody.getSchedule(request),
    listSchedules,
  };
}

/** What people decide about alerts, on a database, as in a portal but for what is about HTTP. */
export async function openRules(
  createDatabase: () => Promise<Knex>,
  options: {
    policy?: Policy;
    onCall?: AlertsOnCallProvider;
    isStarting?: boolean;
  } = {},
) {
  const { policy = {}, onCall } = options;
  const world = await openAlerts(createDatabase, options);
  const { db, directory, logger, admission, at, changed } = world;
  const clock = () => at.now;
  const notifiers = new NotifierRegistry();
  notifiers.addNotifier(new QuietNotifier('portal', 'here', 'personal'));
  notifiers.addNotifier(new QuietNotifier('chat', 'in a chat', 'personal'));
  notifiers.addNotifier(
    new QuietNotifier('email', 'by mail', 'personal', 'no address is known'),
  );
  notifiers.addNotifier(
    new QuietNotifier('slack-payments', 'in Slack #payments', 'shared'),
  );
  const inForce = new RulesStore(db);
  const rules = new RulesBook(inForce, clock);
  const targets = new TargetFinder({ directory, logger, clock, onCall });
  const planner = new PagePlanner({
    rules: inForce,
    notifiers: { personal: () => notifiers.list('personal') },
    directory,
  });
  const intake = new DatabaseIntakeStore(db);
  const alerts = new DatabaseAlertStore(db, clock);
  const kept: string[] = [];
  const { previews, pages } = createPages({
    ...{ alerts, directory, intake, notifiers, planner, rules, targets },
    ...{ clock, onKept: lane => kept.push(lane) },
  });
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission: { name } }) =>
        policy[name]?.result === AuthorizeResult.DENY
          ? { result: AuthorizeResult.DENY }
          : { result: AuthorizeResult.ALLOW },
      ),
  });
  const poked: string[] = [];
  const decided = createRules({
    ...{ db, admission, alerts, directory, notifiers, onCall },
    ...{ permissions, previews, targets, logger, clock },
    messages: new DatabaseMessageStore(db),
    admins: ['group:default/platform'],
    onChanged: ids => changed.push(...ids),
    onMessages: () => poked.push('messages'),
  });
  return {
    ...{ ...world, ...decided, previews, pages, notifiers },
    ...{ intake, alerts, rules, targets, planner, kept, poked },
    /** Some minutes go by, or the moment after which it is looked again, and what silences are to do by then is done. */
    async later(minutes = 2_500 / MINUTE) {
      at.now += minutes * MINUTE;
      await decided.silenceEffects.work(new AbortController().signal);
    },
  };
}

export type RulesWorld = Awaited<ReturnType<typeof openRules>>;
