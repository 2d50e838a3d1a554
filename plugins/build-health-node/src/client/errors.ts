import { CustomErrorBase, isError } from '@backstage/errors';

/**
 * A provider is not to be asked before a moment: it has said so, or our share of its limit is used.
 *
 * @public
 */
export class HeldError extends CustomErrorBase {
  name = 'HeldError' as const;
  readonly until: Date;

  constructor(message: string, until: Date) {
    super(message);
    this.until = until;
  }

  /** Whether it is one, also where a module brings its own copy of this package. */
  static is(error: unknown): error is HeldError {
    return isError(error) && error.name === 'HeldError';
  }
}

/**
 * A provider has no such thing, or the credentials may not see it: it need not tell which.
 *
 * @public
 */
export class NoAccessError extends CustomErrorBase {
  name = 'NoAccessError' as const;

  /** Whether it is one, also where a module brings its own copy of this package. */
  static is(error: unknown): error is NoAccessError {
    return isError(error) && error.name === 'NoAccessError';
  }
}

/**
 * An answer is longer than what is read of one. Asking for less may help.
 *
 * @public
 */
export class TooLargeError extends CustomErrorBase {
  name = 'TooLargeError' as const;
}
