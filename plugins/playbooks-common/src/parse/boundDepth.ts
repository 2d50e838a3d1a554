import type { Nodes, Root, RootContent } from 'mdast';

/** Deepest nesting that is shown. Readers of trees call themselves for each level and end when the stack does. */
const DEEPEST = 60;

const VOID = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** How deep HTML tags stand in each other, at most. */
function depthOfHtml(html: readonly string[]): number {
  let depth = 0;
  let deepest = 0;
  for (const text of html) {
    for (const [, closes, name] of text.matchAll(
      /<(\/?)([A-Za-z][\w-]{0,30})/g,
    )) {
      if (!VOID.has(name.toLowerCase())) {
        depth = closes ? Math.max(0, depth - 1) : depth + 1;
        deepest = Math.max(deepest, depth);
      }
    }
  }
  return deepest;
}

/** What stands in a node, without what its author wrote around it. */
const asWritten = ({ position }: Nodes, source: string) => ({
  type: 'text' as const,
  value: source
    .slice(position?.start.offset, position?.end.offset)
    .slice(0, 1_000),
  position,
});

/**
 * Shows what is nested deeper than 60 levels as the text its author wrote, and all HTML of a page whose tags are.
 *
 * @returns whether anything had to be
 */
export function boundDepth(tree: Root, source: string): boolean {
  let isDeep = false;
  const html: { parent: { children: Nodes[] }; at: number; value: string }[] =
    [];
  const open: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (!('children' in node)) {
      continue;
    }
    if (depth >= DEEPEST) {
      isDeep = true;
      node.children = [asWritten(node, source)] as never;
      continue;
    }
    node.children.forEach((child: RootContent, at) => {
      if (child.type === 'html') {
        html.push({ parent: node, at, value: child.value });
      }
      open.push({ node: child, depth: depth + 1 });
    });
  }
  if (depthOfHtml(html.map(({ value }) => value)) > DEEPEST) {
    isDeep = true;
    html.forEach(({ parent, at, value }) => {
      parent.children[at] = { type: 'text', value };
    });
  }
  return isDeep;
}
