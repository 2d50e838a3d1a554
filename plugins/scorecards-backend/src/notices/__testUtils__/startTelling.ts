import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  DatabaseDigestStore,
  DigestSender,
  type DigestTime,
} from '@internal/backend-kit';
import type { Knex } from 'knex';
import { createWorld } from '../../__testUtils__/createWorld';
import { BASICS, CI, RULES } from '../../__testUtils__/documents';
import {
  CARDS,
  createCatalog,
  LEDGER,
  LEDGER_UI,
  VAULT,
} from '../../__testUtils__/people';
import { Reminders } from '../../reminding/Reminders';
import type { Runtime } from '../../runtime/Runtime';
import { Teams } from '../../service/access/Teams';
import { Collectors } from '../../service/state/Collectors';
import { Estates } from '../../service/state/Estate';
import { LevelHistory } from '../../service/state/LevelHistory';
import { Rulebook } from '../../service/state/Rulebook';
import { CampaignNotices } from '../CampaignNotices';
import { DatabaseNoticeStore } from '../DatabaseNoticeStore';
import { DigestWriter } from '../DigestWriter';
import { ExemptionNotices } from '../ExemptionNotices';
import { LevelNotices } from '../LevelNotices';
import type { Told } from '../Notice';
import { NoticeSender } from '../NoticeSender';
import type { NoticeStore } from '../NoticeStore';
import { TellJob } from '../TellJob';

export const MONDAY_9: DigestTime = { weekday: 1, hour: 9 };

/** A scorecard in force and four services that have its first level, with as many processes as are wanted that tell people. */
export async function startTelling(createDatabase: () => Promise<Knex>) {
  const made = await createWorld(createDatabase);
  const { stores, now, runtime, openRuntime, activate, collect } = made;
  for (const document of [RULES, CI, BASICS]) await activate(document);
  const sizes = (some: Record<string, number> = {}) =>
    collect({ [LEDGER]: 2, [LEDGER_UI]: 2, [CARDS]: 2, [VAULT]: 2, ...some });
  await sizes();

  const sent: NotificationSendOptions[] = [];
  const failures: Error[] = [];
  const counted: string[] = [];
  const logger = mockServices.logger.mock();
  const notifications = {
    send: async (one: NotificationSendOptions) => {
      const failure = failures.shift();
      if (failure) throw failure;
      sent.push(one);
    },
  };
  const catalog = createCatalog().service;

  const startProcess = async (
    options: {
      own?: Runtime;
      time?: DigestTime;
      notices?: Partial<NoticeStore>;
    } = {},
  ) => {
    const { own = await openRuntime() } = options;
    const time = 'time' in options ? options.time : MONDAY_9;
    const world: Told = {
      runtime: own,
      stores,
      rulebook: new Rulebook(own),
      history: new LevelHistory({ results: stores.results, now }),
      collectors: new Collectors({
        runs: stores.runs,
        runtime: own,
        now,
        periodOf: () => undefined,
      }),
      now,
    };
    const estates = new Estates(own.engine);
    const teams = new Teams({ catalog, auth: mockServices.auth(), now });
    const directory = () => teams.read();
    const pagePath = '/scorecards';
    const shared = { ...stores, estates, directory, pagePath };
    const metrics = {
      countNotice: (kind: string, result: string) => {
        counted.push(`${kind} ${result}`);
      },
    };
    const kept = new DatabaseNoticeStore(stores.db);
    const job = new TellJob({
      runtime: own,
      sources: [
        new LevelNotices(world, shared),
        new ExemptionNotices(world, shared),
        new CampaignNotices(world, { ...shared, time }),
      ],
      sender: new NoticeSender({
        store: {
          readTold: scopes => kept.readTold(scopes),
          claim: claim => kept.claim(claim),
          setTold: told => kept.setTold(told),
          removeBefore: at => kept.removeBefore(at),
          ...options.notices,
        },
        notifications,
        directory,
        metrics,
        logger,
        now,
      }),
      logger,
    });
    const reminders = new Reminders(world, {
      estates,
      daysBefore: [14, 7, 1],
    });
    const digests = new DigestSender({
      digests: new DatabaseDigestStore(stores.db),
      notifications,
      time: time ?? MONDAY_9,
      write: () =>
        new DigestWriter(world, { ...shared, time: time ?? MONDAY_9 }).write(),
      count: () => {},
      title: 'Digests',
      logger,
      clock: now,
    });
    return {
      tell: async () => {
        await own.catchUp();
        await job.run(new AbortController().signal);
      },
      remind: () => reminders.remindDue(),
      sendDigests: async () => {
        await own.catchUp();
        await digests.sendDue();
      },
    };
  };
  return {
    ...made,
    sizes,
    sent,
    counted,
    failures,
    logger,
    startProcess,
    /** What was sent since it was last asked, without what all have. */
    taken: () =>
      sent.splice(0).map(({ recipients, payload }) => ({
        to: 'entityRef' in recipients ? recipients.entityRef : undefined,
        ...('excludeEntityRef' in recipients && {
          except: recipients.excludeEntityRef,
        }),
        scope: payload.scope,
        title: payload.title,
        description: payload.description,
        link: payload.link,
      })),
    first: () => startProcess({ own: runtime }),
  };
}

export type Telling = Awaited<ReturnType<typeof startTelling>>;
