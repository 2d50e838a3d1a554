import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import type { ParsedPage } from '../../types';
import { parsePlaybook } from '../parsePlaybook';

/** A page by its source. */
export const parse = (source: string, path = 'runbooks/LedgerLag.md') =>
  parsePlaybook(source, { path });

/** A page by its lines. */
export const page = (...lines: string[]) => parse(lines.join('\n'));

/** What is shown of a page with one name. */
export function elementsOf({ content }: ParsedPage, name: string): Element[] {
  const found: Element[] = [];
  visit(content, 'element', element => {
    if (element.tagName === name) found.push(element);
  });
  return found;
}

/** What the author is told. */
export const codesOf = ({ notes }: ParsedPage) => notes.map(({ code }) => code);
