import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { execArgv } from '../__testUtils__/parserThread';
import { openDatabase } from '../database/openDatabase';
import { FolderSource } from '../sources/FolderSource';
import { DatabaseAlertRuleStore } from './DatabaseAlertRuleStore';
import { RuleParser } from './RuleParser';
import { RuleSync } from './RuleSync';

const rule = (alert: string, severity = 'critical') =>
  `  - alert: ${alert}\n    expr: up == 0\n    labels: { severity: ${severity} }\n`;
const fileOf = (...rules: string[]) => `groups:\n- rules:\n${rules.join('')}`;

eachDatabase(createDatabase => {
  let folder: string;
  let parser: RuleParser;
  let store: DatabaseAlertRuleStore;
  let now: Date;
  const parse = jest.fn((source: string) => parser.parse(source));
  const signal = new AbortController().signal;

  beforeAll(() => {
    parser = new RuleParser({ execArgv });
  });
  afterAll(() => parser.close());
  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(tmpdir(), 'callboard-rules-'));
    const knex = await createDatabase();
    store = new DatabaseAlertRuleStore(
      await openDatabase(mockServices.database({ knex })),
    );
    now = new Date('2026-11-26T03:00:00Z');
    parse.mockClear();
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const put = (file: string, content: string | Buffer) =>
    fs.writeFileSync(path.join(folder, file), content);
  const syncWith = (parserVersion: number) =>
    new RuleSync({
      store,
      parser: { parse },
      logger: mockServices.logger.mock(),
      now: () => now,
      parserVersion,
    }).sync(new FolderSource({ id: 'rules', folder }), signal);
  const sync = () => syncWith(1);
  const alerts = async () =>
    (await store.readRules()).map(
      ({ alert, path: file, rules }) => `${file} ${alert} ${rules.length}`,
    );
  const broken = async () => (await store.readSources()).get('rules')?.broken;

  it('reads a folder, and afterwards only what has changed', async () => {
    put(
      'a.yaml',
      fileOf(
        rule('LedgerLag'),
        rule('LedgerLag', 'warning'),
        rule('LedgerDown'),
      ),
    );
    put('b.yml', fileOf(rule('CardsDown')));
    put('values.yaml', 'replicas: 3\n');
    put('page.md', '- alert: NotARule');
    expect(await sync()).toEqual({ isUnchanged: false, files: 3, parsed: 3 });
    expect(await alerts()).toEqual([
      'b.yml CardsDown 1',
      'a.yaml LedgerDown 1',
      'a.yaml LedgerLag 2',
    ]);
    const [{ rules }] = await store.readRules();
    expect(rules).toEqual([
      {
        alert: 'CardsDown',
        line: 3,
        expr: 'up == 0',
        labels: { severity: 'critical' },
      },
    ]);

    const revision = await store.readRevision();
    now = new Date('2026-11-26T04:00:00Z');
    expect(await sync()).toMatchObject({ isUnchanged: true, files: 3 });
    // What is kept in memory stays.
    expect(await store.readRevision()).toBe(revision);
    expect(await store.readSource('rules')).toMatchObject({ completedAt: now });

    put('b.yml', fileOf(rule('CardsSlow')));
    expect(await sync()).toMatchObject({ files: 3, parsed: 1 });
    expect(await alerts()).toEqual([
      'b.yml CardsSlow 1',
      'a.yaml LedgerDown 1',
      'a.yaml LedgerLag 2',
    ]);
    expect(await store.readRevision()).toBeGreaterThan(revision);
    fs.rmSync(path.join(folder, 'a.yaml'));
    await sync();
    expect(await alerts()).toEqual(['b.yml CardsSlow 1']);
  });

  it('keeps the rules of a file that breaks, and says where until it is mended', async () => {
    put('a.yaml', fileOf(rule('LedgerLag')));
    await sync();
    put('a.yaml', `${fileOf(rule('LedgerLag'))}    for: [5m\n`);
    await sync();
    expect(await alerts()).toEqual(['a.yaml LedgerLag 1']);
    expect(await broken()).toEqual([
      {
        path: 'a.yaml',
        problems: [{ line: 7, message: expect.stringMatching(/no YAML/) }],
      },
    ]);
    put('a.yaml', fileOf(rule('LedgerSlow')));
    await sync();
    expect(await alerts()).toEqual(['a.yaml LedgerSlow 1']);
    expect(await broken()).toEqual([]);
  });

  it('refuses what is no text, or too much of it', async () => {
    put('a.yaml', Buffer.from([0xff]));
    put('b.yaml', `# ${'x'.repeat(1_000_000)}`);
    await sync();
    expect(await sync()).toMatchObject({ isUnchanged: true });
    expect(await broken()).toEqual([
      {
        path: 'a.yaml',
        problems: [{ message: 'It is not UTF-8: save it as UTF-8.' }],
      },
      {
        path: 'b.yaml',
        problems: [{ message: 'It has 1001 kB: files have at most 1000 kB.' }],
      },
    ]);
  });

  it('takes a file for broken on which the parser gives up', async () => {
    put('a.yaml', fileOf(rule('LedgerLag')));
    const slow = new RuleParser({ execArgv, timeoutMs: 1 });
    parse.mockImplementationOnce(source => slow.parse(source));
    await sync();
    await slow.close();
    expect(await broken()).toEqual([
      {
        path: 'a.yaml',
        problems: [{ message: expect.stringMatching(/longer than/) }],
      },
    ]);
  });

  it('reads everything anew, once, when the parser is another', async () => {
    put('a.yaml', fileOf(rule('LedgerLag')));
    await sync();
    expect(await syncWith(2)).toMatchObject({ parsed: 1 });
    expect(await syncWith(2)).toMatchObject({ isUnchanged: true });
  });

  it('keeps what it has when a folder cannot be read, and says so', async () => {
    put('a.yaml', fileOf(rule('LedgerLag')));
    await sync();
    fs.rmSync(folder, { recursive: true });
    expect(await sync()).toBeUndefined();
    expect(await alerts()).toEqual(['a.yaml LedgerLag 1']);
    expect(await store.readSource('rules')).toMatchObject({
      problem: expect.stringMatching(/ENOENT/),
      completedAt: now,
    });
  });

  it('has one row per alert and file when two replicas write at once', async () => {
    const file = {
      path: 'a.yaml',
      version: '1',
      rules: [{ alert: 'LedgerLag', line: 1, labels: {} }],
      problems: [],
    };
    await Promise.all([
      store.writeFile('rules', file),
      store.writeFile('rules', file),
      store.writeFile('rules', { ...file, path: 'b.yaml' }),
    ]);
    expect(await alerts()).toEqual([
      'a.yaml LedgerLag 1',
      'b.yaml LedgerLag 1',
    ]);
  });
});
