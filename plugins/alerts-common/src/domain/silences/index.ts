export { checkSilence, silenceLimits } from './checkSilence';
export * from './commonLabels';
export * from './isSilenced';
export type { MatchedAlert } from './matchers';
