import {
  apiEntity,
  componentEntity,
  groupEntity,
  userEntity,
} from '@internal/test-kit';
import type { EntityPlaybooks } from '@callboard/backstage-plugin-playbooks-common';
import { ana, startEntities } from './startEntities';

/** The repository of the entities. */
export const SHOP = 'https://git.example/org/shop/blob/main';
/** The source of the configuration. */
export const RUNBOOKS = 'https://git.example/org/runbooks/blob/main';
/** A page of another system. */
export const WIKI = 'https://wiki.example/view.action?pageId=7';

/** Of an entity whose descriptor is in this folder. */
export const here = (folder: string, more: Record<string, string> = {}) => ({
  'backstage.io/managed-by-location': `url:${SHOP}/${folder}/catalog-info.yaml`,
  ...more,
});

const restricted = { 'callboard.dev/visibility': 'restricted' };

const entities = [
  groupEntity({ name: 'shop', children: ['cards'] }),
  groupEntity({ name: 'cards', parent: 'shop' }),
  userEntity({ name: 'ana' }),
  componentEntity({
    name: 'cart',
    owner: 'shop',
    annotations: here('cart', {
      'callboard.dev/playbooks': `./playbooks, ${RUNBOOKS}/shared/Disk.md, ../secret`,
    }),
  }),
  apiEntity({
    name: 'cart-api',
    owner: 'shop',
    annotations: here('cart', { 'callboard.dev/playbooks': './playbooks' }),
  }),
  componentEntity({
    name: 'vault',
    title: 'The vault',
    owner: 'cards',
    labels: restricted,
    annotations: here('vault', { 'callboard.dev/playbooks': './Vault.md' }),
    links: [{ title: 'Vault runbook', url: 'https://wiki.example/vault' }],
  }),
  componentEntity({
    name: 'terminal',
    owner: 'cards',
    annotations: here('terminal', { 'backstage.io/techdocs-ref': 'dir:.' }),
    links: [
      { title: 'Runbook', url: 'https://wiki.example/terminal' },
      { title: 'Runbook', url: `${RUNBOOKS}/cards/Terminal.md` },
    ],
  }),
  componentEntity({ name: 'bare', owner: 'cards' }),
];

/** A folder of alert rules. */
export const RULES = 'https://git.example/org/rules/tree/main';

const files = {
  [`${RULES.replace('tree', 'blob')}/rules.yaml`]:
    'groups: [{ rules: [{ alert: VaultSealed, expr: sealed > 0 }] }]',
  [`${SHOP}/cart/playbooks/CartDown.md`]:
    '# CartDown\n\n1. Look\n\n![x](x.svg)\n',
  [`${SHOP}/cart/playbooks/x.svg`]: '<svg/>',
  [`${SHOP}/vault/Vault.md`]:
    '---\nalerts: [VaultSealed]\n---\n# Vault secrets\n\n1. Open\n',
  [`${SHOP}/terminal/docs/index.md`]: '# About terminals',
  [`${SHOP}/terminal/docs/ops.md`]: '---\nalerts: [TerminalMute]\n---\n# Ops',
  [`${SHOP}/terminal/docs/runbooks/Paper.md`]: '# Paper',
  [`${RUNBOOKS}/shared/Disk.md`]: '# Disk full',
  [`${RUNBOOKS}/cards/Terminal.md`]: '# Terminal',
  [`${RUNBOOKS}/cards/team.md`]: '---\nowner: cards\n---\n# How Cards works',
  [`${RUNBOOKS}/cards/vault.md`]:
    '---\nservices: [component:vault, bare]\n---\n# Keys',
};

/** Titles of pages with why they are there, and of whose entities. */
export const short = (answer: EntityPlaybooks | null) =>
  answer &&
  Object.fromEntries(
    answer.pages.map(({ playbook, reasons, entities: named }) => [
      playbook.title,
      [...reasons, ...(named ?? []).map(({ title }) => title)].join(' '),
    ]),
  );

/** Two teams with their services and pages, one of them restricted. */
export async function startShop() {
  const started = await startEntities({
    entities,
    files,
    playbooks: {
      techdocs: true,
      sources: [{ id: 'runbooks', target: RUNBOOKS.replace('blob', 'tree') }],
      external: [
        {
          title: 'Cards in the wiki',
          url: WIKI,
          alerts: ['CardsDown'],
          services: ['terminal'],
        },
      ],
      rules: [{ id: 'rules', target: RULES }],
    },
  });
  const { client } = started;
  return {
    ...started,
    pagesOf: async (ref: string, options = ana) => {
      const { items } = await client.getPlaybooksOfEntities(
        { entityRefs: [ref] },
        options,
      );
      return items[0];
    },
    titles: async (options: typeof ana, q?: string) => {
      const { items } = await client.listPlaybooks({ q, limit: 100 }, options);
      return items.map(({ title }) => title);
    },
    found: async (alertname: string, options: typeof ana) => {
      const { matches, near } = await client.findPlaybooks(
        { labels: { alertname } },
        options,
      );
      return [...matches, ...near].map(({ playbook }) => playbook.title);
    },
  };
}
