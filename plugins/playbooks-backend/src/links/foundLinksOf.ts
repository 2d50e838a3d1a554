import type { ParsedPage } from '@callboard/backstage-plugin-playbooks-common';
import { countBefore, lineStarts } from '../sync/lines';
import type { FoundLinks } from './LinkStore';

/** Longer ones, and pictures inside the page, are no addresses that anybody follows. */
const LONGEST = 2_000;

/**
 * What the check of links needs of a page.
 *
 * @param text - the whole source of the page
 */
export function foundLinksOf(
  { anchors, links }: Pick<ParsedPage, 'anchors' | 'links'>,
  text: string,
): FoundLinks {
  const starts = lineStarts(text);
  return {
    anchors,
    links: links
      .filter(
        ({ target }) =>
          target.length <= LONGEST && !/^(?:data|mailto|tel):/i.test(target),
      )
      .map(({ target, kind, isBuilt, start }) => ({
        target,
        kind,
        line: countBefore(starts, start + 1),
        ...(isBuilt && { isBuilt }),
      })),
  };
}
