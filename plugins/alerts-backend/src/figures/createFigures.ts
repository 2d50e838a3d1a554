import type { Knex } from 'knex';
import { DatabaseFigureStore } from '../database/DatabaseFigureStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { RulesBook } from '../engine/RulesBook';
import type { AddRoutes } from '../router/createRouter';
import { addFigureRoutes } from '../router/figureRoutes';
import type { Admission } from '../service/access/Admission';
import type { TargetFinder } from '../targets/TargetFinder';
import { AlertFiguresReader } from './AlertFiguresReader';
import { RouteCheck } from './RouteCheck';

/** Puts together what adds up alerts for other families. */
export function createFigures(options: {
  db: Knex;
  admission: Admission;
  directory: AlertDirectory;
  rules: Pick<RulesBook, 'read'>;
  targets: Pick<TargetFinder, 'findMany'>;
  clock?: () => number;
}) {
  const reader = new AlertFiguresReader({
    ...options,
    store: new DatabaseFigureStore(options.db),
    routes: new RouteCheck(options),
  });
  const addRoutes: AddRoutes = (router, { httpAuth }) =>
    addFigureRoutes(router, { reader, httpAuth });
  return { reader, addRoutes };
}
