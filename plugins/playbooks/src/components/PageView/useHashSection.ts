import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { decoded } from '../../lib/decoded';

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
