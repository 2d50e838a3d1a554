import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import { componentEntity, groupEntity, userEntity } from '@internal/test-kit';
import { here, SHOP } from './__testUtils__/shop';
import { ana, startEntities } from './__testUtils__/startEntities';

jest.mock('./threads/TimedThread');

const RUNBOOKS = 'https://git.example/org/runbooks/blob/main';
const RULES = 'https://git.example/org/rules/blob/main';

const files = {
  [`${RULES}/rules.yaml`]: `groups:
- rules:
  - { alert: LedgerLag, expr: lag > 0, labels: { service: ledger } }
  - { alert: RatesStale, expr: stale > 0, labels: { team: rates } }
  - { alert: RatesGone, expr: gone > 0, labels: { team: rates } }
  - { alert: NobodysAlert, expr: up < 1 }
  - { alert: VaultSealed, expr: sealed > 0, labels: { service: vault } }
`,
  [`${RUNBOOKS}/LedgerLag.md`]:
    '---\nservices: [ledger]\n---\n# LedgerLag\n\n1. Look [there](#nowhere)\n',
  [`${RUNBOOKS}/Books.md`]:
    '---\nowner: ledger\nlast_reviewed: 2026-01-01\nreview_in: 1 month\n---\n# Books\n',
  [`${RUNBOOKS}/Rates.md`]: '---\nowner: rates\n---\n# Rates\n\n1. Look\n',
  // Of the vault alone, whoever is named in it.
  [`${SHOP}/vault/Vault.md`]:
    '---\nowner: ledger\nalerts: [VaultSealed]\n---\n# Vault [a](#b)\n',
};

const entities = [
  groupEntity({ name: 'ledger', title: 'Ledger' }),
  groupEntity({ name: 'rates', title: 'Rates' }),
  groupEntity({ name: 'vaults', title: 'Vaults', children: ['idle'] }),
  groupEntity({ name: 'idle', title: 'Idle', parent: 'vaults' }),
  userEntity({ name: 'ana' }),
  componentEntity({ name: 'ledger', owner: 'ledger' }),
  componentEntity({
    name: 'vault',
    owner: 'vaults',
    annotations: here('vault', { 'callboard.dev/playbooks': './Vault.md' }),
  }),
];

async function start(options: { digest?: boolean } = {}) {
  const sent: NotificationSendOptions[] = [];
  let failures = 0;
  const now = new Date();
  const started = await startEntities({
    entities,
    files,
    playbooks: {
      sources: [{ id: 'runbooks', target: RUNBOOKS.replace('blob', 'tree') }],
      rules: [{ id: 'rules', target: RULES.replace('blob', 'tree') }],
      digest: options.digest ?? {
        weekday: now.getUTCDay() || 7,
        hour: now.getUTCHours(),
      },
    },
    features: [
      createBackendPlugin({
        pluginId: 'notifications',
        register: env => env.registerInit({ deps: {}, init: async () => {} }),
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async (one: NotificationSendOptions) => {
            if (failures > 0) {
              failures -= 1;
              throw new Error('503');
            }
            sent.push(one);
          },
        }),
      }),
    ],
  });
  return {
    ...started,
    failOnce: () => {
      failures = 1;
    },
    told: () =>
      Object.fromEntries(
        sent.map(({ recipients, payload }) => [
          'entityRef' in recipients ? `${recipients.entityRef}` : '',
          `${payload.title}. ${payload.description}`,
        ]),
      ),
    sent,
  };
}

describe('weekly digests', () => {
  it('tell each team what of its own needs it, once', async () => {
    const { client, told, sent, sendDigests, backend } = await start();
    try {
      const { items } = await client.listPlaybooks({ q: 'Rates' }, ana);
      const { version, id: pageId } = await client.getPlaybook(
        { id: items[0].id },
        ana,
      );
      const run = { id: crypto.randomUUID(), pageId, version };
      await client.startRun({ ...run, isDrill: false, values: {} }, ana);
      await client.endRun({ id: run.id, outcome: 'not-by-this-page' }, ana);
      await sendDigests();
      expect(told()).toEqual({
        'group:default/ledger':
          'Playbooks of Ledger: 1 review is due, 1 page has broken links. To review: Books. With broken links: LedgerLag.',
        'group:default/rates':
          'Playbooks of Rates: 2 alerts lead nowhere, 1 page did not help. Without a page: RatesGone and RatesStale. Did not help, or in part, when used last week: Rates.',
        'group:default/vaults':
          'Playbooks of Vaults: 1 page has broken links. With broken links: Vault a.',
      });
      // The platform would tell the team below as well.
      expect(
        sent.find(({ payload }) => payload.title.includes('Vaults'))!
          .recipients,
      ).toMatchObject({ excludeEntityRef: ['group:default/idle'] });
      await sendDigests();
      expect(sent).toHaveLength(3);
    } finally {
      await backend.stop();
    }
  });

  it('reach the other teams when one cannot be told', async () => {
    const { sendDigests, failOnce, sent, backend } = await start();
    try {
      failOnce();
      await sendDigests();
      expect(sent).toHaveLength(2);
    } finally {
      await backend.stop();
    }
  });

  it('are not begun where they are switched off', async () => {
    const { backend, sendDigests } = await start({ digest: false });
    try {
      await expect(sendDigests()).rejects.toThrow();
    } finally {
      await backend.stop();
    }
  });
});
