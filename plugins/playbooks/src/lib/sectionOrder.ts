import type {
  ParsedPage,
  PlaybookCommand,
  PlaybookSection,
  SectionKind,
} from '@callboard/backstage-plugin-playbooks-common';
import type { ElementContent, Root, RootContent } from 'hast';

/** A section as it is shown: its heading and what stands before the next one. */
export interface ShownSection {
  section: PlaybookSection;
  nodes: RootContent[];
}

const PREFIX = 'user-content-';

const idOf = (node: RootContent): string | undefined =>
  node.type === 'element' && /^h[1-6]$/.test(node.tagName)
    ? String(node.properties.id ?? '').replace(PREFIX, '')
    : undefined;

const textOf = (node: ElementContent | RootContent): string => {
  if (node.type === 'text') {
    return node.value;
  }
  return 'children' in node ? node.children.map(textOf).join('') : '';
};

const isTitleNode = (node: RootContent, title: string) =>
  node.type === 'element' &&
  node.tagName === 'h1' &&
  textOf(node).trim() === title;

const isSeen = (node: RootContent) =>
  node.type !== 'text' || node.value.trim() !== '';

/** The page in the pieces of its sections, as its author wrote them. */
export function shownSections({
  content,
  sections,
  title,
}: ParsedPage): ShownSection[] {
  const shown: ShownSection[] = [{ section: sections[0], nodes: [] }];
  for (const node of (content as Root).children) {
    const next = sections[shown.length];
    if (next && idOf(node) === next.id) {
      shown.push({ section: next, nodes: [] });
    }
    // The title stands above the page already.
    if (!isTitleNode(node, title)) {
      shown[shown.length - 1].nodes.push(node);
    }
  }
  return shown.filter(({ nodes }) => nodes.some(isSeen));
}

/** What somebody who is woken needs first; what a page is about comes last. */
const ORDER: SectionKind[] = [
  'impact',
  'diagnosis',
  'mitigation',
  'verify',
  'rollback',
  'escalation',
  'other',
  'meaning',
];

/**
 * Sections by what they are for, with those below them. A page that names no kind stays as it is, as does the text before its
 * sections.
 */
export function firstThingsFirst(
  shown: readonly ShownSection[],
): ShownSection[] {
  const titleLevel = Math.min(
    ...shown.map(({ section }) => section.level || 7),
  );
  const blocks: { kind: SectionKind; parts: ShownSection[] }[] = [];
  let level = 7;
  for (const part of shown) {
    const isTitle =
      part.section.level === 0 ||
      (part.section.level === titleLevel && titleLevel === 1);
    if (isTitle || part.section.level <= level || blocks.length === 0) {
      level = isTitle ? 7 : part.section.level;
      blocks.push({
        kind: isTitle ? 'other' : part.section.kind,
        parts: [part],
      });
    } else {
      blocks[blocks.length - 1].parts.push(part);
    }
  }
  const [head, ...rest] = blocks;
  if (!head) {
    return [];
  }
  const isHead = head.parts[0].section.level <= 1;
  const sorted = (isHead ? rest : blocks)
    .map((block, at) => ({ ...block, at }))
    .sort(
      (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.at - b.at,
    );
  return [...(isHead ? [head] : []), ...sorted].flatMap(({ parts }) => parts);
}

/** A section with those below it; all of the page without one. */
function sectionsOf({ sections }: ParsedPage, sectionId: string | undefined) {
  if (sectionId === undefined) return sections;
  const inside = new Set([sectionId]);
  // Parents stand before what is below them.
  return sections.filter(({ id, parentId }) => {
    const isInside = inside.has(id) || inside.has(parentId ?? '');
    if (isInside) inside.add(id);
    return isInside;
  });
}

/**
 * The command that a reader runs first: of the diagnosis, else the first one of all.
 *
 * @param sectionId - asks for that of a section: on a page of several alerts the others' are none of this one
 */
export function firstCheck(
  page: ParsedPage,
  sectionId?: string,
): PlaybookCommand | undefined {
  const kindOf = new Map(
    sectionsOf(page, sectionId).map(({ id, kind }) => [id, kind]),
  );
  const harmless = page.commands.filter(
    command =>
      kindOf.has(command.sectionId) &&
      command.place !== 'other' &&
      !command.destroys,
  );
  return (
    harmless.find(one => kindOf.get(one.sectionId) === 'diagnosis') ??
    harmless.find(one => kindOf.get(one.sectionId) !== 'meaning')
  );
}

/** The first paragraph of the section that says what users see. */
export function impactOf(shown: readonly ShownSection[]): string | undefined {
  const impact = shown.find(({ section }) => section.kind === 'impact');
  const paragraph = impact?.nodes.find(
    node =>
      node.type === 'element' && ['p', 'ul', 'table'].includes(node.tagName),
  );
  const text = paragraph && textOf(paragraph).replace(/\s+/g, ' ').trim();
  return text && text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
