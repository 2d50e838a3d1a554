import { CustomErrorBase } from '@backstage/errors';

/** GitHub is not to be asked before a moment: it has said so, or half of its limit is used. */
export class HeldError extends CustomErrorBase {
  name = 'HeldError' as const;
  readonly until: Date;

  constructor(message: string, until: Date) {
    super(message);
    this.until = until;
  }
}

/** There is no such thing, or the credentials may not see it: GitHub does not tell which. */
export class NoAccessError extends CustomErrorBase {
  name = 'NoAccessError' as const;
}
