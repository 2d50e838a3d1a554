import type { PlaybookSummary } from '@callboard/backstage-plugin-playbooks-common';
import { PageSearch } from './PageSearch';

const texts: Record<string, string> = {
  lag: '# LedgerLag\n\n```bash\nkubectl -n <namespace>\n  logs deploy/ledger --since=10m\n```\n',
  notes: 'logs of the LEDGER, and kubectl',
  etcd: '## 诊断\n\n查看日志中的错误',
  named: 'nothing',
};

const pageOf = (id: string, title: string): PlaybookSummary => ({
  kind: 'page',
  id,
  title,
  sourceId: 'docs',
  path: `${id}.md`,
  status: 'active',
  steps: 0,
  commands: 0,
  problems: 0,
  alerts: [],
});

const pages = [
  pageOf('etcd', 'etcd'),
  pageOf('lag', 'Lag'),
  pageOf('notes', 'Notes'),
  pageOf('named', 'Where kubectl logs are'),
  { ...pageOf('wiki', 'Wiki'), kind: 'external' as const },
];

describe('PageSearch', () => {
  const asked: string[][] = [];
  const versions = new Map(Object.keys(texts).map(id => [id, '1']));
  const search = new PageSearch({
    readTexts: async ids => {
      asked.push([...ids]);
      return ids.map(pageId => ({
        pageId,
        version: versions.get(pageId)!,
        source: Buffer.from(texts[pageId]),
      }));
    },
  });
  const find = async (q: string) =>
    (await search.find({ pages, versions }, q)).map(({ id }) => id);

  it('has all pages where nothing is asked, and reads none', async () => {
    expect(await find('  ')).toHaveLength(5);
    expect(asked).toEqual([]);
  });

  it.each([
    ['kubectl logs', ['named', 'lag', 'notes']],
    ['KUBECTL -n <namespace> logs', ['lag']],
    ['deploy/ledger --since', ['lag']],
    ['日志', ['etcd']],
    ['诊断 错误', ['etcd']],
    ['wiki', ['wiki']],
    ['nowhere', []],
  ])('finds %s', async (q, ids) => {
    expect(await find(q)).toEqual(ids);
  });

  it('reads a text once, and again when it has changed', async () => {
    asked.length = 0;
    await Promise.all([find('ledger'), find('ledger')]);
    expect(asked).toEqual([]);
    versions.set('notes', '2');
    texts.notes = 'Something else';
    const [first, second] = await Promise.all([find('else'), find('else')]);
    expect(asked).toEqual([['notes']]);
    expect(first).toEqual(['notes']);
    expect(second).toEqual(['notes']);
  });
});
