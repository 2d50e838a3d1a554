import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { testProvider } from '../../collecting/__testUtils__/testProvider';
import { FactProviders } from '../../collecting/FactProviders';
import {
  openStores,
  T0,
  type Stores,
} from '../../database/__testUtils__/openStores';
import { retired, type DocumentSource } from './DocumentSource';
import { FolderDocuments } from './FolderDocuments';
import { GitDocuments } from './GitDocuments';
import { TreeDocuments } from './TreeDocuments';

const scorecard = (fact: string, more = '') => `kind: Scorecard
id: basics
title: Basics
owner: group:default/platform
ranking: levels
levels:
  - id: bronze
    title: Bronze
checks:
  - id: size
    title: Size
    level: bronze
    passes:
      fact: ${fact}
      atLeast: 2
${more}`;

const set = `kind: FactSet
id: ci
title: CI
owner: group:default/platform
source: push
facts:
  - name: coverage
    title: Coverage
    type: number
`;

const standard = `---
id: incidents
title: Incidents
owner: group:default/platform
---
Every service is watched. {#watched}
`;

const signal = new AbortController().signal;

eachDatabase(createDatabase => {
  let folder: string;
  let stores: Stores;
  let documents: GitDocuments;
  let startProcess: (...sources: DocumentSource[]) => GitDocuments;
  const logger = mockServices.logger.mock();

  const put = (name: string, text: string) => {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };
  const remove = (name: string) => fs.rmSync(path.join(folder, name));
  const problems = () =>
    documents.problems.map(({ message }) =>
      message.replaceAll(`${folder}/`, ''),
    );
  /** `kind id version` of what is in force. */
  const active = async () =>
    (await stores.documents.readActive()).map(
      ({ kind, id, version }) => `${kind} ${id} ${version}`,
    );

  beforeEach(async () => {
    jest.clearAllMocks();
    folder = fs.mkdtempSync(path.join(tmpdir(), 'callboard-documents-'));
    stores = await openStores(createDatabase);
    const facts = new FactProviders();
    facts.add(testProvider());
    startProcess = (...sources) =>
      new GitDocuments({ ...stores, facts, logger, sources, now: () => T0 });
    documents = startProcess(new FolderDocuments(folder));
    put('basics.yaml', scorecard('ci/coverage'));
    put('facts/ci.yml', set);
    put('standards/incidents.md', standard);
    put('README.md', '# What this is');
    put('.hidden.yaml', ':');
    put('notes.txt', ':');
  });

  it('has documents be as files are, and does nothing where they are', async () => {
    expect(await documents.sync(signal)).toBe(true);
    expect(problems()).toEqual([]);
    expect(await active()).toEqual([
      'FactSet ci 1',
      'Scorecard basics 1',
      'Standard incidents 1',
    ]);
    const [, basics] = await stores.documents.list();
    expect(basics).toMatchObject({
      origin: 'git',
      path: `${folder}/basics.yaml`,
    });
    expect(await documents.sync(signal)).toBe(false);

    put('basics.yaml', scorecard('test/size'));
    remove('facts/ci.yml');
    expect(await documents.sync(signal)).toBe(true);
    expect(await active()).toEqual([
      'Scorecard basics 2',
      'Standard incidents 1',
    ]);
  });

  it('names a file by its way within its folder, and by its address', () => {
    const target = 'https://github.example/org/repo/tree/main/standards';
    const urlReader = mockServices.urlReader.mock();
    const git = startProcess(
      new FolderDocuments(folder),
      new TreeDocuments({ target, urlReader }),
    );
    expect(git.placeOf(`${folder}/facts/ci.yml`)).toEqual({
      path: 'facts/ci.yml',
    });
    const url = `${target.replace('tree', 'blob')}/on%20call.md`;
    expect(git.placeOf(url)).toEqual({ path: 'on call.md', url });
    // Its folder is configured no more.
    expect(git.placeOf('/srv/elsewhere/old.yaml')).toEqual({
      path: 'old.yaml',
    });
  });

  it('reads no more of a file than a document may have', async () => {
    put('dump.json', ' '.repeat(3_000_000));
    await documents.sync(signal);
    expect(problems()).toEqual(['dump.json: It has more than 1 MB; split it.']);
    const source = new FolderDocuments(folder);
    const dump = (await source.read(signal)).find(file =>
      file.path.endsWith('dump.json'),
    );
    expect((await dump!.read()).length).toBe(1_000_001);
  });

  it('leaves a document as it was when its file is broken, tells of it once, and takes the others', async () => {
    await documents.sync(signal);
    put('basics.yaml', scorecard('ci/covrage'));
    put('standards/incidents.md', standard.replace('Every', 'Each'));
    put('other.json', '{ "kind": "Scorecard" ');
    expect(await documents.sync(signal)).toBe(true);
    expect(await active()).toEqual([
      'FactSet ci 1',
      'Scorecard basics 1',
      'Standard incidents 2',
    ]);
    expect(problems()).toEqual([
      expect.stringMatching(/^other\.json in line 1: /),
      expect.stringMatching(/^basics\.yaml in line \d+: .*ci\/covrage/),
    ]);
    expect(documents.problems[1].findings[0].code).toBe('unknown-fact');
    expect(documents.problemsOf(`${folder}/basics.yaml`)).toEqual([
      expect.stringMatching(/^Line \d+: .*ci\/covrage.* Did you mean/),
    ]);
    expect(documents.problemsOf(`${folder}/facts/ci.yml`)).toEqual([]);
    expect(logger.warn).toHaveBeenCalledTimes(2);
    await documents.sync(signal);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('checks what needs a broken document against what that was before', async () => {
    await documents.sync(signal);
    put('facts/ci.yml', set.replace('type: number', 'type: nothing'));
    put('basics.yaml', scorecard('ci/coverage', 'description: New\n'));
    expect(await documents.sync(signal)).toBe(true);
    expect(await active()).toContain('Scorecard basics 2');
    expect(problems()).toHaveLength(1);

    // There is nothing before here.
    put('facts/new.yml', set.replace('id: ci', 'id: test'));
    put('more.yaml', scorecard('test/coverage').replace('basics', 'more'));
    await documents.sync(signal);
    expect(problems()).toEqual([
      expect.stringContaining('facts/ci.yml'),
      expect.stringMatching(/facts\/new\.yml: A provider has the id test/),
      expect.stringMatching(/more\.yaml .*test\/coverage/),
    ]);
  });

  it('has the first of two files with one document count', async () => {
    put('copy.yaml', scorecard('test/size'));
    await documents.sync(signal);
    expect(problems()).toEqual([
      'copy.yaml: The Scorecard basics is in basics.yaml already; give it another id.',
    ]);
    // Where the machine has the folder is nobody's business.
    expect(documents.problemsOf(`${folder}/copy.yaml`)).toEqual([
      'The Scorecard basics is in basics.yaml already; give it another id.',
    ]);
  });

  it('leaves all as it was when a folder cannot be read', async () => {
    await documents.sync(signal);
    fs.renameSync(folder, `${folder}-away`);
    expect(await documents.sync(signal)).toBe(false);
    expect(await active()).toHaveLength(3);
    expect(problems()).toHaveLength(1);
    const [told] = documents.problemsOf(`${folder}/standards/incidents.md`);
    expect(told).toContain('its folder');
    expect(told).not.toContain(folder);
    fs.renameSync(`${folder}-away`, folder);
    await documents.sync(signal);
    expect(problems()).toEqual([]);
  });

  it('keeps what came from a folder that is empty, or configured no more', async () => {
    await documents.sync(signal);
    remove('basics.yaml');
    remove('facts/ci.yml');
    remove('standards/incidents.md');
    expect(await documents.sync(signal)).toBe(false);
    expect(problems()).toEqual([
      expect.stringMatching(/: It has no documents, .*retire: true/),
    ]);
    const elsewhere = fs.mkdtempSync(path.join(tmpdir(), 'callboard-other-'));
    fs.writeFileSync(path.join(elsewhere, 'ci.yml'), set);
    for (const sources of [[], [new FolderDocuments(elsewhere)]]) {
      const next = startProcess(...sources);
      await next.sync(signal);
      expect(await active()).toHaveLength(3);
      expect(next.problems.map(({ message }) => message)).toContainEqual(
        expect.stringMatching(
          /basics\.yaml: It stays in force, though no configured folder has it/,
        ),
      );
    }
    const former = startProcess(
      retired(new FolderDocuments(folder)),
      new FolderDocuments(elsewhere),
    );
    expect(await former.sync(signal)).toBe(true);
    expect(await active()).toEqual(['FactSet ci 1']);
    expect(former.problems).toEqual([]);
  });

  it('does not publish against another process that reads other files', async () => {
    const elsewhere = fs.mkdtempSync(path.join(tmpdir(), 'callboard-other-'));
    const later = scorecard('test/size', 'description: Later\n');
    fs.writeFileSync(path.join(elsewhere, 'basics.yaml'), later);
    await documents.sync(signal);
    const other = startProcess(new FolderDocuments(elsewhere));
    expect(await other.sync(signal)).toBe(true);
    const inForce = [
      'FactSet ci 1',
      'Scorecard basics 2',
      'Standard incidents 1',
    ];
    for (let round = 0; round < 3; round++) {
      expect(await documents.sync(signal)).toBe(false);
      expect(await other.sync(signal)).toBe(false);
      expect(await active()).toEqual(inForce);
    }
    expect(problems()).toEqual([
      expect.stringMatching(
        /basics\.yaml: Another process has read the Scorecard basics otherwise, in .*callboard-other/,
      ),
    ]);

    // What it has never read, it does not miss.
    put('new.yaml', scorecard('test/size').replace('basics', 'new'));
    await documents.sync(signal);
    expect(
      await startProcess(new FolderDocuments(elsewhere)).sync(signal),
    ).toBe(false);
    expect(await active()).toContain('Scorecard new 1');
  });

  it('follows no link out of the folder', async () => {
    const outside = path.join(tmpdir(), `outside-${process.pid}.yaml`);
    fs.writeFileSync(outside, set.replace('id: ci', 'id: outside'));
    fs.symlinkSync(outside, path.join(folder, 'outside.yaml'));
    await documents.sync(signal);
    expect(await active()).not.toContain('FactSet outside 1');
  });
});

describe('TreeDocuments', () => {
  const target = 'https://github.example/org/repo/tree/main/standards';

  it('names files by their addresses, and keeps what has not changed', async () => {
    const etags: (string | undefined)[] = [];
    const urlReader = mockServices.urlReader.mock({
      readTree: async (_, options) => {
        etags.push(options?.etag);
        if (options?.etag) {
          throw Object.assign(new Error(), { name: 'NotModifiedError' });
        }
        return {
          etag: 'e1',
          files: async () => [
            { path: 'a b.yaml', content: async () => Buffer.from(set) },
          ],
          archive: jest.fn(),
          dir: jest.fn(),
        };
      },
    });
    const source = new TreeDocuments({ target, urlReader });
    for (const _ of [1, 2]) {
      const [file] = await source.read(signal);
      expect(file.path).toBe(
        'https://github.example/org/repo/blob/main/standards/a%20b.yaml',
      );
      expect((await file.read()).toString()).toBe(set);
    }
    expect(etags).toEqual([undefined, 'e1']);
  });
});
