import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ImportNote } from '../types';
import { readMarkdown } from './markdown';

/** `{{% notice tip %}}`, `{{< ref "x" >}}`, `{{% /notice %}}`. */
const SHORTCODE =
  /\{\{[<%]\s{0,5}(\/?)\s{0,5}([\w./-]{1,60})([^{}\n]{0,300}?)[%>]\}\}/g;
/** `{{< ref "./Other.md" >}}` is the address of another page. */
const REFERENCE = /^(?:rel)?ref$/;
/** `<%= current_page.data.title %>`. */
const EMBEDDED = /<%[=#-]?[^%\n]{0,300}%>/g;
/** Those whose text is a remark set apart. */
const NOTICES = new Set([
  'notice',
  'hint',
  'alert',
  'admonition',
  'callout',
  'tip',
  'warning',
  'info',
  'note',
]);

interface Found {
  name: string;
  closes: boolean;
  start: number;
  end: number;
  line: number;
  /** What stands in its place: the page that it names. */
  address: string;
}

/** A stretch of a page that its author set apart. */
export interface Notice {
  start: number;
  end: number;
}

/** Where the tree has text or HTML: shortcodes in code are examples. */
function find(tree: Root, source: string, pattern: RegExp): Found[] {
  const found: Found[] = [];
  visit(tree, node => {
    if (node.type !== 'text' && node.type !== 'html') {
      return;
    }
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    for (const match of source.slice(from, to).matchAll(pattern)) {
      const start = from + match.index;
      found.push({
        name: (match[2] ?? '').toLowerCase(),
        closes: match[1] === '/',
        address: REFERENCE.test(match[2] ?? '')
          ? /["']([^"'\s]{1,200})["']/.exec(match[3] ?? '')?.[1] ?? ''
          : '',
        start,
        end: start + match[0].length,
        line: source.slice(0, start).split('\n').length,
      });
    }
  });
  return found.slice(0, 500);
}

/** Stands for what is taken out; no width, no meaning to markdown, and gone from the tree at the end. */
const FILLER = '\u2060';

/**
 * The same text without some stretches, and all offsets as before. A line that held nothing else becomes empty; elsewhere
 * blanks would be read as the indentation of code.
 */
function without(source: string, stretches: readonly Found[]): string {
  let text = '';
  let at = 0;
  for (const { start, end, address } of stretches) {
    if (start >= at) {
      text += source.slice(at, start) + address.padEnd(end - start, FILLER);
      at = end;
    }
  }
  return (text + source.slice(at)).replace(
    /^[ \t\u2060]*\u2060[ \t\u2060]*$/gm,
    line => ' '.repeat(line.length),
  );
}

/** Takes the filler out of what is shown. */
function clean(tree: Root): Root {
  visit(tree, node => {
    if (node.type === 'text' || node.type === 'html') {
      node.value = node.value.split(FILLER).join('');
    }
    if ('url' in node) {
      node.url = node.url.split(FILLER).join('');
    }
  });
  return tree;
}

function noticesOf(found: readonly Found[]): Notice[] {
  const open: Found[] = [];
  return found.flatMap(one => {
    if (!NOTICES.has(one.name)) {
      return [];
    }
    if (!one.closes) {
      open.push(one);
      return [];
    }
    const start = open.pop();
    return start ? [{ start: start.end, end: one.start }] : [];
  });
}

const count = (found: readonly Found[]) => {
  const names = [...new Set(found.map(({ name }) => name))];
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
};

/**
 * The tree of a page, with shortcodes of site generators taken out of what is shown. They stay in the source.
 */
export function readPage(source: string): {
  tree: Root;
  notices: Notice[];
  notes: ImportNote[];
} {
  const tree = readMarkdown(source);
  const shortcodes = source.includes('{{') ? find(tree, source, SHORTCODE) : [];
  const embedded = source.includes('<%') ? find(tree, source, EMBEDDED) : [];
  if (shortcodes.length + embedded.length === 0) {
    return { tree, notices: [], notes: [] };
  }
  const all = [...shortcodes, ...embedded].sort((a, b) => a.start - b.start);
  const notes: ImportNote[] = [];
  if (shortcodes.length > 0) {
    notes.push({
      severity: 'info',
      code: 'shortcode',
      message: `${
        shortcodes.length
      } shortcodes of the site are not shown (${count(
        shortcodes,
      )}); the text between them is.`,
      line: shortcodes[0].line,
    });
  }
  if (embedded.length > 0) {
    notes.push({
      severity: 'info',
      code: 'embedded-code',
      message: `${embedded.length} expressions of the site's generator are not shown; they need the site to be built.`,
      line: embedded[0].line,
    });
  }
  return {
    tree: clean(readMarkdown(without(source, all))),
    notices: noticesOf(shortcodes),
    notes,
  };
}
