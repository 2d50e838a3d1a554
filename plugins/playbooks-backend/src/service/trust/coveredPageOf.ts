import type { CoveredPage } from '@callboard/backstage-plugin-playbooks-common';
import type { PageRecord } from '../../database/PageStore';

/** What coverage and trust need to know of a page. */
export const coveredPageOf = (
  { id, index, version, changedAt, isChangeSeen }: PageRecord,
  url: string | undefined,
): CoveredPage => ({
  id,
  title: index.title,
  ...(url && { url }),
  status: index.status,
  services: index.services,
  commands: index.commands,
  todos: index.todos,
  sections: index.sections,
  version,
  changedAt: changedAt.toISOString(),
  isChangeSeen,
  ...(index.lastReviewed && { lastReviewed: index.lastReviewed }),
  ...(index.reviewIn && { reviewIn: index.reviewIn }),
});
