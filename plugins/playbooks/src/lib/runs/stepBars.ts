import type { Element, RootContent } from 'hast';

/** Where the state of an item stands in the tree: an element that no author can write. */
const barOf = (itemId: string): Element => ({
  type: 'element',
  tagName: 'aside',
  properties: { dataStepBar: itemId },
  children: [],
});

const isList = (node: RootContent) =>
  node.type === 'element' && ['ol', 'ul'].includes(node.tagName);

/** In an item: behind its own text and commands, before the steps that are part of it. */
function inItem(item: Element, id: string): Element {
  const children = withBars(item.children) as Element['children'];
  const at = children.findIndex(isList);
  const place = at < 0 ? children.length : at;
  return {
    ...item,
    children: [
      ...children.slice(0, place),
      barOf(id),
      ...children.slice(place),
    ],
  };
}

/** Nodes with a bar at each step. What has none stays the very same. */
export function withBars(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type !== 'element') return [node];
    const { dataStep } = node.properties;
    if (typeof dataStep !== 'string') {
      return [
        {
          ...node,
          children: withBars(node.children) as Element['children'],
        },
      ];
    }
    return /^h[1-6]$/.test(node.tagName)
      ? [node, barOf(dataStep)]
      : [inItem(node, dataStep)];
  });
}

/** A section with a bar at its end, for pages without steps. */
export const withSectionBar = (
  nodes: readonly RootContent[],
  itemId: string,
): RootContent[] => [...nodes, barOf(itemId)];
