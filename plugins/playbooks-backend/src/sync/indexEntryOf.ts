import type { ParsedPage } from '@callboard/backstage-plugin-playbooks-common';
import type { PageIndexEntry } from '../database/PageStore';

/** `runbooks/etcd/etcdDown.md` → `etcdDown`. */
const fileNameOf = (path: string) =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/(?:\.html)?(?:\.(?:md|markdown|mdown|mkd))?(?:\.erb)?$/i, '');

const countOf = ({ notes }: ParsedPage, severity: string) =>
  notes.filter(note => note.severity === severity).length;

/** What lists and the search for an alert need of a page. */
export function indexEntryOf(page: ParsedPage, path: string): PageIndexEntry {
  const { frontMatter, sections } = page;
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
    sections: sections
      .filter(({ level }) => level > 0)
      .map(({ id, title }) => ({ id, title })),
    ...(isDeprecated && { isDeprecated }),
    services: frontMatter.services,
    ...(frontMatter.owner && { owner: frontMatter.owner }),
    status: isDeprecated ? 'deprecated' : frontMatter.status,
    steps: page.steps.length,
    commands: page.commands.length,
    notes: {
      info: countOf(page, 'info'),
      warning: countOf(page, 'warning'),
      error: countOf(page, 'error'),
    },
  };
}
