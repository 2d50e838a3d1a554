import { parseCodeOwners } from '../codeOwners';
import type { EntityFacts } from '../facts';
import { createOrganisation } from '../Organisation';
import { createSuggestionIndex } from '../suggestionIndex';
import { suggestOwners, type SuggestOwnersRequest } from '../suggestOwners';
import { entity, group, user } from './facts';

export const NOW = Date.UTC(2026, 10, 25);
export const groups = [
  group('ledger', {
    title: 'Ledger',
    members: ['user:default/ana', 'user:default/kim', 'user:default/secret'],
    channels: [
      {
        kind: 'email',
        label: 'Ledger@example.com',
        from: 'group:default/ledger',
      },
    ],
  }),
  group('treasury', {
    title: 'Treasury',
    members: ['user:default/ben', 'user:default/kim'],
  }),
  group('team-brand', { title: 'Brand' }),
  group('hidden', { title: 'Hidden', members: ['user:default/ana'] }),
];
export const users = [
  user('ana', 'ana@example.com'),
  user('ben'),
  user('kim'),
  user('secret'),
];

export function suggest(
  subject: EntityFacts,
  neighbours: EntityFacts[] = [],
  more: Partial<SuggestOwnersRequest> = {},
  sees: (ref: string) => boolean = ref => ref !== 'group:default/hidden',
) {
  const all = [subject, ...neighbours];
  const organisation = createOrganisation(
    groups,
    users,
    all.filter(({ kind }) => kind === 'system' || kind === 'domain'),
  );
  return suggestOwners(
    { entityRef: subject.entityRef, now: NOW, ...more },
    createSuggestionIndex(all, organisation),
    { organisation, sees, chatKey: 'k' },
  );
}

/** `Team strength: evidence; evidence`, best first. */
export const told = (...parameters: Parameters<typeof suggest>) =>
  suggest(...parameters).map(
    ({ owner, strength, evidence }) =>
      `${owner.title} ${strength}: ${evidence
        .map(({ text }) => text)
        .join('; ')}`,
  );

export const owned = (name: string, writtenOwner: string, facts = {}) =>
  entity(name, { writtenOwner, ...facts });
export const location = (path: string, repository = 'acme/shop') => ({
  location: `url:https://github.com/${repository}/blob/main/${path}`,
});
export const codeOwners = (text: string) => parseCodeOwners(text)[0];
export const system = (name: string, facts: Partial<EntityFacts> = {}) =>
  entity(name, { title: 'Settlement', ...facts }, 'system');
