import { CustomErrorBase } from '@backstage/errors';

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
}

/**
 * A provider has no such thing, or the credentials may not see it: it need not tell which.
 *
 * @public
 */
export class NoAccessError extends CustomErrorBase {
  name = 'NoAccessError' as const;
}

/**
 * An answer is longer than what is read of one. Asking for less may help.
 *
 * @public
 */
export class TooLargeError extends CustomErrorBase {
  name = 'TooLargeError' as const;
}
