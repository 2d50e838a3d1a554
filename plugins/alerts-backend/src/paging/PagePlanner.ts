import { randomUUID } from 'node:crypto';
import {
  messagesFor,
  type AlertSeverity,
  type PersonalRule,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertNotifier } from '@callboard/backstage-plugin-alerts-node';
import type { MessageRecord, PageRecord } from '../lifecycle/records';

const MINUTE_MS = 60_000;
/** By which people are told who can be told by nothing else: it needs no address of theirs. */
const PORTAL = 'portal';

/** Whom to page. */
export interface Recipients {
  people: readonly { userRef: string; via: string }[];
  /** Ids of channels that many read. */
  channels: readonly string[];
}

/** How people are told, for those who are to be paged now. */
export interface PagePlan {
  /** The channels of a person, the first message first. */
  channelsOf(
    userRef: string,
    severity: AlertSeverity,
  ): { channel: string; afterMinutes: number }[];
  /** Pages with their messages. */
  page(
    recipients: Recipients,
    options: {
      alertId: string;
      severity: AlertSeverity;
      at: number;
      pagedBy?: string;
    },
  ): { pages: PageRecord[]; messages: MessageRecord[] };
}

interface PagePlannerOptions {
  rules: {
    readPersonalRules(
      userRefs: readonly string[],
    ): Promise<Map<string, PersonalRule[]>>;
  };
  notifiers: { personal(): readonly AlertNotifier[] };
  directory: { email(userRef: string): string | undefined };
  newId?: () => string;
}

/** Decides by which channels people are told that they are paged. */
export class PagePlanner {
  readonly #options: PagePlannerOptions;
  readonly #newId: () => string;

  constructor(options: PagePlannerOptions) {
    this.#options = options;
    this.#newId = options.newId ?? randomUUID;
  }

  /** Reads what these people have said of how they want to be told. */
  async prepare(userRefs: readonly string[]): Promise<PagePlan> {
    const rules = await this.#options.rules.readPersonalRules(userRefs);
    const channelsOf: PagePlan['channelsOf'] = (userRef, severity) =>
      this.#channelsOf(userRef, severity, rules.get(userRef) ?? []);
    return {
      channelsOf,
      page: (recipients, options) =>
        this.#page(recipients, { ...options, channelsOf }),
    };
  }

  #channelsOf(
    userRef: string,
    severity: AlertSeverity,
    rules: readonly PersonalRule[],
  ) {
    const email = this.#options.directory.email(userRef);
    const channels = this.#options.notifiers
      .personal()
      .filter(one => one.canReach?.({ userRef, email }) === undefined)
      .map(({ id }) => id);
    const found = messagesFor({ rules, severity, channels });
    // A page that reaches nobody is none: the portal at least keeps it for them.
    return found.length > 0 ? found : [{ channel: PORTAL, afterMinutes: 0 }];
  }

  #page(
    { people, channels }: Recipients,
    options: Parameters<PagePlan['page']>[1] & Pick<PagePlan, 'channelsOf'>,
  ): { pages: PageRecord[]; messages: MessageRecord[] } {
    const { alertId, severity, at, pagedBy, channelsOf } = options;
    const shared = { alertId, at, pagedBy };
    const pages: PageRecord[] = [];
    const messages: MessageRecord[] = [];
    const tell = (page: PageRecord, channel: string, dueAt: number) =>
      messages.push({
        id: this.#newId(),
        kind: 'page',
        alertId,
        pageId: page.id,
        userRef: page.userRef,
        channel,
        dueAt,
      });
    for (const { userRef, via } of people) {
      const page = { id: this.#newId(), userRef, via, ...shared };
      pages.push(page);
      for (const { channel, afterMinutes } of channelsOf(userRef, severity)) {
        tell(page, channel, at + afterMinutes * MINUTE_MS);
      }
    }
    for (const channel of channels) {
      const page = { id: this.#newId(), channel, via: channel, ...shared };
      pages.push(page);
      tell(page, channel, at);
    }
    return { pages, messages };
  }
}
