export { checkGenericMapping } from './checkGenericMapping';
export { defaultGenericMapping } from './genericPlaces';
export { readAlertmanager } from './readAlertmanager';
export { type EventsV2Event, readEventsV2, routingKeyOf } from './readEventsV2';
export { readGeneric } from './readGeneric';
export { isGrafana, readGrafana } from './readGrafana';
export { readJson } from './readJson';
export type { IntakeProblem, IntakeRefusal, ReadResult } from './results';
export { sampleBody, type SampleOptions } from './sampleBody';
