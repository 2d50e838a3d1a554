import fc from 'fast-check';
import { entity } from './__testUtils__/facts';
import { codeOwners, groups, NOW, users } from './__testUtils__/suggest';
import type { EntityFacts } from './facts';
import { createOrganisation } from './Organisation';
import { createSuggestionIndex } from './suggestionIndex';
import { suggestOwners } from './suggestOwners';

it('answers as though what the caller does not see did not exist', () => {
  const names = ['a-one', 'a-two', 'b-one', 'b-two'];
  const refs = names.map(name => `component:default/${name}`);
  const writtenOwners = [undefined, 'ledger', 'treasury', 'user:ana', 'brand'];
  const facts = fc.record({
    writtenOwner: fc.constantFrom(...writtenOwners),
    partOf: fc.constantFrom(undefined, 'system:default/s', 'system:default/t'),
    projectSlug: fc.constantFrom(undefined, 'acme/x'),
    related: fc.array(
      fc.record({
        kind: fc.constantFrom('dependency' as const, 'api' as const),
        entityRef: fc.constantFrom(...refs),
      }),
      { maxLength: 3 },
    ),
  });
  const systems = ['s', 't'].map(name =>
    entity(
      name,
      { writtenOwner: 'ledger', partOf: 'domain:default/d' },
      'system',
    ),
  );
  const domain = entity('d', { writtenOwner: 'treasury' }, 'domain');
  const hideable = [
    ...refs,
    ...[...systems, domain, ...groups, ...users].map(each => each.entityRef),
  ];
  const codeOwner = codeOwners('* @acme/ledger @ana @treasury');
  fc.assert(
    fc.property(
      fc.array(facts, { minLength: 4, maxLength: 4 }),
      fc.subarray(hideable),
      (written, hidden) => {
        const [subject, ...others] = names.map((name, index) =>
          entity(name, written[index]),
        );
        const seen = ({ entityRef }: { entityRef: string }) =>
          entityRef === subject.entityRef || !hidden.includes(entityRef);
        const ask = (
          everything: EntityFacts[],
          teams: typeof groups,
          people: typeof users,
          sees: (ref: string) => boolean,
        ) => {
          const organisation = createOrganisation(
            teams,
            people,
            everything.filter(({ kind }) => kind !== 'component'),
          );
          return suggestOwners(
            { entityRef: subject.entityRef, codeOwners: codeOwner, now: NOW },
            createSuggestionIndex(everything, organisation),
            { organisation, sees, chatKey: 'k' },
          );
        };
        const all = [subject, ...others, ...systems, domain];
        expect(
          ask(all, groups, users, entityRef => seen({ entityRef })),
        ).toEqual(
          ask(
            all.filter(seen),
            groups.filter(seen),
            users.filter(seen),
            () => true,
          ),
        );
      },
    ),
    { numRuns: 500 },
  );
});
