import { Children, isValidElement, type ReactNode } from 'react';
import { GlanceCard } from './GlanceCard';

/** The card with its signals as children, for the older frontend system. */
export function EntityGlanceChildren({ children }: { children?: ReactNode }) {
  const signals = Children.toArray(children)
    .filter(isValidElement)
    .map(element => ({ id: String(element.key), element }));
  return <GlanceCard signals={signals} installed={signals.length > 0} />;
}
