export type { RouteAlertOptions } from './Destinations';
export { defaultLabelRoutes } from './labels';
export * from './NearNames';
export * from './routeAlert';
export * from './RoutingIndex';
