import { pipeline } from 'node:stream/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { LunrSearchEngine } from '@backstage/plugin-search-backend-node';
import type {
  Playbook,
  PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import { parsePlaybook } from '@callboard/backstage-plugin-playbooks-common/parse';
import type { PlaybookDocument } from './documentsOf';
import { PlaybooksCollatorFactory } from './PlaybooksCollatorFactory';

const playbookOf = (
  id: string,
  text: string,
  change: Partial<PlaybookSummary> = {},
): Playbook => {
  const page = parsePlaybook(text, { path: `${id}.md` });
  return {
    kind: 'page',
    id,
    title: page.title,
    sourceId: 'docs',
    path: `${id}.md`,
    status: 'active',
    steps: page.steps.length,
    commands: page.commands.length,
    problems: 0,
    alerts: page.frontMatter.alerts,
    ...change,
    version: '0'.repeat(64),
    page,
    runs: { open: [] },
    mapping: {},
  };
};

const playbooks = [
  playbookOf(
    'lag',
    '---\nalerts: [LedgerLagHigh]\n---\n# LedgerLag\n\nBookings wait.\n\n## Impact\n\nOld balances.\n\n## Diagnosis\n\n1. Look:\n\n   ```bash\n   kubectl -n pay logs deploy/ledger-consumer\n   ```\n\n## Empty\n',
  ),
  playbookOf('etcd', '# etcd\n\n## 诊断\n\n查看日志中的错误。\n'),
  playbookOf('vault', '# Vault\n\nSecret.\n', { sourceId: 'entity:1' }),
  playbookOf('wiki', '# Wiki\n', { kind: 'external' }),
  playbookOf('gone', '# Gone\n'),
];

const asked: object[] = [];
const factory = new PlaybooksCollatorFactory({
  auth: mockServices.auth(),
  client: {
    async listPlaybooks({ cursor = '0' }, options) {
      asked.push({ cursor, ...options });
      const at = Number(cursor);
      return {
        items: playbooks.slice(at, at + 2),
        pageInfo: at + 2 < playbooks.length ? { nextCursor: `${at + 2}` } : {},
        totalItems: playbooks.length,
        withBrokenLinks: 0,
      };
    },
    async getPlaybook({ id }, options) {
      asked.push({ id, ...options });
      if (id === 'gone') {
        throw Object.assign(new Error('No page'), { statusCode: 404 });
      }
      return playbooks.find(one => one.id === id)!;
    },
  },
});

describe('playbooks in the search', () => {
  it('are pages and sections that all readers of playbooks may see', async () => {
    const documents: PlaybookDocument[] = [];
    for await (const one of await factory.getCollator()) documents.push(one);
    expect(
      documents.map(({ title, location }) => `${title} ${location}`),
    ).toEqual([
      'LedgerLag /playbooks/pages/lag',
      'LedgerLag: Impact /playbooks/pages/lag#impact',
      'LedgerLag: Diagnosis /playbooks/pages/lag#diagnosis',
      'etcd /playbooks/pages/etcd',
      `etcd: 诊断 /playbooks/pages/etcd#${encodeURIComponent('诊断')}`,
    ]);
    expect(documents[0]).toMatchObject({
      alerts: 'LedgerLagHigh',
      authorization: { resourceRef: 'lag' },
    });
    expect(documents[2].text).toContain(
      'kubectl -n pay logs deploy/ledger-consumer',
    );
    expect(documents[4].text).toContain('查看 日志 中的 错误');
    expect(factory.visibilityPermission.name).toBe('playbooks.page.read');
    expect(asked).toContainEqual({ cursor: '4', token: expect.any(String) });
    expect(asked).not.toContainEqual(expect.objectContaining({ id: 'vault' }));
  });

  describe('with the engine that comes with Backstage', () => {
    const engine = new LunrSearchEngine({ logger: mockServices.logger.mock() });
    const find = async (term: string) => {
      const { results } = await engine.query({ term, types: ['playbooks'] });
      return results.map(({ document }) => document.location);
    };

    beforeAll(async () => {
      await pipeline(
        await factory.getCollator(),
        await engine.getIndexer('playbooks'),
      );
    });

    it.each(['kubectl -n pay logs', 'deploy/ledger-consumer'])(
      'are found by a part of a command: %s',
      async term => {
        const [first, second] = await find(term);
        expect([first, second].sort()).toEqual([
          '/playbooks/pages/lag',
          '/playbooks/pages/lag#diagnosis',
        ]);
      },
    );

    it('are found by an alert', async () => {
      expect(await find('LedgerLagHigh')).toEqual(['/playbooks/pages/lag']);
    });

    it('are not found by Chinese words: it answers the same to a word that is nowhere', async () => {
      // The list of playbooks finds them. This fails on the day when Lunr takes them in, and the manual is wrong.
      expect(await find('日志')).toEqual(await find('甲乙'));
    });
  });
});
