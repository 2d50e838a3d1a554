import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { kindOfHeading, languageOfHeading } from '../domain/sectionKinds';
import type { PlaybookSection, SectionKind } from '../types';

/** Most sections of a page; a page with more is a generated one. */
const MOST = 1_000;

export const rangeOf = (node: Root['children'][number] | Heading) => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
});

/** Gives every heading its anchor by GitHub's rules, also those inside quotations and lists. */
function slugHeadings(tree: Root): Map<Heading, string> {
  const slugger = new GithubSlugger();
  const slugs = new Map<Heading, string>();
  visit(tree, 'heading', heading => {
    const slug = slugger.slug(toString(heading));
    slugs.set(heading, slug);
    heading.data = { ...heading.data, hProperties: { id: slug } };
  });
  return slugs;
}

/** A heading that does not say what it is for takes after the section it is part of, but not after the page's title. */
const kindBelow = (
  title: string,
  level: number,
  parent: PlaybookSection | undefined,
): SectionKind => {
  const own = level === 1 ? 'other' : kindOfHeading(title);
  return own === 'other' && parent ? parent.kind : own;
};

/**
 * Sections of a page: each heading at its top level with what stands below it. The first one is what stands before any heading.
 *
 * @param start - where the page begins, behind its front matter
 */
export function readSections(
  tree: Root,
  start: number,
  end: number,
): { sections: PlaybookSection[]; slugs: Map<Heading, string> } {
  const slugs = slugHeadings(tree);
  const headings = tree.children
    .filter(node => node.type === 'heading')
    .slice(0, MOST);
  const sections: PlaybookSection[] = [
    { id: '', title: '', level: 0, kind: 'other', start, end },
  ];
  const open: PlaybookSection[] = [];
  for (const heading of headings) {
    const { start: at } = rangeOf(heading);
    while (open.length > 0 && open[open.length - 1].level >= heading.depth) {
      open.pop()!.end = at;
    }
    const parent = open[open.length - 1];
    const title = toString(heading).trim();
    const section: PlaybookSection = {
      id: slugs.get(heading)!,
      title,
      level: heading.depth,
      kind: kindBelow(title, heading.depth, parent),
      start: at,
      end,
      ...(parent && { parentId: parent.id }),
      ...(languageOfHeading(title) && { language: languageOfHeading(title) }),
    };
    open.push(section);
    sections.push(section);
  }
  sections[0].end = sections[1]?.start ?? end;
  return { sections, slugs };
}

/** The section that holds a place of the source most closely. */
export function sectionAt(
  sections: readonly PlaybookSection[],
  offset: number,
): PlaybookSection {
  // They are in order of their start: the last one that has begun.
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sections[middle].start <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return sections[low];
}
