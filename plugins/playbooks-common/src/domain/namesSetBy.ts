import type { PlaybookCommand } from '../types';
import { namesSetIn } from './placeholders';

/**
 * Names that scripts of a page set by themselves, which are no variables of it.
 *
 * @public
 */
export const namesSetBy = (
  commands: readonly Pick<PlaybookCommand, 'place' | 'text'>[],
): Set<string> =>
  new Set(
    commands
      .filter(({ place }) => place === 'shell')
      .flatMap(({ text }) => namesSetIn(text)),
  );
