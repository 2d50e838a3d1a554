import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type {
  EscalationRules,
  Incoming,
} from '@callboard/backstage-plugin-alerts-common';
import type {
  AlertMessage,
  AlertNotifier,
  AlertsOnCallProvider,
} from '@callboard/backstage-plugin-alerts-node';
import {
  componentEntity,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import type { Knex } from 'knex';
import { DatabaseAlertStore } from '../../database/DatabaseAlertStore';
import { DatabaseDueStore } from '../../database/DatabaseDueStore';
import { DatabaseIntakeStore } from '../../database/DatabaseIntakeStore';
import { DatabaseMessageStore } from '../../database/DatabaseMessageStore';
import { OutboxStore } from '../../database/OutboxStore';
import { RulesStore } from '../../database/RulesStore';
import { AlertDirectory } from '../../directory/AlertDirectory';
import { LANE, MINUTE, T0 } from '../../lifecycle/__testUtils__/deliveries';
import { PagePlanner } from '../../paging/PagePlanner';
import { TargetFinder } from '../../targets/TargetFinder';
import { CatalogRouter } from '../CatalogRouter';
import { EscalationWorker } from '../EscalationWorker';
import { LaneWorker } from '../LaneWorker';
import { MessageWorker } from '../MessageWorker';
import { NewsWorker } from '../NewsWorker';
import { RulesBook } from '../RulesBook';
import { UnroutedWorker } from '../UnroutedWorker';
import { UnroutedStore } from '../../database/UnroutedStore';

const ENTITIES: Entity[] = withRelations([
  groupEntity({
    name: 'payments',
    title: 'Payments',
    members: ['ana', 'chen'],
  }),
  userEntity({ name: 'ana', memberOf: ['payments'] }),
  userEntity({ name: 'chen', memberOf: ['payments'] }),
  componentEntity({ name: 'payment-router', owner: 'payments' }),
]);

export const ANA = 'user:default/ana';
export const CHEN = 'user:default/chen';

/** A channel that keeps what it is given. */
export class KeptMessages implements AlertNotifier {
  readonly title = 'kept';
  readonly sent: AlertMessage[] = [];
  /** Thrown instead of sending. */
  problem?: Error;

  constructor(readonly id: string, readonly audience: 'personal' | 'shared') {}

  async send(message: AlertMessage) {
    if (this.problem) throw this.problem;
    this.sent.push(message);
    return { reference: `kept-${message.key}` };
  }
}

/** All that works on alerts in one process, over a database, with a clock that stands still until it is moved. */
export class Engine {
  now = T0;
  /** Who is on call at the first level and the second. */
  onCall: (string | undefined)[] = [ANA, CHEN];
  readonly portal = new KeptMessages('portal', 'personal');
  readonly slack = new KeptMessages('slack-payments', 'shared');
  readonly directory = new AlertDirectory();
  readonly events = mockServices.events.mock();
  readonly late: number[] = [];
  readonly intake: DatabaseIntakeStore;
  readonly alerts: DatabaseAlertStore;
  readonly unrouted: UnroutedWorker;
  readonly #lanes: LaneWorker;
  readonly #escalations: EscalationWorker;
  readonly #messages: MessageWorker;
  readonly #news: NewsWorker;
  readonly #stop = new AbortController();

  constructor(readonly db: Knex, options: { unroutedTeam?: string } = {}) {
    const clock = () => this.now;
    const logger = mockServices.logger.mock();
    const notifiers = [this.portal, this.slack];
    const rules = new RulesStore(db);
    const rulesBook = new RulesBook(rules, clock);
    this.intake = new DatabaseIntakeStore(db);
    this.alerts = new DatabaseAlertStore(db, clock);
    const shared = { logger, clock, onChanged: () => undefined };
    const { directory, alerts } = this;
    const intake = {
      ...{ ...shared, alerts, onDue: () => undefined },
      router: new CatalogRouter({
        ...{ directory, ...options },
        keys: {
          find: async () => ({
            title: 'alertmanager-eu',
            scope: { kind: 'any' },
          }),
        },
      }),
      rules: rulesBook,
    };
    this.#lanes = new LaneWorker({ ...intake, intake: this.intake });
    this.unrouted = new UnroutedWorker({
      ...intake,
      unrouted: new UnroutedStore(db),
      isReady: () => directory.isReady,
      open: (alert, inForce) => this.#lanes.open(alert, inForce),
    });
    this.#escalations = new EscalationWorker({
      ...shared,
      alerts,
      due: new DatabaseDueStore(db),
      rules: rulesBook,
      targets: new TargetFinder({
        directory,
        logger,
        clock,
        onCall: this.#provider(),
      }),
      planner: new PagePlanner({
        rules,
        directory,
        notifiers: {
          personal: () => notifiers.filter(one => one.audience === 'personal'),
        },
      }),
      onMessages: () => undefined,
      onLate: ms => this.late.push(ms),
    });
    this.#messages = new MessageWorker({
      ...shared,
      alerts,
      messages: new DatabaseMessageStore(db),
      notifiers: { get: id => notifiers.find(one => one.id === id) },
      names: directory,
      urlOf: id => `https://portal.example.com/alerts/${id}`,
    });
    this.#news = new NewsWorker({
      ...shared,
      outbox: new OutboxStore(db),
      events: this.events,
      onMessages: () => undefined,
    });
  }

  async open(): Promise<this> {
    await this.directory.upsert(ENTITIES);
    await this.directory.notePass({ complete: true });
    await this.db('intake_lanes')
      .insert({ id: LANE })
      .onConflict('id')
      .ignore();
    return this;
  }

  #provider(): AlertsOnCallProvider {
    const levels = () =>
      this.onCall.map((userRef, index) => ({
        level: index + 1,
        scheduleId: `level-${index + 1}`,
        scheduleName: `Payments level ${index + 1}`,
        timeZone: 'Europe/Berlin',
        userRefs: userRef === undefined ? [] : [userRef],
      }));
    return {
      getOnCall: async ({ entityRefs }) =>
        entityRefs.map(() => ({ levels: levels() })),
      getSchedule: async () => undefined,
      listSchedules: async () => [],
    };
  }

  /** Something is posted. */
  async post(incoming: Incoming): Promise<void> {
    await this.intake.add({
      ...{ laneId: LANE, kind: 'alertmanager', incoming },
      bodyHash: randomUUID(),
      receivedAt: this.now,
    });
  }

  /** Does all that is due, until nothing is. */
  async work(): Promise<void> {
    const { signal } = this.#stop;
    await this.#lanes.work(signal);
    await this.unrouted.work(signal);
    await this.#escalations.work(signal);
    await this.#news.work(signal);
    await this.#messages.work(signal);
  }

  /** Time goes by, minute by minute, and what is due is done. */
  async pass(minutes: number): Promise<void> {
    for (let i = 0; i < minutes; i++) {
      this.now += MINUTE;
      await this.work();
    }
  }

  async setPolicy(rules: EscalationRules): Promise<void> {
    await this.db('policies').insert({
      ...{
        id: randomUUID(),
        title: 'Payments',
        team_ref: 'group:default/payments',
      },
      ...{ is_team_default: true, entity_refs_json: '[]', revision: 1 },
      ...{ rules_json: JSON.stringify(rules), updated_by: ANA, updated_at: T0 },
    });
  }

  /** Who was told by the portal, in the order of it. */
  get told(): (string | undefined)[] {
    return this.portal.sent.map(({ recipient }) => recipient?.userRef);
  }

  async only(): Promise<
    { id: string; state: string } & Record<string, unknown>
  > {
    const [only, ...others] = await this.db('alerts');
    if (others.length > 0) throw new Error('There is more than one alert');
    return only;
  }

  async timeline(): Promise<string[]> {
    return this.db('timeline_entries').orderBy('id').pluck('kind');
  }
}
