import { useCallback, useMemo, useState } from 'react';
import {
  isSecretVariable,
  type FiringAlert,
  type Playbook,
} from '@callboard/backstage-plugin-playbooks-common';
import { fieldId } from '../lib/fieldId';
import { useFoundValues } from './useFoundValues';

const NOTHING: Record<string, string> = {};

/** Values of a page that is shown outside of it: its address keeps nothing, and a value is asked for when a command wants it. */
export function usePanelValues(playbook: Playbook, alert: FiringAlert) {
  const { id: pageId, page, mapping } = playbook;
  const [given, setGiven] = useState(NOTHING);
  const [asked, setAsked] = useState<string>();
  const { found, values, type } = useFoundValues(page, {
    ...{ pageId, alert, given, mapping },
    onType: (name, value) => setGiven(before => ({ ...before, [name]: value })),
  });
  const ask = useCallback((name: string) => {
    setAsked(name);
    // The field is drawn by then.
    requestAnimationFrame(() =>
      document.getElementById(fieldId(name))?.focus(),
    );
  }, []);
  /** What the address of the page has to carry: it tells labels, and neither annotations nor what was typed here. */
  const carried = useMemo(() => {
    const secret = new Set(
      page.variables.filter(isSecretVariable).map(({ name }) => name),
    );
    return Object.fromEntries(
      found.flatMap(({ name, value, from }) =>
        value !== undefined &&
        !secret.has(name) &&
        (from?.kind === 'given' || from?.kind === 'annotation')
          ? [[name, value]]
          : [],
      ),
    );
  }, [page, found]);
  return { found, values, type, asked, ask, carried };
}
