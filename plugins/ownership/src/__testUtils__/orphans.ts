import { act, screen } from '@testing-library/react';
import type {
  OwnershipPage,
  OwnerSuggestion,
} from '@callboard/backstage-plugin-ownership-common';
import { coverage } from './coverage';
import { FakeOwnershipApi } from './FakeOwnershipApi';
import { owners } from './owners';
import { renderPage } from './renderPage';
import { pageOf, rowOf } from './rows';
import { transferOf } from './transfers';

export const ledger = { entityRef: 'group:default/ledger', title: 'Ledger' };
export const treasury = {
  entityRef: 'group:default/treasury',
  title: 'Treasury',
};

const suggestion = (
  owner: OwnerSuggestion['owner'],
  strength: OwnerSuggestion['strength'],
): OwnerSuggestion => ({
  owner,
  strength,
  evidence: [
    {
      kind: 'codeowners',
      params: {
        message: 'codeowners',
        line: '1',
        owner: `@acme/${owner.title}`,
      },
      text: `CODEOWNERS line 1: @acme/${owner.title}`,
      href: 'https://git.example.com/CODEOWNERS',
    },
  ],
});

/** Suggested are Ledger and Treasury for the first, Ledger for the second, and nobody for the third. */
export const orphans = [
  rowOf(owners.missing),
  rowOf(owners.notInCatalog),
  rowOf(owners.unparsable),
];
export const [first, second, third] = orphans;

/** Opens the page of orphans; whoever is proposed there is waited for from then on. */
export function showOrphans(
  page: Partial<OwnershipPage> = {},
  query = '',
  authorize?: Parameters<typeof renderPage>[2],
) {
  const api = new FakeOwnershipApi();
  api.coverage = coverage;
  api.page = pageOf(orphans, page);
  api.suggestions = [
    {
      entityRef: first.entityRef,
      suggestions: [suggestion(ledger, 'strong'), suggestion(treasury, 'fair')],
    },
    {
      entityRef: second.entityRef,
      suggestions: [suggestion(ledger, 'weak')],
    },
  ];
  api.transfers = [transferOf()];
  api.onWrite = (name, request) => {
    const { entityRefs } = request as { entityRefs?: string[] };
    api.page = {
      ...api.page,
      items: api.page.items.map(row => ({
        ...row,
        transfer:
          name === 'proposeTransfers' && entityRefs!.includes(row.entityRef)
            ? {
                id: 't1',
                status: 'proposed',
                to: ledger,
                proposedAt: new Date().toISOString(),
              }
            : undefined,
      })),
    };
  };
  renderPage(`/ownership/orphans${query}`, api, authorize);
  return api;
}

/** A row of the list, by what stands in it. */
export const row = (name: RegExp) => screen.findByRole('row', { name });
/** What is known about one orphan. */
export const panel = (title: string) =>
  screen.findByRole('region', { name: `What is known about ${title}` });
/** What speaks for Ledger. */
export const reason = 'CODEOWNERS line 1: @acme/Ledger';

/** Puts the focus on a row. */
export async function focusRow(name: RegExp) {
  const element = await row(name);
  act(() => element.focus());
}

/** Puts the focus on the first row, once it is known who might own it. */
export const focusFirst = () => focusRow(/card-art-cdn.*Ledger/);
