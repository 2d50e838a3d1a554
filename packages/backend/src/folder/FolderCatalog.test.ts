import { ConfigReader } from '@backstage/config';
import fs from 'node:fs';
import path from 'node:path';
import { mockFolder, refs } from './__testUtils__/mockFolder';
import { api, component } from './fixtures/descriptors';
import { FolderCatalog } from './FolderCatalog';

describe('FolderCatalog', () => {
  const { tree, logger, open, read } = mockFolder();
  const warned = () => logger.warn.mock.calls.map(([line]) => line);

  beforeEach(() => jest.clearAllMocks());

  it('gives a ref to the first by path and lists the others', async () => {
    const content = await read({
      'b/x.yaml': component('same', '  tag: b/x'),
      'a.yaml': component('SAME', '  tag: a'),
      'b.yaml': `${component('other')}---\n${component('same', '  tag: b')}`,
    });
    expect(refs(content)).toEqual([
      'component:default/same',
      'component:default/other',
    ]);
    expect(content.entities[0].entity.spec).toMatchObject({ tag: 'a' });
    const entityRef = 'component:default/same';
    expect(content.collisions).toEqual([
      { entityRef, kept: 'a.yaml:1', dropped: 'b.yaml:10' },
      { entityRef, kept: 'a.yaml:1', dropped: 'b/x.yaml:1' },
    ]);
  });

  it('keeps a Location without letting the catalog follow it', async () => {
    const content = await read({
      'all.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: all}\nspec: {type: file, target: ./a.yaml, targets: [./b.yaml]}\n',
    });
    expect(content.entities[0].entity.spec).toEqual({
      type: 'file',
      notFollowed: ['./a.yaml', './b.yaml'],
    });
  });

  it('tells the files of other tools from broken descriptors', async () => {
    const content = await read({
      'mkdocs.yml': 'site_name: x\nnav: [a]',
      'values.yaml': 'key: [unclosed',
      'deploy.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n',
      'chart.yaml':
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}-x\n',
      'empty.yaml': '',
      'a/catalog-info.yaml': 'site_name: x',
      'b/catalog-info.yml': '# nothing here\n',
      'c/catalog-info.yaml': '- just\n- a list\n',
      'mixed.yaml': `${component('x')}---\nstray: document\n`,
      'notes.txt': component('y'),
    });
    expect(refs(content)).toEqual(['component:default/x']);
    expect(content.notDescriptors).toEqual([
      'chart.yaml',
      'deploy.yaml',
      'empty.yaml',
      'mkdocs.yml',
      'values.yaml',
    ]);
    expect(
      content.refused.map(({ file, line, reason }) => [file, line, reason]),
    ).toEqual([
      ['a/catalog-info.yaml', 1, 'apiVersion is missing.'],
      ['b/catalog-info.yml', 1, 'The file holds no document.'],
      [
        'c/catalog-info.yaml',
        1,
        'The document is not a mapping of keys to values.',
      ],
      ['mixed.yaml', 10, 'apiVersion is missing.'],
    ]);
  });

  it('stays inside the folder and its bounds', async () => {
    tree.setContent({
      'outside.yaml': component('outside'),
      root: {
        'a.yaml': component('a'),
        'big.yaml': component('big', `  filler: ${'x'.repeat(2_000)}`),
        'latin.yaml': Buffer.from('kind: Component\nname: caf\xe9', 'latin1'),
        '.git': { 'b.yaml': component('b') },
        '.backstage': { 'z.yaml': component('z') },
        node_modules: { 'c.yaml': component('c') },
        'api.yaml': api('linked', '{ $text: ./spec-link }'),
      },
    });
    const link = (target: string, name: string) =>
      fs.symlinkSync(target, tree.resolve('root', name));
    link('../outside.yaml', 'out.yaml');
    link('a.yaml', 'again.yaml');
    link('gone', 'dangling.yaml');
    link('..', 'up');
    link('../outside.yaml', 'spec-link');
    const folder = open({ files: 20, bytes: 1_000 }, 'root');
    await folder.refresh();
    const content = folder.content!;
    expect(refs(content)).toEqual([
      'component:default/z',
      'component:default/a',
      'api:default/linked',
    ]);
    expect(content.collisions).toEqual([]);
    expect(content.missingTargets).toEqual([
      expect.objectContaining({
        reason: 'It lies outside the folder and is not fetched.',
      }),
    ]);
    expect(content.refused.map(({ file, reason }) => [file, reason])).toEqual([
      ['big.yaml', 'The file is larger than 0.001 MB.'],
      ['dangling.yaml', 'This link points to a file that does not exist.'],
      ['latin.yaml', 'The file is not UTF-8 text.'],
      ['out.yaml', 'This link leads out of the folder and is not followed.'],
    ]);
  });

  it('says where it stopped in a folder with too many files', async () => {
    const content = await read(
      {
        'a.yaml': component('a'),
        'b.yaml': component('b'),
        'c.yaml': component('c'),
      },
      { files: 2, bytes: 10_000 },
    );
    expect(refs(content)).toEqual([
      'component:default/a',
      'component:default/b',
    ]);
    expect(content.refused).toEqual([
      expect.objectContaining({
        file: 'b.yaml',
        reason: expect.stringContaining('2 YAML files or more'),
      }),
    ]);
  });

  it('reads again when a descriptor, an included file or the list of files changed, and only then', async () => {
    tree.setContent({ 'a.yaml': api('a', '{ $text: ./spec.txt }') });
    const folder = open();
    const change = (name: string, text: string) =>
      fs.writeFileSync(tree.resolve(name), text);
    const definition = () =>
      folder.content!.entities[0].entity.spec!.definition;

    expect(await folder.refresh()).toBe(true);
    expect(await folder.refresh()).toBe(false);
    change('spec.txt', 'one');
    expect(await folder.refresh()).toBe(true);
    expect(definition()).toBe('one');
    change('spec.txt', 'three');
    expect(await folder.refresh()).toBe(true);
    expect(definition()).toBe('three');
    change('b.yaml', component('b'));
    expect(await folder.refresh()).toBe(true);
    fs.rmSync(tree.resolve('a.yaml'));
    expect(await folder.refresh()).toBe(true);
    expect(refs(folder.content)).toEqual(['component:default/b']);
    expect(await folder.refresh()).toBe(false);
  });

  it('takes a file with 100,000 keys without hanging', async () => {
    const keys = Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join(
      '\n',
    );
    const content = await read({
      'big.yaml': `kind: x\n${keys}\n`,
      'a.yaml': component('a'),
    });
    expect(content.notDescriptors).toEqual(['big.yaml']);
  });

  it('tells the terminal what was refused, 200 lines at most and none of them forged', async () => {
    const bad = (n: number) =>
      component(`"bad name ${n}\\n2026 error fake \\u001b[31m"`);
    await read({
      'x.yaml': Array.from({ length: 205 }, (_, n) => bad(n)).join('---\n'),
    });
    const lines = warned();
    expect(lines[0]).toMatch(
      /^Folder \S+: 0 entities \(none\) from 205 documents in 1 files; 205 documents refused; /,
    );
    expect(lines).toHaveLength(202);
    expect(lines[1]).toMatch(/^refused x\.yaml:4:3 metadata\.name: /);
    expect(lines[201]).toBe('and 5 more on the page of refused documents');
    // eslint-disable-next-line no-control-regex
    expect(lines.join('')).not.toMatch(/[\n\u001b]/);
    expect(logger.info).not.toHaveBeenCalled();
  });

  describe('fromConfig', () => {
    const fromConfig = (folder?: object) =>
      FolderCatalog.fromConfig(
        new ConfigReader(folder && { catalog: { providers: { folder } } }),
        logger,
      );

    it('is absent without config, and fails for a path that does not exist', () => {
      expect(fromConfig()).toBeUndefined();
      expect(() => fromConfig({ path: '/no/such/folder' })).toThrow(
        'catalog.providers.folder.path: there is no file or folder at /no/such/folder. Correct the path, or leave catalog.providers.folder out.',
      );
    });

    it('starts a relative path at the folder of app-config.yaml', async () => {
      const root = path.resolve(__dirname, '../../../..');
      expect(fs.existsSync(path.join(root, 'app-config.yaml'))).toBe(true);
      expect(fromConfig({ path: 'packages/backend' })?.label).toBe('backend');
    });

    it.each([
      [undefined, 30_000],
      [{ seconds: 5 }, 5_000],
      ['2m', 120_000],
      [false, undefined],
    ])('watch %p looks every %p ms', (watch, expected) => {
      expect(fromConfig({ path: '/', watch })?.watchMs).toBe(expected);
    });
  });
});
