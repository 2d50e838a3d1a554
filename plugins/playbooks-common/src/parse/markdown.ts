import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const reader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .freeze();

/** Markdown with tables, task lists and front matter, as a tree with positions. */
export const readMarkdown = (text: string): Root => reader.parse(text);

/** What a page may hold: GitHub's choice, and where commands and steps stand. */
export const schema: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), 'mark', 'u', 'abbr'],
  attributes: {
    ...defaultSchema.attributes,
    '*': [
      ...(defaultSchema.attributes?.['*'] ?? []).filter(
        // Ours alone may carry these.
        name => name !== 'className',
      ),
    ],
    pre: ['dataCommand'],
    code: ['dataCommand'],
    li: [...(defaultSchema.attributes?.li ?? []), 'dataStep'],
    h1: ['dataStep'],
    h2: ['dataStep', ['className', 'sr-only']],
    h3: ['dataStep'],
    h4: ['dataStep'],
    h5: ['dataStep'],
    h6: ['dataStep'],
    blockquote: [...(defaultSchema.attributes?.blockquote ?? []), 'dataNotice'],
  },
  protocols: {
    ...defaultSchema.protocols,
    href: ['http', 'https', 'mailto'],
    src: ['http', 'https'],
  },
};

const toHtml = unified()
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .freeze();
const sanitiser = unified().use(rehypeSanitize, schema).freeze();

/** The page as HTML, before anything is taken from it. The tree must be bounded: see `boundDepth`. */
export const toTree = (tree: Root): HastRoot => toHtml.runSync(tree);

/** Without scripts, styles, forms, frames and addresses that are not http, https, mailto or relative. */
export function sanitised(tree: HastRoot): HastRoot {
  const safe = sanitiser.runSync(tree);
  // Positions are two thirds of what would be stored and sent, and a reader has no use for them.
  visit(safe, node => {
    delete node.position;
  });
  return safe;
}
