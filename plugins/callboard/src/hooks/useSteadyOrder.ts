import { useRef } from 'react';

/** The wished order, except that nothing moves while it is held: then the last order stays, newcomers at its end. */
export function useSteadyOrder(wished: string[], held: boolean): string[] {
  const last = useRef(wished);
  const order = held
    ? [
        ...last.current.filter(id => wished.includes(id)),
        ...wished.filter(id => !last.current.includes(id)),
      ]
    : wished;
  last.current = order;
  return order;
}
