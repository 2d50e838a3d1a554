import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  alertsAdministerPermission,
  type AlertsApi,
  type MessageLogEntry,
  type MessageLogPage,
} from '@callboard/backstage-plugin-alerts-common';
import type { IntakeStore } from '../database/IntakeStore';
import type {
  LoggedMessage,
  MessageLogStore,
} from '../database/MessageLogStore';
import type { Caller, Callers } from '../rules/Callers';
import { iso, type AlertNaming } from '../service/AlertNaming';
import type { SeenAlert } from '../service/access/Viewer';

const USUAL_LIMIT = 50;

interface MessageDeskOptions {
  log: MessageLogStore;
  callers: Pick<Callers, 'caller'>;
  naming: AlertNaming;
  intake: Pick<IntakeStore, 'revive'>;
  /** Called when there is a message to be sent. */
  onMessages: () => void;
  /** Called when there are deliveries to be worked in. */
  onKept: () => void;
  clock?: () => number;
}

/** Shows administrators what was sent and what was not, and has that, and what came in in vain, tried again. */
export class MessageDesk {
  readonly #options: MessageDeskOptions;

  constructor(options: MessageDeskOptions) {
    this.#options = options;
  }

  /** Alerts that the caller does not see are not named. */
  async list(
    query: Parameters<AlertsApi['listMessages']>[0],
    credentials: BackstageCredentials,
  ): Promise<MessageLogPage> {
    const { viewer } = await this.#admin('read messages', credentials);
    const { items, nextCursor } = await this.#options.log.list({
      ...query,
      limit: query.limit ?? USUAL_LIMIT,
    });
    const seen = await viewer.find(items.flatMap(one => one.alertId ?? []));
    return {
      items: items.map(one => this.#tell(one, seen)),
      pageInfo: nextCursor === undefined ? {} : { nextCursor },
    };
  }

  /**
   * @throws NotFoundError
   * @throws ConflictError for one that was not given up, or that would wake somebody for nothing
   */
  async retry(id: string, credentials: BackstageCredentials): Promise<void> {
    const { log, onMessages, clock = Date.now } = this.#options;
    await this.#admin('have messages tried again', credentials);
    const result = await log.retry(id, clock());
    if (result === 'unknown')
      throw new NotFoundError('There is no such message');
    if (result === 'settled') {
      throw new ConflictError('The message was not given up');
    }
    if (result === 'over') {
      throw new ConflictError(
        'Somebody has the alert, or it is over: nobody is to be paged for it',
      );
    }
    onMessages();
  }

  /** Has what senders have brought, and what was given up, worked in again. */
  async retryDeliveries(credentials: BackstageCredentials): Promise<void> {
    const { intake, onKept, clock = Date.now } = this.#options;
    await this.#admin('have deliveries worked in again', credentials);
    if ((await intake.revive(clock())) > 0) onKept();
  }

  /** @throws NotAllowedError */
  async #admin(
    what: string,
    credentials: BackstageCredentials,
  ): Promise<Caller> {
    const caller = await this.#options.callers.caller(
      credentials,
      alertsAdministerPermission,
    );
    caller.enter(what);
    if (!caller.isAdmin) caller.refuse(`You may not ${what}`);
    return caller;
  }

  #tell(
    message: LoggedMessage,
    seen: ReadonlyMap<string, SeenAlert>,
  ): MessageLogEntry {
    const { naming } = this.#options;
    const { id, kind, channel, state, attempts, alertId } = message;
    const { userRef, problem, reference } = message;
    const alert = alertId === undefined ? undefined : seen.get(alertId)?.alert;
    return {
      ...{ id, kind, channel, state, attempts },
      channelTitle: naming.channel(channel),
      ...(userRef !== undefined && { person: naming.named(userRef) }),
      ...(alert && { alert: { id: alert.id, title: alert.title } }),
      createdAt: iso(message.createdAt),
      at: iso(message.at),
      ...(problem !== undefined && { problem }),
      ...(reference !== undefined && { reference }),
    };
  }
}
