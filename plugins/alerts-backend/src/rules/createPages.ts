import type { AlertStore } from '../database/AlertStore';
import type { IntakeStore } from '../database/IntakeStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { NotifierRegistry } from '../notifiers/NotifierRegistry';
import type { PagePlanner } from '../paging/PagePlanner';
import { AlertNaming } from '../service/AlertNaming';
import type { PagesByHand } from '../service/PageDesk';
import type { TargetFinder } from '../targets/TargetFinder';
import type { RulesBook } from '../engine/RulesBook';
import { EscalationPreviews } from './EscalationPreviews';
import { TeamPages } from './TeamPages';

/** Puts together what pages by hand, and what says beforehand whom that wakes. */
export function createPages(options: {
  alerts: Pick<AlertStore, 'read'>;
  directory: AlertDirectory;
  intake: Pick<IntakeStore, 'add'>;
  notifiers: Pick<NotifierRegistry, 'get'>;
  planner: Pick<PagePlanner, 'prepare'>;
  rules: Pick<RulesBook, 'read'>;
  targets: Pick<TargetFinder, 'previewAt' | 'zoneOf'>;
  onKept: (laneId: string) => void;
  clock?: () => number;
}): { previews: EscalationPreviews; pages: PagesByHand } {
  const { notifiers, clock } = options;
  const naming = new AlertNaming({
    ...options,
    titleOfChannel: id => notifiers.get(id)?.title,
  });
  const previews = new EscalationPreviews({ ...options, naming, clock });
  return { previews, pages: new TeamPages({ ...options, previews, clock }) };
}
