import { useState } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import { localTimeZone, useNames, useNow } from '@internal/frontend-kit';
import { alertsAdministerPermission } from '@callboard/backstage-plugin-alerts-common';
import { useMyGroups } from '../../hooks/policies/useMyGroups';
import { useScheduleZone } from '../../hooks/useSilences';
import {
  asSilence,
  silenceForm,
  silenceProblems,
  silenceScope,
  silenceTimes,
  type SilenceForm,
} from '../../lib/silenceForm';

/** What a person fills in to silence alerts, and what follows from it. */
export function useSilenceForm(initial: Partial<SilenceForm>) {
  const now = useNow();
  const zone = localTimeZone();
  const [written, setWritten] = useState(() =>
    silenceForm(initial, { now, zone }),
  );
  const { allowed: isAdmin } = usePermission({
    permission: alertsAdministerPermission,
  });
  const [ownTeam] = useMyGroups() ?? [];
  const nameOf = useNames(ownTeam ? [ownTeam] : []);
  const own = ownTeam && { entityRef: ownTeam, title: nameOf(ownTeam) };
  // Until another team is chosen it is the person's own.
  const form = { ...written, team: written.team ?? (own || undefined) };
  const place =
    form.kind === 'labels' ? form.team?.entityRef : form.services[0]?.entityRef;
  const workZone = useScheduleZone(place) ?? zone;
  const times = silenceTimes(form, { now, zone, workZone });
  const { matchers, services, ...problems } = silenceProblems(form, {
    ...times,
    now,
  });
  const scopeProblem = form.kind === 'labels' ? matchers : services;
  const needsTeam = form.kind === 'labels' && !form.isOfAll && !form.team;
  return {
    ...{ form, times, zone, workZone, isAdmin, scopeProblem, needsTeam },
    problems,
    isRight: !needsTeam && !scopeProblem && Object.keys(problems).length === 0,
    /** Which alerts, once that can be read. */
    scope: scopeProblem ? undefined : silenceScope(form),
    change: (part: Partial<SilenceForm>) =>
      setWritten(before => ({ ...before, ...part })),
    silence: () => asSilence(form, times),
  };
}

export type SilenceFormState = ReturnType<typeof useSilenceForm>;
