import { createReadActions } from './createReadActions';
import { createOverrideAction } from './createOverrideAction';

/** What MCP clients and other callers of actions may use, as themselves. */
export function registerActions(
  options: Parameters<typeof createReadActions>[0] &
    Parameters<typeof createOverrideAction>[0] & {
      /** Actions that change something are off until the config says so. */
      writeActions: boolean;
    },
): void {
  createReadActions(options);
  if (options.writeActions) createOverrideAction(options);
}
