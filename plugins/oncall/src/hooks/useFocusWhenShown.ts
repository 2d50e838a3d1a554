import { useEffect, useRef } from 'react';

/** Moves the focus to what appears because something was pressed. The element must be one that takes it. */
export function useFocusWhenShown<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
