interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/**
 * Shows HTML as it is written, "set <name> here", where the sanitizer alone would drop it without a word. Comments,
 * which authors mean to be unseen, go.
 */
export function htmlAsText() {
  return (tree: unknown) => convert(tree as Node);
}

function convert(node: Node): void {
  node.children?.forEach(convert);
  if (node.type !== 'raw') return;
  node.type = 'text';
  if (node.value?.startsWith('<!--')) node.value = '';
}
