import { inspect } from './goodDocuments';

/*
 * Slips as people make them, each in a document that is good otherwise: what is marked, what is said to do, and what is offered in
 * its place.
 */

export const HEAD = `kind: Scorecard
id: mine
title: Mine
owner: group:default/platform
ranking: levels
levels:
  - { id: bronze, title: Bronze }
`;

/** A scorecard of one check, which passes when this is so. */
export const passes = (condition: string, more = '') => `${HEAD}checks:
  - id: a
    title: A
    level: bronze
${more}    passes:
${condition
  .split('\n')
  .map(line => `      ${line}`)
  .join('\n')}
`;

export const OWNED = 'fact: catalog/owner\npresent: true';
export const withField = (field: string) => passes(OWNED, `    ${field}\n`);

export type Slip = [
  text: string,
  marked: string,
  hint: RegExp,
  replacement?: string,
];

/** What is told of a text, the causes without what follows from them. */
export const tell = (text: string) =>
  inspect(text).findings.filter(({ code }) => code !== 'unreachable-level');

/** What is told first. */
export function firstTold(text: string) {
  const [{ position, hint, message, replacement }] = tell(text);
  const marked = text.slice(position!.start, position!.end);
  return { marked, message, hint, replacement };
}
