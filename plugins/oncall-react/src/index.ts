/**
 * Who is on call, for other plugins: a hook that gathers its requests, and a badge for tables and cards.
 *
 * @packageDocumentation
 */
export { oncallApiRef } from './api';
export { OnCallBadge, type OnCallBadgeProps } from './components/OnCallBadge';
export { useOnCall, type OnCallQuery } from './hooks/useOnCall';
export {
  useOnCallText,
  type AnswerLevels,
  type OnCallText,
} from './hooks/useOnCallText';
export { useOncallQueryClient } from './hooks/useOncallQueryClient';
export type { OnCallReading } from './lib/loaders';
export { nextEdge, type NowAndNext } from './lib/nextEdge';
export { readLevels, type ReadLevels } from './lib/readLevels';
export { oncallReactTranslationRef } from './translation';
