import { suggest, type DocumentPath, type Problem } from '../problems';
import type { FactBook } from './FactBook';

const PLACEHOLDER = /\{\{([^{}\n]{0,200})\}\}/g;
const NAMES = ['entity.name', 'entity.ref', 'owner'];

/** What begins so was meant for us; other braces are left as they are, as in an example of another tool. */
const OURS = /^(?:entity|owner|facts?)\b/;

function problemOf(
  inside: string,
  facts: FactBook,
): Omit<Problem, 'path' | 'code' | 'replacement'> | undefined {
  const name = inside.trim();
  if (NAMES.includes(name)) return undefined;
  const [, fact] = /^fact\s+(\S{1,200})$/.exec(name) ?? [];
  if (fact !== undefined) {
    if (facts.get(fact)) return undefined;
    const { message, hint } = facts.unknown(fact);
    return { message: `{{${inside}}} is never filled in: ${message}`, hint };
  }
  const near = suggest(name, NAMES, '');
  const known = `{{${NAMES.join('}}, {{')}}} and {{fact provider/name}}`;
  const isMeant = near.replacement !== undefined || OURS.test(name);
  return {
    ...(!isMeant && { severity: 'warning' as const }),
    message: `{{${inside}}} is never filled in.`,
    hint: near.replacement
      ? `Did you mean {{${near.replacement}}}?`
      : `Filled in are ${known}.`,
  };
}

/** What is wrong with the placeholders of a text. */
export function placeholderProblems(
  text: string,
  path: DocumentPath,
  facts: FactBook,
): Problem[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(match => {
    // `${{ … }}` belongs to a workflow of GitHub.
    if (text[match.index - 1] === '$') return [];
    const problem = problemOf(match[1], facts);
    const span = { start: match.index, end: match.index + match[0].length };
    return problem ? [{ code: 'bad-placeholder', path, span, ...problem }] : [];
  });
}
