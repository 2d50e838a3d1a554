import { useMemo } from 'react';
import { maskSecrets } from '@callboard/backstage-plugin-playbooks-common';
import { useValues } from './useValues';

/** Takes secrets out of a text: known forms of them, and the secret values that were typed for the page around. */
export function useMasked(): (text: string) => string {
  const { values, secrets } = useValues();
  return useMemo(() => {
    const known = [...secrets].flatMap(name => values.get(name) ?? []);
    return text => maskSecrets(text, known).text;
  }, [values, secrets]);
}
