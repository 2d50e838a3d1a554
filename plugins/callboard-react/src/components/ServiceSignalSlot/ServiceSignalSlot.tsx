import { PropsWithChildren, useMemo } from 'react';
import {
  createVersionedContext,
  createVersionedValueMap,
  useVersionedContext,
} from '@backstage/version-bridge';
import type { ServiceSignalTone } from '../../tones';

const KEY = 'callboard-service-signal-slot';

/**
 * What a signal tells the card that holds it.
 *
 * @public
 */
export interface ServiceSignalReport {
  tone: ServiceSignalTone;
  sentence: string;
}

/**
 * The place of one signal in a card.
 *
 * @public
 */
export interface ServiceSignalSlot {
  /** Called with each change of the signal, and with `undefined` when it leaves. Must keep its identity. */
  report: (report: ServiceSignalReport | undefined) => void;
}

// Families are released apart, so that a portal may hold two copies of this package: they share one context.
const SlotContext = createVersionedContext<{ 1: ServiceSignalSlot }>(KEY);

/**
 * Tells the signals below where to report. For cards that gather signals.
 *
 * @public
 */
export function ServiceSignalSlotProvider({
  report,
  children,
}: PropsWithChildren<ServiceSignalSlot>) {
  const value = useMemo(
    () => createVersionedValueMap({ 1: { report } }),
    [report],
  );
  return <SlotContext.Provider value={value}>{children}</SlotContext.Provider>;
}

/** The place this signal stands in, or `undefined` outside of a card. */
export function useServiceSignalSlot(): ServiceSignalSlot | undefined {
  return useVersionedContext<{ 1: ServiceSignalSlot }>(KEY)?.atVersion(1);
}
