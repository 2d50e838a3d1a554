import type { Root } from 'mdast';
import type {
  ImportNote,
  ParsedPage,
  PlaybookFrontMatter,
  PlaybookSection,
  SourceRange,
} from '../types';
import { boundDepth } from './boundDepth';
import { readCommands, readVariables } from './commands';
import { wrapNotices } from './content';
import { noFrontMatter, readFrontMatter } from './frontMatter';
import { readAnchors, readLinks } from './links';
import { sanitised, toTree } from './markdown';
import { readNotes } from './notes';
import { readSections } from './sections';
import { readPage } from './shortcodes';
import { readSteps } from './steps';

interface Front {
  frontMatter: PlaybookFrontMatter;
  notes: ImportNote[];
  range?: SourceRange;
}

function readFront(tree: Root): Front {
  const [first] = tree.children;
  // `toml` is a type of the plugin that reads front matter, not of mdast.
  const type: string | undefined = first?.type;
  if (type !== 'yaml' && type !== 'toml') {
    return { frontMatter: noFrontMatter(), notes: [] };
  }
  return {
    ...readFrontMatter('value' in first ? first.value : '', type),
    range: { start: 0, end: first.position?.end.offset ?? 0 },
  };
}

/** `content/etcd/etcd-down.html.md.erb` → `etcd-down`; `_index.md`, `index.md` and `README.md` are named by their folder. */
function nameOf(path: string): string {
  const parts = path.split('/').filter(part => part !== '');
  const base = (parts.pop() ?? '').replace(
    /(?:\.html)?(?:\.(?:md|markdown|mdown|mkd))?(?:\.erb)?$/i,
    '',
  );
  return /^(?:_?index|readme)$/i.test(base) ? parts.pop() ?? base : base;
}

function titleOf(
  frontMatter: PlaybookFrontMatter,
  sections: readonly PlaybookSection[],
  path: string,
): Pick<ParsedPage, 'title' | 'titleFrom' | 'firstHeading'> {
  const firstHeading = sections.find(
    ({ level, title }) => level === 1 && title !== '',
  )?.title;
  const named = firstHeading && { firstHeading };
  // What a generator would fill in says nothing here.
  if (frontMatter.title && !/<%|\{\{/.test(frontMatter.title)) {
    return { title: frontMatter.title, titleFrom: 'front matter', ...named };
  }
  return firstHeading
    ? { title: firstHeading, titleFrom: 'heading', firstHeading }
    : { title: nameOf(path) || path, titleFrom: 'file name' };
}

const cut = (what: string): ImportNote => ({
  severity: 'warning',
  code: 'too-many',
  message: `The page has more ${what} than are read; the others are shown as text.`,
});

/**
 * Reads a page of markdown: what it is called, its sections by meaning, what there is to do and to copy, what it asks for,
 * and what its author should know. Any text is a page: nothing makes it fail, and nothing of it is lost.
 *
 * Takes up to some hundred milliseconds for a large page; a backend calls it outside its main thread.
 *
 * @param source - the file, as text
 * @param options - `path` of the file in its source, for its name
 * @public
 */
export function parsePlaybook(
  source: string,
  options: { path: string },
): ParsedPage {
  const { tree, notices, notes } = readPage(source);
  const isDeep = boundDepth(tree, source);
  const front = readFront(tree);
  const { sections } = readSections(tree, front.range?.end ?? 0, source.length);
  const { steps, isCut } = readSteps(tree, sections);
  const { commands, isCut: commandsCut } = readCommands(tree, sections, steps);
  wrapNotices(tree, notices);
  const html = toTree(tree);
  const links = readLinks(tree, html, source);
  const anchors = readAnchors(html);
  const title = titleOf(front.frontMatter, sections, options.path);
  return {
    ...title,
    ...(front.range && { frontMatterRange: front.range }),
    frontMatter: front.frontMatter,
    sections,
    steps,
    commands,
    variables: readVariables(commands, front.frontMatter.variables),
    links,
    anchors,
    notes: [
      ...front.notes,
      ...notes,
      ...readNotes(source, tree, html, { links, anchors, commands, sections }),
      ...(isDeep ? [cut('levels of nesting')] : []),
      ...(isCut ? [cut('steps')] : []),
      ...(commandsCut ? [cut('commands')] : []),
      ...(title.titleFrom === 'file name'
        ? [
            {
              severity: 'info' as const,
              code: 'no-title' as const,
              message: `The page has no title; it is called ${title.title} after its file.`,
            },
          ]
        : []),
    ],
    content: sanitised(html),
  };
}
