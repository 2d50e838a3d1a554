import { createDocumentActions } from './createDocumentActions';
import { createEntityAction } from './createEntityAction';
import { createExplainAction } from './createExplainAction';
import { createOverviewActions } from './createOverviewActions';
import { createWriteActions } from './createWriteActions';

/** What MCP clients and other callers of actions may use, as themselves. */
export function registerActions(
  options: Parameters<typeof createWriteActions>[0] &
    Parameters<typeof createDocumentActions>[0] & {
      /** Actions that change something are off until the configuration says so. */
      writeActions: boolean;
    },
): void {
  createEntityAction(options);
  createExplainAction(options);
  createOverviewActions(options);
  createDocumentActions(options);
  if (options.writeActions) createWriteActions(options);
}
