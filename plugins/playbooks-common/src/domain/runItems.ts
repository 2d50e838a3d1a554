import type { ParsedPage, RunItem, SectionKind } from '../types';

/** Sections that say what to do. */
const ACTING: SectionKind[] = [
  'diagnosis',
  'mitigation',
  'verify',
  'rollback',
  'escalation',
];

/** Id of the item that stands for a section. */
const itemOf = (sectionId: string) => `section:${sectionId}`;

/**
 * What people tick off in a run of a page: its steps; where it has none, the sections that say what to do or hold a command;
 * where it has none of these either, all sections.
 *
 * @public
 */
export function runItems(
  page: Pick<ParsedPage, 'steps' | 'sections' | 'commands'>,
): RunItem[] {
  if (page.steps.length > 0) {
    return page.steps.map(({ id, title, sectionId, parentId }) => ({
      id,
      title,
      sectionId,
      ...(parentId && { parentId }),
    }));
  }
  const withCommand = new Set(page.commands.map(({ sectionId }) => sectionId));
  const named = page.sections.filter(({ level }) => level > 0);
  const acting = named.filter(
    ({ id, kind }) => ACTING.includes(kind) || withCommand.has(id),
  );
  const chosen = acting.length > 0 ? acting : named;
  const ids = new Set(chosen.map(({ id }) => id));
  return (chosen.length > 0 ? chosen : page.sections).map(
    ({ id, title, parentId }) => ({
      id: itemOf(id),
      title,
      sectionId: id,
      ...(parentId && ids.has(parentId) && { parentId: itemOf(parentId) }),
    }),
  );
}
