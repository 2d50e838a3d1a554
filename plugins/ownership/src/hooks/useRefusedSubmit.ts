import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '@internal/frontend-kit';

/** Leads whoever has sent a form with something wrong to the first field that is, and says what. */
export function useRefusedSubmit() {
  const announce = useAnnounce();
  const form = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  return {
    form,
    /** @param problems - what is wrong, in sentences */
    refuse: (problems: string[]) => {
      setRefusals(count => count + 1);
      announce(problems.join(' '), 'reply');
    },
  };
}
