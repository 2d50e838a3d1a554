import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ImportNote, ParsedPage } from '../types';
import { schema } from './markdown';

/** Most notes of one kind: the author mends the first ones, and the next import tells the others. */
const MOST = 20;

const TODO = /\b(?:TODO|TBD|FIXME|XXX)\b/;
const UNDO =
  /\b(?:roll(?:ing)?[ -]?back|revert|undo|restore)\b|回滚|回退|恢复/i;

type Page = Pick<ParsedPage, 'links' | 'anchors' | 'commands' | 'sections'>;

/** A line of the source, from 1. */
export const lineAt = (source: string, offset: number) => {
  let line = 1;
  for (let i = source.indexOf('\n'); i >= 0 && i < offset; ) {
    line++;
    i = source.indexOf('\n', i + 1);
  }
  return line;
};

function removedHtml(html: HastRoot): ImportNote[] {
  const allowed = new Set(schema.tagNames);
  const removed = new Map<string, number | undefined>();
  visit(html, 'element', ({ tagName, position }) => {
    if (!allowed.has(tagName) && !removed.has(tagName)) {
      removed.set(tagName, position?.start.line);
    }
  });
  return [...removed].map(([tagName, line]) => ({
    severity: 'warning',
    code: 'html-removed',
    message: `<${tagName}> is not shown: pages hold text, tables, images and details.`,
    line,
  }));
}

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

function missingAnchors(source: string, page: Page): ImportNote[] {
  const anchors = new Set(page.anchors);
  return page.links
    .filter(({ kind, target }) => {
      const anchor = decoded(target.slice(1));
      return (
        kind === 'anchor' &&
        anchor !== '' &&
        anchor !== 'top' &&
        !anchors.has(anchor) &&
        // Notes at the foot carry a prefix of their own.
        !anchors.has(`user-content-${anchor}`)
      );
    })
    .map(({ target, start }) => ({
      severity: 'warning',
      code: 'anchor-missing',
      message: `Nothing on this page has the anchor ${target.slice(0, 100)}.`,
      line: lineAt(source, start),
    }));
}

function openFences(tree: Root, source: string): ImportNote[] {
  const notes: ImportNote[] = [];
  visit(tree, 'code', node => {
    const text = source.slice(
      node.position?.start.offset,
      node.position?.end.offset,
    );
    const fence = /^(`{3,}|~{3,})/.exec(text)?.[1];
    const last = text.slice(text.lastIndexOf('\n') + 1);
    if (fence && (!text.includes('\n') || !last.trim().includes(fence))) {
      notes.push({
        severity: 'warning',
        code: 'code-not-closed',
        message: `A block of code is not closed: write ${fence} on a line of its own where it ends.`,
        line: node.position?.start.line,
      });
    }
  });
  return notes;
}

function textNotes(tree: Root): ImportNote[] {
  const notes: ImportNote[] = [];
  visit(tree, node => {
    if (!('value' in node) || node.type === 'yaml') {
      return;
    }
    const value = node.value.slice(0, 100_000);
    const line = node.position?.start.line;
    if (TODO.test(value)) {
      notes.push({
        severity: 'warning',
        code: 'todo',
        message: 'The page says that something is still to be written.',
        line,
      });
    }
    const missing =
      node.type === 'text' &&
      /\[([^\][\n]{1,80})\]\[([^\][\n]{0,80})\]/.exec(value);
    if (missing) {
      notes.push({
        severity: 'warning',
        code: 'link-definition-missing',
        message: `The link ${missing[0]} has no address: write [${
          missing[2] || missing[1]
        }]: https://… on a line of its own.`,
        line,
      });
    }
  });
  return notes;
}

function undoMissing(source: string, page: Page): ImportNote[] {
  const destroying = page.commands.find(({ destroys }) => destroys);
  return destroying &&
    !UNDO.test(source) &&
    !page.sections.some(({ kind }) => kind === 'rollback')
    ? [
        {
          severity: 'warning',
          code: 'destroys-without-undo',
          message: `“${destroying.destroys}”, and the page does not say how to undo it.`,
          line: lineAt(source, destroying.start),
        },
      ]
    : [];
}

/** What the author of a page should know, at most 20 notes of a kind. */
export function readNotes(
  source: string,
  tree: Root,
  html: HastRoot,
  page: Page,
): ImportNote[] {
  const seen = new Map<string, number>();
  return [
    ...openFences(tree, source),
    ...removedHtml(html),
    ...missingAnchors(source, page),
    ...textNotes(tree),
    ...undoMissing(source, page),
  ].filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return count <= MOST;
  });
}
