import { createAcknowledgeAction } from './createAcknowledgeAction';
import { createReadActions } from './createReadActions';

/** What MCP clients and other callers of actions may use, as themselves. */
export function registerActions(
  options: Parameters<typeof createReadActions>[0] &
    Parameters<typeof createAcknowledgeAction>[0] & {
      /** Actions that change something are off until the configuration says so. */
      writeActions: boolean;
    },
): void {
  createReadActions(options);
  if (options.writeActions) createAcknowledgeAction(options);
}
