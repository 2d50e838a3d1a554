import type {
  Playbook,
  PlaybookSection,
} from '@callboard/backstage-plugin-playbooks-common';
import { segmented } from './segmented';

/** A page, or a section of one, in the search. */
export interface PlaybookDocument {
  title: string;
  /** All that stands in it, commands as they are written. */
  text: string;
  location: string;
  /** Title of the page of a section. */
  page?: string;
  alerts?: string;
  authorization: { resourceRef: string };
}

type Node = Playbook['page']['content']['children'][number];

/** Longest text of a document, in characters. */
const LONGEST = 100_000;

const BLOCK = /^(?:p|li|h[1-6]|pre|tr|td|th|blockquote|div|br|summary)$/;

function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map(textOf).join('');
  return node.type === 'element' && BLOCK.test(node.tagName)
    ? `${text}\n`
    : text;
}

const idOf = (node: Node) =>
  node.type === 'element' && /^h[1-6]$/.test(node.tagName)
    ? String(node.properties.id ?? '').replace(/^user-content-/, '')
    : undefined;

/** Sections, each with what stands below its heading and above the next. */
function sectionsOf({ content, sections }: Playbook['page']) {
  const found: { section: PlaybookSection; text: string }[] = [];
  for (const node of content.children) {
    const next = sections.find(({ id }) => id !== '' && id === idOf(node));
    if (next) found.push({ section: next, text: '' });
    else if (found.length > 0) found[found.length - 1].text += textOf(node);
  }
  return found;
}

const cleaned = (text: string) =>
  segmented(text)
    .replace(/[ \t]+/g, ' ')
    .trim()
    .slice(0, LONGEST);

/** A document for the page, which is found by all of its text, and one for each section that says something. */
export function documentsOf(playbook: Playbook): PlaybookDocument[] {
  const { id, title, page, alerts } = playbook;
  const location = `/playbooks/pages/${encodeURIComponent(id)}`;
  const authorization = { resourceRef: id };
  const whole = page.content.children.map(textOf).join('');
  return [
    {
      title,
      text: cleaned([...alerts, whole].join('\n')),
      location,
      ...(alerts.length > 0 && { alerts: alerts.join(' ') }),
      authorization,
    },
    ...sectionsOf(page)
      .filter(({ section, text }) => section.title !== title && text.trim())
      .map(({ section, text }) => ({
        title: `${title}: ${section.title}`,
        text: cleaned(`${section.title}\n${text}`),
        location: `${location}#${encodeURIComponent(section.id)}`,
        page: title,
        authorization,
      })),
  ];
}
