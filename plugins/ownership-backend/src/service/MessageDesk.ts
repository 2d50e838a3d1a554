import type { MessageStore } from '../database/MessageStore';
import { assertAdmin } from './assertAdmin';
import type { Register } from './Register';

/** Has messages sent that were given up, for administrators and for nobody else. */
export class MessageDesk {
  readonly #options: {
    register: Pick<Register, 'current'>;
    store: Pick<MessageStore, 'retryGivenUp'>;
    /** References of users and groups; the teams below a group count as well. */
    admins: string[];
  };

  constructor(options: {
    register: Pick<Register, 'current'>;
    store: Pick<MessageStore, 'retryGivenUp'>;
    admins: string[];
  }) {
    this.#options = options;
  }

  /** @returns how many messages will be tried again */
  async retryGivenUp(actorRef: string): Promise<number> {
    const { register, store, admins } = this.#options;
    const { organisation } = await register.current();
    assertAdmin(
      actorRef,
      admins,
      organisation,
      'have notifications sent that were given up',
    );
    return store.retryGivenUp();
  }
}
