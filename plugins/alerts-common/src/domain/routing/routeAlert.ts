import type { RouteDecision } from '../../types';
import { AlertRouter } from './AlertRouter';
import type { RouteAlertOptions } from './Destinations';
import { defaultLabelRoutes } from './labels';

/**
 * Decides where an alert belongs, by what is known. In this order:
 *
 * 1. The entity or group that the sender names. One that is not in the catalog is passed over with a note. One that nobody owns is that
 *    of the team that a label names, or that of the key.
 * 2. The entity of the routing key; another one that the sender names is refused.
 * 3. Remembered routes: the one with most matchers, then the newest.
 * 4. A label whose value an annotation of an entity has.
 * 5. A label that is the name of an entity.
 * 6. The team that a label names, then that of the routing key.
 *
 * Where several entities fit, those of the team that a label names go before others, and those that run (components) before what they are
 * part of. Several of one team that cannot be told apart are the team's; those of several teams are ambiguous, and the next label may tell.
 *
 * A key of a team brings alerts in for what the team and those below it own, and for nothing else: whatever leads elsewhere stays with the
 * team, with a note, so that nothing is lost when an entity changes hands. Where the entity of a key is gone or has no owner, remembered
 * routes are what is left: labels do not lead from the key of one service to another.
 *
 * @public
 */
export const routeAlert = (
  options: Omit<RouteAlertOptions, 'labelRoutes'> &
    Partial<Pick<RouteAlertOptions, 'labelRoutes'>>,
): RouteDecision =>
  new AlertRouter({ labelRoutes: defaultLabelRoutes, ...options }).decide();

/**
 * How it is known where an alert belongs, in words; nothing where it is not.
 *
 * @public
 */
export function describeRoute(decision: RouteDecision): string | undefined {
  if (decision.kind === 'unrouted' || decision.kind === 'refused') {
    return undefined;
  }
  const { by, via } = decision;
  switch (by) {
    case 'reference':
      return 'as the sender says';
    case 'key':
    case 'key-team':
      return 'by the routing key';
    case 'remembered':
      return 'as a person has decided for alerts like it';
    case 'annotation':
      return `by ${via} and an annotation`;
    case 'name':
      return `by the name in ${via}`;
    case 'team-label':
      return `by the team in ${via}`;
    default:
      return by satisfies never;
  }
}
