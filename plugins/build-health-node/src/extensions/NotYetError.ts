import { CustomErrorBase, isError } from '@backstage/errors';
import { HeldError } from '../client/errors';

/**
 * A delivery says something of what no other has told of yet, as a job of a build whose pipeline is not known. It is tried again
 * after the others.
 *
 * @public
 */
export class NotYetError extends CustomErrorBase {
  name = 'NotYetError' as const;

  /**
   * Whether it is one, also where a module brings its own copy of this package. To wait for a limit of the provider is no failure
   * either.
   */
  static is(error: unknown): boolean {
    return (
      HeldError.is(error) || (isError(error) && error.name === 'NotYetError')
    );
  }
}
