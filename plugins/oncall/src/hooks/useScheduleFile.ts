import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import {
  readScheduleFile,
  type ScheduleFilePerson,
} from '@callboard/backstage-plugin-oncall-common';
import { useMutation } from '@tanstack/react-query';
import { matchPeople } from '../lib/editor/matchPeople';

/** How many values one request asks for: they stand in its address. */
const CHUNK = 40;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile',
];

async function usersWith(
  catalog: CatalogApi,
  field: string,
  values: readonly string[],
) {
  const wanted = [...new Set(values.filter(Boolean))];
  const found = [];
  for (let at = 0; at < wanted.length; at += CHUNK) {
    const { items } = await catalog.getEntities({
      filter: { kind: 'User', [field]: wanted.slice(at, at + CHUNK) },
      fields: FIELDS,
    });
    found.push(...items);
  }
  return found;
}

/** Everybody in the catalog who may be one of the people of a file. */
async function usersFor(
  catalog: CatalogApi,
  people: readonly ScheduleFilePerson[],
) {
  const entityRefs = people.filter(({ isRef }) => isRef).map(({ key }) => key);
  const byRef = entityRefs.length
    ? await catalog.getEntitiesByRefs({ entityRefs, fields: FIELDS })
    : { items: [] };
  const names = people.map(({ name = '' }) => name);
  const all = [
    ...byRef.items.flatMap(entity => entity ?? []),
    ...(await usersWith(
      catalog,
      'spec.profile.email',
      people.map(({ email = '' }) => email),
    )),
    ...(await usersWith(catalog, 'spec.profile.displayName', names)),
    ...(await usersWith(catalog, 'metadata.title', names)),
  ];
  const byId = new Map(
    all.map(entity => [
      `${entity.metadata.namespace ?? 'default'}/${entity.metadata.name}`,
      entity,
    ]),
  );
  return [...byId.values()];
}

/** Reads a schedule from the text of a file, and finds its people in the catalog. */
export function useScheduleFile() {
  const catalog = useApi(catalogApiRef);
  return useMutation({
    mutationFn: async (file: { name: string; text: string }) => {
      const read = readScheduleFile(file.text);
      const users = await usersFor(catalog, read.people);
      return {
        read,
        file: { name: file.name, matches: matchPeople(read.people, users) },
      };
    },
  });
}
