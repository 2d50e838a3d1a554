import type { ParsedPage } from '@callboard/backstage-plugin-playbooks-common';

/** This file, for the thread that runs it. */
export const PAGE_WORKER = __filename;

/** What the thread does. */
export function parsePage(task: { source: string; path: string }): ParsedPage {
  // Here and not above: the main thread imports this file for its name, and needs no markdown reader.
  const {
    parsePlaybook,
  }: typeof import('@callboard/backstage-plugin-playbooks-common/parse') =
    // eslint-disable-next-line global-require
    require('@callboard/backstage-plugin-playbooks-common/parse');
  return parsePlaybook(task.source, { path: task.path });
}
