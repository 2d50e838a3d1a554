import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';

/** An address from outside may hold a percent sign that is no escape. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Brings the section of the address into view once it is drawn; the page comes later than the address. */
export function useHashSection() {
  const { hash } = useLocation();
  useEffect(() => {
    const id = decoded(hash.slice(1));
    if (id === '') return;
    const target =
      document.getElementById(`user-content-${id}`) ??
      document.getElementById(id);
    target?.scrollIntoView?.();
  }, [hash]);
}
