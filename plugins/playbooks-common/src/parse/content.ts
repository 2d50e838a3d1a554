import type { Root } from 'mdast';
import type { Notice } from './shortcodes';

/** Puts what an author set apart with shortcodes into quotations that say so. */
export function wrapNotices(tree: Root, notices: readonly Notice[]): void {
  for (const { start, end } of notices) {
    const inside = tree.children.filter(
      ({ position }) =>
        (position?.start.offset ?? 0) >= start &&
        (position?.end.offset ?? 0) <= end,
    );
    // A heading stays outside: it begins a section.
    if (inside.length > 0 && inside.every(({ type }) => type !== 'heading')) {
      const at = tree.children.indexOf(inside[0]);
      tree.children.splice(at, inside.length, {
        type: 'blockquote',
        data: { hProperties: { dataNotice: 'notice' } },
        children: inside as never,
        position: {
          start: inside[0].position!.start,
          end: inside[inside.length - 1].position!.end,
        },
      });
    }
  }
}
