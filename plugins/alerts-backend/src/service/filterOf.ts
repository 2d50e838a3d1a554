import { InputError } from '@backstage/errors';
import type { AlertQuery } from '@callboard/backstage-plugin-alerts-common';
import type { AlertFilter } from '../database/AlertQueryStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { lower } from '../directory/lower';
import type { Viewer } from './access/Viewer';

function labelOf(written: string): AlertFilter['label'] {
  const at = written.indexOf('=');
  if (at < 1) throw new InputError('label: it is to be like name=value');
  return { name: written.slice(0, at), value: written.slice(at + 1) };
}

function teamsOf(
  { team, scope }: AlertQuery,
  { teamRefs }: Viewer,
  directory: Pick<AlertDirectory, 'below'>,
): readonly string[] | undefined {
  const asked = team && [lower(team), ...directory.below(lower(team))];
  if (scope !== 'my-teams') return asked || undefined;
  return asked ? asked.filter(ref => teamRefs.includes(ref)) : teamRefs;
}

/**
 * What a query asks of the database; nothing where it asks for what another backend has.
 *
 * @throws InputError
 */
export function filterOf(
  query: AlertQuery,
  viewer: Viewer,
  directory: Pick<AlertDirectory, 'below'>,
): AlertFilter | undefined {
  const { state = 'open', severity, entity, label, q, scope } = query;
  if (scope === 'mine' && viewer.userRef === undefined) return undefined;
  return {
    ...{ state, severity, text: q },
    entityRef: entity && lower(entity),
    teamRefs: teamsOf(query, viewer, directory),
    label: label === undefined ? undefined : labelOf(label),
    mineOf: scope === 'mine' ? viewer.userRef : undefined,
    ...(scope === 'unrouted' && { isUnrouted: true }),
  };
}
