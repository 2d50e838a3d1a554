import { screen, within } from '@testing-library/react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { oncallApiRef } from '@callboard/backstage-plugin-oncall-react';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { renderPage } from './__testUtils__/renderPage';

const PAGE = `---
services: [ledger]
---

# Lag

\`\`\`sh
notify --to <on-call-email> --also $ONCALL --ns <namespace>
\`\`\`
`;

const ledger = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'ledger' },
};

/** @param isSplit - whether who can answer stands in the second level */
function open(source: string, isInstalled = true, isSplit = false) {
  const oncall = {
    async getOnCallByRefs({ entityRefs }: { entityRefs: string[] }) {
      const channels = [
        { kind: 'email', label: 'ana@example.com' },
        { kind: 'chat', label: 'Chat', href: 'https://chat.example/ana' },
      ];
      const people = [
        {
          entityRef: 'user:default/eve',
          title: 'Eve',
          known: true,
          gone: true,
          channels: [
            { kind: 'chat', label: 'Gone', href: 'https://chat.example/eve' },
          ],
        },
        {
          entityRef: 'user:default/ana',
          title: 'Ana Ruiz',
          known: true,
          channels,
        },
      ];
      const shiftOf = (own: object[]) => ({
        people: own,
        startsAt: '2026-11-01T00:00:00Z',
        endsAt: '9999-12-31T23:59:59.999Z',
        overridden: false,
      });
      const shifts = isSplit ? people.map(one => [one]) : [people];
      return {
        items: entityRefs.map(entityRef => ({
          entityRef,
          title: 'ledger',
          levels: shifts.map((own, at) => ({
            level: at + 1,
            schedule: { id: `s${at}`, name: `Level ${at}` },
            now: shiftOf(own),
          })),
        })),
      };
    },
  };
  renderPage(
    '/playbooks/pages/lag?label.namespace=pay',
    new FakePlaybooksApi([playbookOf(source)]),
    [
      [catalogApiRef, catalogApiMock({ entities: [ledger] })],
      ...(isInstalled ? [[oncallApiRef, oncall] as const] : []),
    ],
  );
}

describe('who is on call, in commands', () => {
  it('fills variables, and says where the values are from', async () => {
    open(PAGE);
    const field = await screen.findByRole('textbox', { name: 'on-call-email' });
    await screen.findByDisplayValue('ana@example.com');
    expect(field).toHaveAccessibleDescription('on call on-call-email');
    expect(screen.getByRole('textbox', { name: 'ONCALL' })).toHaveValue(
      'Ana Ruiz',
    );
  });

  it('and who to call are one person: not one who has left', async () => {
    open(PAGE);
    expect(await screen.findByRole('link', { name: 'Chat' })).toHaveAttribute(
      'href',
      'https://chat.example/ana',
    );
    expect(screen.queryByRole('link', { name: 'Gone' })).toBeNull();
  });

  it('and who to call are named where they stand in for who has left', async () => {
    open(PAGE, true, true);
    const call = await screen.findByRole('region', { name: 'Call' });
    await within(call).findByRole('link', { name: 'Chat' });
    expect(within(call).getByText('Ana Ruiz')).toBeInTheDocument();
  });

  it('is asked for where the portal has no on-call', async () => {
    open(PAGE, false);
    expect(
      await screen.findByRole('textbox', { name: 'on-call-email' }),
    ).toHaveValue('');
  });
});
