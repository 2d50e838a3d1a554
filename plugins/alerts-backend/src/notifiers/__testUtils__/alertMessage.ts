import type { AlertMessage } from '@callboard/backstage-plugin-alerts-node';

/** A page for Ana Ruiz. */
export function alertMessage(
  fields: Partial<Omit<AlertMessage, 'alert'>> = {},
  alert: Partial<AlertMessage['alert']> = {},
): AlertMessage {
  return {
    key: '0f3a9d5e-7c1b-4a2e-9d44-5f1c2b7a9e10',
    kind: 'page',
    recipient: {
      userRef: 'user:default/ana-ruiz',
      name: 'Ana Ruiz',
      email: 'ana.ruiz@example.com',
    },
    title: 'critical: PaymentErrorRate (Ledger)',
    text: 'More than 5 % of payments fail.\nLedger · Payments\nSince 03:06 UTC. Nobody has it yet.',
    url: 'https://portal.example.com/alerts/a1b2c3?from=page',
    ...fields,
    alert: {
      id: 'a1b2c3',
      title: 'PaymentErrorRate',
      summary: 'More than 5 % of payments fail.',
      severity: 'critical',
      state: 'firing',
      openedAt: '2026-12-01T03:06:00.000Z',
      entityRef: 'component:default/ledger',
      teamRef: 'group:default/payments',
      labels: { alertname: 'PaymentErrorRate', region: 'eu' },
      links: [],
      ...alert,
    },
  };
}

/** For a channel that many read. */
export const sharedMessage = (
  fields: Partial<Omit<AlertMessage, 'alert'>> = {},
  alert: Partial<AlertMessage['alert']> = {},
) => alertMessage({ recipient: undefined, ...fields }, alert);

/** Of nobody who gives up. */
export const patience = () => ({ signal: new AbortController().signal });
