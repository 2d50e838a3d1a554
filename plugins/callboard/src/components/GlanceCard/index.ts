export { EntityGlance, type EntitySignal } from './EntityGlance';
export { EntityGlanceChildren } from './EntityGlanceChildren';
