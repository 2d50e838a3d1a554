import {
  createMockDirectory,
  MockDirectoryContent,
  mockServices,
} from '@backstage/backend-test-utils';
import { component } from './fixtures/descriptors';
import { FolderCatalog } from './FolderCatalog';

describe('documents of a folder', () => {
  const tree = createMockDirectory();
  const logger = mockServices.logger.mock();

  async function read(content: MockDirectoryContent) {
    tree.setContent(content);
    const folder = new FolderCatalog({ path: tree.path, logger });
    await folder.refresh();
    return folder.content!;
  }

  const refs = (content: FolderCatalog['content']) =>
    content!.entities.map(({ entityRef }) => entityRef);

  it('keeps the good documents of a file and names the place of each bad one', async () => {
    const content = await read({
      'a.yaml': `${component('one')}---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: no lifecycle
spec: {type: service, owner: x}
---
a: "never closed
---
${component('two')}---
---
# only a comment
---
${component('three').replace('  lifecycle: production\n', '')}`,
    });
    expect(refs(content)).toEqual([
      'component:default/one',
      'component:default/two',
    ]);
    expect(content.refused).toEqual([
      expect.objectContaining({
        file: 'a.yaml',
        line: 13,
        column: 3,
        kind: 'Component',
        name: 'no lifecycle',
        reason: expect.stringMatching(
          /^metadata\.name: expected .* found "no lifecycle"\.$/,
        ),
        fix: 'metadata:\n  name: no-lifecycle',
        source: 'folder',
      }),
      expect.objectContaining({
        line: 17,
        column: 1,
        reason: 'Missing closing "quote.',
      }),
      expect.objectContaining({
        line: 34,
        column: 1,
        reason: 'spec.lifecycle is missing.',
        fix: 'spec:\n  lifecycle: production',
      }),
    ]);
    expect(content.documents).toBe(5);
  });

  it.each([
    [
      'a tab',
      component('x').replace('  type', '\ttype'),
      6,
      /^Tabs are not/,
      /spaces/,
    ],
    [
      'a repeated key',
      `${component('x')}kind: API\n`,
      9,
      /^The key "kind" appears twice/,
      /Keep one/,
    ],
    [
      'an alias bomb',
      `kind: Component\na: &a [x,x,x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      1,
      /repeat too much/,
      /Write the values out/,
    ],
    [
      'an alias of itself',
      'kind: Component\nmetadata: &m { name: x, m: *m }\n',
      1,
      /refers to itself/,
      /Write/,
    ],
    [
      'a template placeholder as name',
      component('${{ values.name }}'),
      4,
      /^metadata\.name: expected/,
      /placeholder/,
    ],
    [
      'a cookiecutter placeholder as name',
      component('{{ cookiecutter.name }}'),
      4,
      /^metadata\.name must be string/,
      /placeholder/,
    ],
    [
      'template statements',
      `{% if x %}\n${component('x')}`,
      1,
      /directive indicator/,
      /placeholder/,
    ],
    [
      'a number as name',
      component('123'),
      4,
      /^metadata\.name must be string/,
      /^metadata:\n {2}name: "123"$/,
    ],
    [
      'a number as label',
      component('x').replace('name: x', 'name: x\n  labels: {tier: 3}'),
      5,
      /^metadata\.labels\.tier must be string/,
      /^metadata:\n {2}labels:\n {4}tier: "3"$/,
    ],
    [
      'a dependency without a kind',
      component('x', '  dependsOn:\n    - component:a\n    - b\n'),
      11,
      /^spec\.dependsOn: .*kind/,
      /^spec:\n {2}dependsOn: \[component:b\]$/,
    ],
    [
      'a relation at the root',
      `${component('x')}dependsOn: [component:a]\n`,
      9,
      /^"dependsOn" is not a field/,
      /^Move it under spec/,
    ],
    [
      'a kind of another model',
      component('x').replace('Component', 'AiResource'),
      2,
      /^Kind "AiResource" is not part/,
      /catalog model/,
    ],
    [
      'a kind in lower case',
      component('x').replace('Component', 'component'),
      2,
      /^Kind "component" is not part/,
      /^kind: Component$/,
    ],
    [
      'a retired apiVersion',
      component('x').replace('v1alpha1', 'v1beta2'),
      1,
      /^apiVersion "backstage.io\/v1beta2"/,
      /v1alpha1/,
    ],
    [
      'a Location without spec',
      'apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: x}\n',
      1,
      /^spec is missing/,
      /^spec:/,
    ],
    [
      'links that are no list',
      component('x').replace('name: x', 'name: x\n  links: {}'),
      5,
      /^metadata\.links must be array/,
      /./,
    ],
    [
      'a name over 63 characters',
      component('x'.repeat(64)),
      4,
      /^metadata\.name: expected/,
      /^metadata:\n {2}name: x{63}$/,
    ],
    [
      'a damaged annotation key',
      component('x').replace('name: x', 'name: x\n  annotations: {"a/b/c": d}'),
      5,
      /^annotations\.a\/b\/c: expected/,
      /./,
    ],
    [
      'nesting without end',
      `kind: Component\na: ${'['.repeat(20_000)}\n`,
      2,
      /nested too deeply/,
      /./,
    ],
  ])('refuses %s', async (_, text, line, reason, fix) => {
    const content = await read({ 'x.yaml': text, 'y.yaml': component('y') });
    expect(refs(content)).toEqual(['component:default/y']);
    expect(content.refused).toHaveLength(1);
    expect(content.refused[0]).toMatchObject({
      file: 'x.yaml',
      line,
      reason: expect.stringMatching(reason),
      fix: expect.stringMatching(fix),
    });
  });

  it.each([
    [
      'null parts of the metadata',
      component('x').replace(
        'name: x',
        'name: x\n  annotations:\n  labels:\n  tags:\n  links:\n  namespace:',
      ),
    ],
    [
      'a null annotation',
      component('x').replace('name: x', 'name: x\n  annotations: {a/b: }'),
    ],
    [
      'a byte order mark and Windows line ends',
      `\uFEFF${component('x').replace(/\n/g, '\r\n')}`,
    ],
    [
      'parts written by a catalog',
      `${component('x').replace(
        'name: x',
        'name: x\n  uid: u\n  etag: e\n  generation: 3',
      )}relations:\n  - {type: ownedBy, targetRef: group:default/a}\nstatus: {}\n`,
    ],
    [
      'anchors, and JSON',
      '{"apiVersion": "backstage.io/v1alpha1", "kind": "Component", "metadata": {"name": "x"}, "spec": &s {"type": "a", "lifecycle": "b", "owner": "c", "copy": [1]}}',
    ],
    [
      'a document end and a directive',
      `%YAML 1.2\n---\n${component('x')}...\n`,
    ],
    [
      'an owner that is an e-mail address',
      component('x').replace('group:default/ledger', 'a@b.example'),
    ],
    ['an extension of the spec', component('x', '  custom: {em: y}\n')],
  ])('takes %s', async (_, text) => {
    const content = await read({ 'x.yaml': text });
    expect(content.refused).toEqual([]);
    expect(refs(content)).toEqual(['component:default/x']);
    const [{ entity }] = content.entities;
    expect(entity).not.toHaveProperty('relations');
    expect(entity).not.toHaveProperty('status');
    expect(Object.keys(entity.metadata)).toEqual(['name', 'annotations']);
    expect(entity.metadata.annotations).toEqual({
      'backstage.io/managed-by-location': `file:${tree.resolve('x.yaml')}`,
      'backstage.io/managed-by-origin-location': `file:${tree.resolve(
        'x.yaml',
      )}`,
    });
  });
});
