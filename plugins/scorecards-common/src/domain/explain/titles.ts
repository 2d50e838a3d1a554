import type { NamedFact } from '../../types';
import { quote, singular } from './values';

const VERBS = new Set(['is', 'are', 'was', 'were', 'can', 'must']);
const PREPOSITIONS = new Set(['of', 'in', 'with', 'for', 'on', 'without']);

/** Names keep their capital: a word with a second one, a digit or a dot is one. */
function lowerFirst(title: string): string {
  const space = title.indexOf(' ');
  const rest = title.slice(1, space < 0 ? undefined : space);
  return /^[a-z'-]*$/.test(rest)
    ? title.slice(0, 1).toLowerCase() + title.slice(1)
    : title;
}

/** A fact within a sentence. A version is one of a product, whose name keeps its capital. */
export function titleText(fact: NamedFact, key?: string): string {
  const title = fact.type === 'version' ? fact.title : lowerFirst(fact.title);
  return key === undefined ? title : `${quote(key)} in ${title}`;
}

/** One of a list or several: the word before the first preposition of its title is the one that is counted. */
export function nounText(list: NamedFact, count: number): string {
  const title = titleText(list);
  if (count !== 1) return title;
  const words = title.split(' ');
  const end = words.findIndex(word => PREPOSITIONS.has(word));
  const head = (end < 1 ? words.length : end) - 1;
  words[head] = singular(words[head]);
  return words.join(' ');
}

/** A boolean in words: `main is green` and `main is not green` of a title that is a sentence, else `owner confirmed: no`. */
export function saidOf(title: string, value: boolean): string {
  const words = title.split(' ');
  const verb = words.findIndex((word, index) => index > 0 && VERBS.has(word));
  if (verb < 0 || verb === words.length - 1) {
    return `${title}: ${value ? 'yes' : 'no'}`;
  }
  if (!value) words.splice(verb + 1, 0, 'not');
  return words.join(' ');
}
