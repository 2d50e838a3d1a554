import { mockServices } from '@backstage/backend-test-utils';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  DatabaseDigestStore,
  DigestSender,
  type DigestTime,
} from '@internal/backend-kit';
import type { createWorld } from '../../__testUtils__/createWorld';
import { createCatalog } from '../../__testUtils__/people';
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
import type { FakeNotifications } from './FakeNotifications';

interface TellerOptions {
  made: Pick<Awaited<ReturnType<typeof createWorld>>, 'stores' | 'now'>;
  runtime: Runtime;
  time: DigestTime | undefined;
  /** What goes wrong with what is kept of notices. */
  notices?: Partial<NoticeStore>;
  notifications: FakeNotifications;
  counted: string[];
  logger: LoggerService;
}

function createTold({ made: { stores, now }, runtime }: TellerOptions): Told {
  return {
    runtime,
    stores,
    rulebook: new Rulebook(runtime),
    history: new LevelHistory({ results: stores.results, now }),
    collectors: new Collectors({
      runs: stores.runs,
      runtime,
      now,
      periodOf: () => undefined,
    }),
    now,
  };
}

function createSender(
  options: TellerOptions,
  directory: ReturnType<typeof createDirectory>,
) {
  const kept = new DatabaseNoticeStore(options.made.stores.db);
  return new NoticeSender({
    ...options,
    now: options.made.now,
    store: {
      readTold: scopes => kept.readTold(scopes),
      claim: claim => kept.claim(claim),
      setTold: told => kept.setTold(told),
      removeBefore: at => kept.removeBefore(at),
      ...options.notices,
    },
    directory,
    metrics: {
      countNotice: (kind, result) => {
        options.counted.push(`${kind} ${result}`);
      },
    },
  });
}

function createDirectory({ made: { now } }: TellerOptions) {
  const catalog = createCatalog().service;
  const teams = new Teams({ catalog, auth: mockServices.auth(), now });
  return () => teams.read();
}

/** What one process has to tell people. */
export function createTeller(options: TellerOptions) {
  const { made, runtime, time } = options;
  const told = createTold(options);
  const estates = new Estates(runtime.engine);
  const directory = createDirectory(options);
  const shared = {
    ...made.stores,
    estates,
    directory,
    pagePath: '/scorecards',
  };
  const job = new TellJob({
    ...options,
    sources: [
      new LevelNotices(told, shared),
      new ExemptionNotices(told, shared),
      new CampaignNotices(told, { ...shared, time }),
    ],
    sender: createSender(options, directory),
  });
  const reminders = new Reminders(told, { estates, daysBefore: [14, 7, 1] });
  const digests =
    time &&
    new DigestSender({
      ...options,
      time,
      digests: new DatabaseDigestStore(made.stores.db),
      write: () => new DigestWriter(told, { ...shared, time }).write(),
      count: () => {},
      title: 'Digests',
      clock: made.now,
    });
  return {
    tell: async () => {
      await runtime.catchUp();
      await job.run(new AbortController().signal);
    },
    remind: () => reminders.remindDue(),
    sendDigests: async () => {
      await runtime.catchUp();
      await digests?.sendDue();
    },
  };
}
