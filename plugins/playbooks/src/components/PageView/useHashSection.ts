import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';

/** Brings the section of the address into view once it is drawn; the page comes later than the address. */
export function useHashSection() {
  const { hash } = useLocation();
  useEffect(() => {
    const id = decodeURIComponent(hash.slice(1));
    if (id === '') return;
    const target =
      document.getElementById(`user-content-${id}`) ??
      document.getElementById(id);
    target?.scrollIntoView?.();
  }, [hash]);
}
