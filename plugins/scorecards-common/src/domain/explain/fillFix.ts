import { shorten } from './values';

/**
 * What stands for the placeholders of a fix.
 *
 * @public
 */
export interface FixValues {
  entityRef: string;
  entityName: string;
  owner?: string;
  /** A fact in words by its full name; `undefined` when it is not known. */
  facts: (name: string) => string | undefined;
}

const SPECIAL = /[\\`*_{}[\]()<>#+!|~&@$]/g;

/** Whether each `{{` stands in code: between two runs of backticks of one length. */
function codeSpans(text: string): { from: number; to: number }[] {
  const runs = [...text.matchAll(/`+/g)].map(run => ({
    from: run.index,
    length: run[0].length,
    next: -1,
  }));
  const later = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index--) {
    const { length } = runs[index];
    runs[index].next = later.get(length) ?? -1;
    later.set(length, index);
  }
  const spans: { from: number; to: number }[] = [];
  for (let index = 0; index < runs.length; index++) {
    const { from, next } = runs[index];
    if (next < 0) continue;
    spans.push({ from, to: runs[next].from });
    index = next;
  }
  return spans;
}

/** A value as plain text in markdown: no mark-up, no link that it did not have, no second line. */
function escaped(value: string, isCode: boolean): string {
  const line = shorten(value.split(/[\r\n]/).join(' '));
  if (isCode) return line.split('`').join("'");
  return line
    .replace(SPECIAL, '\\$&')
    .split('://')
    .join(':\\//')
    .split('www.')
    .join('www\\.');
}

/** What stands for a name; undefined for one that is none of ours. */
function valueOf(name: string, values: FixValues): string | undefined {
  const known = (value: string | undefined) => value ?? `‹${name}: not known›`;
  switch (name) {
    case 'entity.name':
      return values.entityName;
    case 'entity.ref':
      return values.entityRef;
    case 'owner':
      return known(values.owner);
    default:
      return name.startsWith('fact ')
        ? known(values.facts(name.slice('fact '.length).trim()))
        : undefined;
  }
}

/**
 * Fills in the placeholders of how to fix a check: `{{entity.name}}`, `{{entity.ref}}`, `{{owner}}` and `{{fact provider/name}}`.
 * What is not known stays visible, and other placeholders, as those of playbooks, stay as they are.
 *
 * @param text - markdown
 *
 * @returns markdown, in which values are plain text
 *
 * @public
 */
export function fillFix(text: string, values: FixValues): string {
  const spans = codeSpans(text);
  const pieces: string[] = [];
  let from = 0;
  let span = 0;
  for (;;) {
    const end = text.indexOf('}}', from);
    if (end < 0) break;
    const before = text.slice(from, end);
    const start = before.lastIndexOf('{{');
    if (start < 0) {
      pieces.push(before, '}}');
    } else {
      const place = from + start;
      while (span < spans.length && spans[span].to < place) span++;
      const isCode = span < spans.length && spans[span].from < place;
      const name = before.slice(start + 2).trim();
      const value = valueOf(name, values);
      if (value === undefined) pieces.push(before, '}}');
      else pieces.push(before.slice(0, start), escaped(value, isCode));
    }
    from = end + 2;
  }
  return [...pieces, text.slice(from)].join('');
}
