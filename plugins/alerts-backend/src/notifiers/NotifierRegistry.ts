import { ConflictError, InputError } from '@backstage/errors';
import type {
  AlertNotifier,
  AlertsNotifierExtensionPoint,
} from '@callboard/backstage-plugin-alerts-node';

/** Stored with each message, and named by policies and personal rules. */
const ID = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** The ways to reach people, by their ids. */
export class NotifierRegistry implements AlertsNotifierExtensionPoint {
  readonly #notifiers = new Map<string, AlertNotifier>();

  /**
   * @throws InputError where the id has other characters than lower-case letters, digits and hyphens
   * @throws ConflictError where there is one of that id
   */
  addNotifier(notifier: AlertNotifier): void {
    const { id } = notifier;
    if (!ID.test(id)) {
      throw new InputError(
        `The notifier '${id}' needs an id of lower-case letters, digits and hyphens, at most 60`,
      );
    }
    if (this.#notifiers.has(id)) {
      throw new ConflictError(`There are two notifiers with the id '${id}'`);
    }
    this.#notifiers.set(id, notifier);
  }

  get(id: string): AlertNotifier | undefined {
    return this.#notifiers.get(id);
  }

  /** In the order they were added; without an audience all of them. */
  list(audience?: AlertNotifier['audience']): AlertNotifier[] {
    const all = [...this.#notifiers.values()];
    return audience === undefined
      ? all
      : all.filter(notifier => notifier.audience === audience);
  }
}
