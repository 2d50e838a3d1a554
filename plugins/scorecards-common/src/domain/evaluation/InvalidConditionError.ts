/**
 * A condition that cannot be compiled. Documents are checked before they are published: this is the last line of defence, and
 * what a published check meets whose fact is gone.
 *
 * @public
 */
export class InvalidConditionError extends Error {
  /** Names and indexes from the top of the condition. */
  readonly path: readonly (string | number)[];

  /**
   * @param message - a sentence that names the field and what to do
   */
  constructor(message: string, path: readonly (string | number)[]) {
    super(message);
    this.name = 'InvalidConditionError';
    this.path = path;
  }
}
