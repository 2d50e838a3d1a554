import { execFileSync } from 'node:child_process';
import { mockFolder, refs } from './__testUtils__/mockFolder';
import { api, component } from './fixtures/descriptors';

describe('FolderCatalog, of files that descriptors include', () => {
  const { tree, open, read } = mockFolder();

  it('reads included files inside the folder, and keeps an entity whose file is missing', async () => {
    const content = await read({
      'a/apis.yaml': [
        api('text', '{ $text: ../specs/spec.txt }'),
        api('gone', '{ $text: ./gone.yaml }'),
        api('outside', '{ $text: ../../../../etc/hostname }'),
        api('address', '{ $text: https://example.com/openapi.yaml }'),
        api('openapi', '{ $openapi: ../specs/spec.txt }'),
        api('number', '{ $text: 7 }'),
        component(
          'parsed',
          '  custom: { $json: ../specs/a.json }\n  list: [{ $yaml: ../specs/b.yml }]\n',
        ),
        component('broken', '  custom: { $json: ../specs/spec.txt }\n'),
        component('meta').replace(
          'name: meta',
          'name: meta\n  annotations: { $yaml: gone.yaml }',
        ),
      ].join('---\n'),
      'specs/spec.txt': 'openapi: 3.1.0',
      'specs/a.json': '{"a": 1}',
      'specs/b.yml': 'b: 2',
    });
    expect(content.refused).toEqual([]);
    const spec = (name: string) =>
      content.entities.find(({ entity }) => entity.metadata.name === name)
        ?.entity.spec;
    expect(spec('text')?.definition).toBe('openapi: 3.1.0');
    expect(spec('openapi')?.definition).toBe('openapi: 3.1.0');
    expect(spec('parsed')).toMatchObject({
      custom: { a: 1 },
      list: [{ b: 2 }],
    });
    expect(spec('gone')?.definition).toBe(
      'Not read: ./gone.yaml. There is no such file.',
    );
    expect(
      content.missingTargets.map(({ entityRef, target, reason }) => [
        entityRef,
        target,
        reason,
      ]),
    ).toEqual([
      ['api:default/gone', './gone.yaml', 'There is no such file.'],
      [
        'api:default/outside',
        '../../../../etc/hostname',
        'It lies outside the folder and is not fetched.',
      ],
      [
        'api:default/address',
        'https://example.com/openapi.yaml',
        'Addresses outside the folder are not fetched.',
      ],
      ['api:default/number', '7', 'It is not the path of a file.'],
      [
        'component:default/broken',
        '../specs/spec.txt',
        'It is not valid JSON.',
      ],
      ['component:default/meta', 'gone.yaml', 'There is no such file.'],
    ]);
    expect(content.notDescriptors).toEqual(['specs/b.yml']);
  });

  it('includes nothing that is no file, and only so much in one document', async () => {
    tree.setContent({
      'a.yaml': [
        component('pipe', '  custom: { $text: ./pipe }\n'),
        component('folder', '  custom: { $text: ./folder }\n'),
        component('many', `  custom: [${'{ $text: ./text }, '.repeat(8)}]\n`),
        component('few', '  custom: { $text: ./text }\n'),
      ].join('---\n'),
      folder: {},
      text: 'x'.repeat(1_400),
    });
    execFileSync('mkfifo', [tree.resolve('pipe')]);
    const folder = open({ files: 20, bytes: 2_000 });
    await folder.refresh();
    const { entities, missingTargets } = folder.content!;
    expect(
      missingTargets.map(({ entityRef, reason }) => [entityRef, reason]),
    ).toEqual([
      ['component:default/pipe', 'It is not a file.'],
      ['component:default/folder', 'It is not a file.'],
      ['component:default/many', 'The document includes too much.'],
    ]);
    expect(entities).toHaveLength(4);
    expect(entities[3].entity.spec?.custom).toHaveLength(1_400);
  });

  it('reads a single file, with included files beside it', async () => {
    tree.setContent({
      'a.yaml': api('a', '{ $text: ./spec.txt }'),
      'b.yaml': component('b'),
      'spec.txt': 'text',
    });
    const folder = open(undefined, 'a.yaml');
    await folder.refresh();
    expect(folder.label).toBe('a.yaml');
    expect(refs(folder.content)).toEqual(['api:default/a']);
    expect(folder.content!.missingTargets).toEqual([]);
  });
});
