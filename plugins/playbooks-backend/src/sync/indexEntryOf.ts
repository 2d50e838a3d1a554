import {
  kindOfHeading,
  type ParsedPage,
} from '@callboard/backstage-plugin-playbooks-common';
import type { PageIndexEntry } from '../database/PageStore';
import { countBefore, lineStarts } from './lines';

/** `runbooks/etcd/etcdDown.md` → `etcdDown`. */
const fileNameOf = (path: string) =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/(?:\.html)?(?:\.(?:md|markdown|mdown|mkd))?(?:\.erb)?$/i, '');

const countOf = ({ notes }: ParsedPage, severity: string) =>
  notes.filter(note => note.severity === severity).length;

/** The sections that a link can lead to, each with what stands in it and below it. */
function sectionsOf(page: ParsedPage, text: string) {
  const starts = lineStarts(text);
  const ascending = (places: number[]) => places.sort((a, b) => a - b);
  const todos = ascending(
    page.notes
      .filter(({ code }) => code === 'todo')
      .map(({ line }) => starts[(line ?? 1) - 1]),
  );
  const commands = ascending(page.commands.map(({ start }) => start));
  return page.sections
    .filter(({ level }) => level > 0)
    .map(({ id, title, start, end }) => ({
      id,
      title,
      commands: countBefore(commands, end) - countBefore(commands, start),
      todos: countBefore(todos, end) - countBefore(todos, start),
    }));
}

/** Also where a step among others does. */
const saysHowToRollBack = ({ sections, steps }: ParsedPage) =>
  sections.some(({ kind }) => kind === 'rollback') ||
  steps.some(({ title }) => kindOfHeading(title) === 'rollback');

/**
 * What lists, the search for an alert and the coverage need of a page.
 *
 * @param text - the whole source of the page
 */
export function indexEntryOf(
  page: ParsedPage,
  path: string,
  text: string,
): PageIndexEntry {
  const { frontMatter, notes } = page;
  const names = [page.firstHeading, fileNameOf(path)].filter(
    name => name !== undefined && !/^(?:_?index|readme)$/i.test(name),
  ) as string[];
  const isDeprecated =
    frontMatter.status === 'deprecated' || /\[deprecated\]/i.test(page.title);
  return {
    title: page.title,
    names: [...new Set(names)],
    alerts: frontMatter.alerts,
    replaces: frontMatter.replaces,
    sections: sectionsOf(page, text),
    ...(isDeprecated && { isDeprecated }),
    services: frontMatter.services,
    ...(frontMatter.owner && { owner: frontMatter.owner }),
    status: isDeprecated ? 'deprecated' : frontMatter.status,
    steps: page.steps.length,
    commands: page.commands.length,
    ...(saysHowToRollBack(page) && { hasRollback: true }),
    todos: notes.filter(({ code }) => code === 'todo').length,
    ...(frontMatter.lastReviewed && { lastReviewed: frontMatter.lastReviewed }),
    ...(frontMatter.reviewIn && { reviewIn: frontMatter.reviewIn }),
    notes: {
      info: countOf(page, 'info'),
      warning: countOf(page, 'warning'),
      error: countOf(page, 'error'),
    },
  };
}
