import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  checkPersonalRules,
  defaultPersonalRules,
  type ChannelTest,
  type MyRules,
  type PersonalRule,
} from '@callboard/backstage-plugin-alerts-common';
import type { MessageStore } from '../database/MessageStore';
import type { PersonalRulesStore } from '../database/PersonalRulesStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { NotifierRegistry } from '../notifiers/NotifierRegistry';
import { personOf, userRefOf } from '../service/access/userRefOf';
import { whyUnreachable } from './ChannelList';
import { below, FieldsError } from './FieldsError';

/** Messages by which a person tries channels, in some minutes. */
const MOST_TESTS = 10;
const TESTS_MS = 5 * 60_000;

interface PersonalRulesDeskOptions {
  store: PersonalRulesStore;
  messages: Pick<MessageStore, 'add'>;
  notifiers: Pick<NotifierRegistry, 'get' | 'list'>;
  directory: Pick<AlertDirectory, 'email'>;
  /** Called when there is a message to be sent. */
  onMessages: () => void;
  clock?: () => number;
}

const personIn = (credentials: BackstageCredentials) =>
  personOf({ userRef: userRefOf(credentials) }, 'say how to be told of pages');

const toMyRules = (rules: readonly PersonalRule[]): MyRules =>
  rules.length > 0
    ? { rules: [...rules], isDefault: false }
    : { rules: [...defaultPersonalRules], isDefault: true };

/** Each person says how they want to be told of pages, and tries it. */
export class PersonalRulesDesk {
  readonly #options: PersonalRulesDeskOptions;
  readonly #clock: () => number;

  constructor(options: PersonalRulesDeskOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  async get(credentials: BackstageCredentials): Promise<MyRules> {
    const userRef = personIn(credentials);
    return toMyRules(await this.#options.store.read(userRef));
  }

  /** @throws InputError */
  async save(
    rules: readonly PersonalRule[],
    credentials: BackstageCredentials,
  ): Promise<MyRules> {
    const { store, notifiers } = this.#options;
    const userRef = personIn(credentials);
    const checked = checkPersonalRules(
      rules,
      notifiers.list('personal').map(({ id }) => id),
    );
    if ('problems' in checked) {
      throw new FieldsError(below('/rules', checked.problems));
    }
    await store.save(userRef, checked.rules, this.#clock());
    return toMyRules(checked.rules);
  }

  /**
   * Sends the caller, and nobody else, a message by a channel.
   *
   * @throws InputError for one that does not reach them
   */
  async test(
    channel: string,
    credentials: BackstageCredentials,
  ): Promise<{ id: string }> {
    const { store, messages, notifiers, directory, onMessages } = this.#options;
    const userRef = personIn(credentials);
    const notifier = notifiers.get(channel);
    if (notifier?.audience !== 'personal') {
      throw new InputError('channel: it is none that reaches persons');
    }
    const why = whyUnreachable(notifier, userRef, directory);
    if (why !== undefined) throw new InputError(`channel: ${why}`);
    const now = this.#clock();
    if ((await store.countTests(userRef, now - TESTS_MS)) >= MOST_TESTS) {
      throw new ConflictError(
        `You have sent ${MOST_TESTS} messages in the last minutes; wait a while`,
      );
    }
    const id = randomUUID();
    const message = { id, kind: 'test', userRef, channel, dueAt: now } as const;
    await messages.add([message], now);
    onMessages();
    return { id };
  }

  /** @throws NotFoundError for a message that the caller has not sent */
  async testState(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ChannelTest> {
    const userRef = personIn(credentials);
    const test = await this.#options.store.readTest({ id, userRef });
    if (test) return test;
    throw new NotFoundError('There is no such message');
  }
}
