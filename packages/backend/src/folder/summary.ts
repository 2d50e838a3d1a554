import { FolderContent, FolderEntity } from './types';

/** Refused documents need someone's hand, so most of them are listed; the other lists are samples. */
const maxRefused = 200;
const maxOthers = 20;

/** Number of entities of each kind, most frequent first. */
export function countKinds(entities: FolderEntity[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { entity } of entities) {
    counts.set(entity.kind, (counts.get(entity.kind) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

function shorten<T>(limit: number, rows: T[], print: (row: T) => string) {
  const more = rows.length - limit;
  return [
    ...rows.slice(0, limit).map(print),
    ...(more > 0 ? [`and ${more} more on the page of refused documents`] : []),
  ];
}

/** A line for the log. */
export interface SummaryLine {
  level: 'info' | 'warn';
  line: string;
}

/** What a person at the terminal wants to know of one pass over the folder: warnings when something was refused. */
export function summarise(
  label: string,
  content: FolderContent,
): SummaryLine[] {
  const { refused, collisions, missingTargets } = content;
  const level = refused.length ? 'warn' : 'info';
  const as = (chosen: SummaryLine['level']) => (line: string) => ({
    level: chosen,
    line: printable(line),
  });
  return [
    as(level)(headline(label, content)),
    ...shorten(maxRefused, refused, ({ file, line, column, reason, fix }) => {
      const hint = fix.split(/\s*\n\s*/).join(' ');
      return `refused ${file}:${line}:${column} ${reason} Fix: ${hint}`;
    }).map(as(level)),
    ...shorten(
      maxOthers,
      collisions,
      ({ entityRef, kept, dropped }) =>
        `left out ${dropped}: ${entityRef} is already described in ${kept}`,
    ).map(as('info')),
    ...shorten(
      maxOthers,
      missingTargets,
      ({ file, entityRef, target, reason }) =>
        `not read ${target}, included by ${entityRef} in ${file}. ${reason}`,
    ).map(as('info')),
  ];
}

function headline(label: string, content: FolderContent): string {
  const kinds = Object.entries(countKinds(content.entities))
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
  return `Folder ${label}: ${[
    `${content.entities.length} entities (${kinds || 'none'}) from ${
      content.documents
    } documents in ${content.files} files`,
    `${content.refused.length} documents refused`,
    `${content.collisions.length} left out because their ref is taken`,
    `${content.missingTargets.length} included files not read`,
    `${content.notDescriptors.length} files that are no descriptors`,
  ].join('; ')}`;
}

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/g;

/** Names and values come from files of others: no line breaks and no terminal commands out of them. */
function printable(line: string) {
  return line.replace(control, '?').slice(0, 500);
}
