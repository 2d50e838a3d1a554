import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  KeyScope,
  RoutingKey,
} from '@callboard/backstage-plugin-alerts-common';
import {
  alertOf,
  ANA,
  inMinutes,
  minutesAgo,
  ROUTER,
} from './__testUtils__/alerts';
import { FakeAlertsApi } from './__testUtils__/FakeAlertsApi';
import { renderPage } from './__testUtils__/renderPage';

const SECRET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef';

const keyOf = (change: Partial<RoutingKey> = {}): RoutingKey => ({
  id: 'k1',
  title: 'alertmanager-eu',
  scope: { kind: 'entity', entityRef: ROUTER.entityRef },
  named: ROUTER,
  createdBy: ANA,
  createdAt: minutesAgo(1_000),
  secrets: [
    {
      hint: '7c2e',
      createdAt: minutesAgo(10),
      lastUsedAt: minutesAgo(3.5),
      lastSender: 'Alertmanager/0.27',
    },
  ],
  ...change,
});

/** Keys in memory. */
class FakeKeys extends FakeAlertsApi {
  keys: RoutingKey[] = [keyOf()];

  listKeys = async () => ({ items: this.keys });

  createKey = async ({ title, scope }: { title: string; scope: KeyScope }) => {
    this.deeds.push(`create ${title} ${JSON.stringify(scope)}`);
    const key = keyOf({ id: 'k2', title, scope });
    this.keys = [...this.keys, key];
    return { key, secret: SECRET };
  };

  rotateKey = async (id: string) => {
    this.deeds.push(`rotate ${id}`);
    return { key: this.keys[0], secret: SECRET };
  };

  revokeKey = async (id: string) => {
    this.deeds.push(`revoke ${id}`);
    this.keys = this.keys.filter(key => key.id !== id);
  };

  testKey = async ({ kind }: { id: string; kind: string }) => {
    this.deeds.push(`test ${kind}`);
    return { id: 't-77' };
  };
}

const open = async (api = new FakeKeys()) => {
  renderPage('/alerts/keys', api);
  await screen.findByText('alertmanager-eu');
  return api;
};

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('routing keys', () => {
  it('are listed with their last four letters and their last use', async () => {
    const api = new FakeKeys();
    api.keys = [
      keyOf({
        secrets: [
          ...keyOf().secrets,
          {
            hint: '91ab',
            createdAt: minutesAgo(900),
            expiresAt: inMinutes(60),
            lastUsedAt: minutesAgo(121),
          },
        ],
      }),
    ];
    await open(api);
    expect(screen.getByText('1 key brings alerts in.')).toBeInTheDocument();
    expect(screen.getByText('for payment-router')).toBeInTheDocument();
    expect(screen.getByText('…7c2e')).toBeInTheDocument();
    expect(
      screen.getByText('last used 3 min ago by Alertmanager/0.27'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^old …91ab, ends .*, used 2 h ago$/),
    ).toBeInTheDocument();
  });

  it('are made, and shown once with what to paste', async () => {
    const api = await open();
    await press('New key');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Name/ }),
      'grafana-eu',
    );
    await userEvent.type(dialog.getByRole('combobox'), 'payment');
    await userEvent.click(
      await screen.findByRole('option', { name: /payment-router/ }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Make key' }));
    const made = within(
      await screen.findByRole('dialog', { name: 'Key of grafana-eu' }),
    );
    expect(made.getByText(SECRET)).toBeInTheDocument();
    expect(await made.findByText(/credentials: ABCDEF.*/)).toHaveTextContent(
      '/api/alerts/intake/alertmanager',
    );
    await userEvent.click(made.getByRole('button', { name: 'I have it' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.body).not.toHaveTextContent(SECRET);
    expect(api.deeds).toEqual([
      'create grafana-eu {"kind":"entity","entityRef":"component:default/payment-router"}',
    ]);
  });

  it('are rotated, and revoked, after what follows is said', async () => {
    const api = await open();
    await press('Rotate alertmanager-eu');
    expect(
      await screen.findByText(/^A new key is shown once\. The old one/),
    ).toBeInTheDocument();
    await press('Make another key');
    expect(await screen.findByText(SECRET)).toBeInTheDocument();
    await press('I have it');
    await press('Revoke alertmanager-eu');
    expect(
      await screen.findByText('It was last used 3 min ago.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Keep' })).toHaveFocus();
    await press('Revoke key');
    expect(
      await screen.findByText('No key that you may manage'),
    ).toBeInTheDocument();
    expect(api.deeds).toEqual(['rotate k1', 'revoke k1']);
  });

  it('are tried, and the page says when the sample has arrived', async () => {
    const api = await open();
    await press('Send test alert by alertmanager-eu');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Send test alert' }),
    );
    expect(
      await dialog.findByText('Sent. Waiting for it to arrive…'),
    ).toBeInTheDocument();
    api.alerts = [alertOf({ id: 't1', title: 'Test t-77' })];
    expect(await dialog.findByText('Arrived: Test t-77')).toBeInTheDocument();
    expect(
      dialog.getByRole('link', { name: 'Open Test t-77' }),
    ).toHaveAttribute('href', '/alerts/t1');
    expect(api.deeds).toEqual(['test alertmanager']);
  });
});
