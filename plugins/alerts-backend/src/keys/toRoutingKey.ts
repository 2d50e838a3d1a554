import type {
  AlertNamed,
  KeySecret,
  RoutingKey,
} from '@callboard/backstage-plugin-alerts-common';
import type { KeyRecord, SecretRecord } from '../database/KeyStore';
import type { AlertDirectory } from '../directory/AlertDirectory';

type Names = Pick<AlertDirectory, 'entity' | 'name'>;

const iso = (at: number) => new Date(at).toISOString();

function toSecret(record: SecretRecord): KeySecret {
  const { hint, createdAt, expiresAt, lastUsedAt, lastSender } = record;
  return {
    hint,
    createdAt: iso(createdAt),
    ...(expiresAt !== undefined && { expiresAt: iso(expiresAt) }),
    ...(lastUsedAt !== undefined && { lastUsedAt: iso(lastUsedAt) }),
    ...(lastSender !== undefined && { lastSender }),
  };
}

function namedOf(
  { scope }: KeyRecord,
  directory: Names,
): AlertNamed | undefined {
  if (scope.kind === 'any') return undefined;
  const ref = scope.kind === 'group' ? scope.groupRef : scope.entityRef;
  return (
    directory.entity(ref) && { entityRef: ref, title: directory.name(ref) }
  );
}

/** As it is told of; nothing of its secrets but their last characters. */
export function toRoutingKey(record: KeyRecord, directory: Names): RoutingKey {
  const { id, title, scope, mapping, createdBy, createdAt, secrets } = record;
  const named = namedOf(record, directory);
  return {
    ...{ id, title, scope },
    ...(named && { named }),
    ...(mapping && { mapping }),
    createdBy: { entityRef: createdBy, title: directory.name(createdBy) },
    createdAt: iso(createdAt),
    secrets: secrets.map(toSecret),
  };
}
