import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import {
  defaultOwnershipKeys,
  readEntityFacts,
} from '@callboard/backstage-plugin-ownership-common';
import { componentEntity } from '@internal/test-kit';
import { DescriptorPatch } from './DescriptorPatch';
import { RepositoryFiles } from './RepositoryFiles';

const owner = 'group:default/ledger';
let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'patch-'));
});
afterEach(() => fs.rmSync(root, { recursive: true }));

const head = 'apiVersion: backstage.io/v1alpha1\nkind: Component\n';

function patchFor(text: string | Buffer, name = 'router') {
  const file = path.join(root, 'svc/catalog-info.yaml');
  fs.mkdirSync(path.dirname(file));
  fs.writeFileSync(file, text);
  const entity = componentEntity({ name });
  entity.metadata.annotations = {
    'backstage.io/managed-by-location': `file:${file}`,
    'backstage.io/edit-url': 'https://git.example.com/edit/svc',
  };
  return new DescriptorPatch({
    files: new RepositoryFiles({
      urlReader: mockServices.urlReader.mock(),
      fileRoots: [root],
    }),
    logger: mockServices.logger.mock(),
  }).patchFor(readEntityFacts(entity, defaultOwnershipKeys), owner);
}

/** What git makes of the folder with the patch. */
function applied(patch: string): string {
  const file = path.join(root, 'change.patch');
  fs.writeFileSync(file, patch);
  execFileSync('git', ['init', '-q'], { cwd: root });
  execFileSync('git', ['apply', '--whitespace=nowarn', file], { cwd: root });
  return fs.readFileSync(path.join(root, 'svc/catalog-info.yaml'), 'utf8');
}

describe('DescriptorPatch', () => {
  const crlf = (text: string) => text.replace(/\n/g, '\r\n');
  const plain = `# ours\n${head}metadata:\n  name: router # the one\nspec:\n  type: service\n  owner: fraud   # for now\n  lifecycle: production\n`;

  it.each([
    ['a plain owner', plain, plain.replace('fraud', owner)],
    [
      'quotes',
      plain.replace('fraud', '"group:fraud"'),
      plain.replace('fraud', owner),
    ],
    ['Windows line ends', crlf(plain), crlf(plain.replace('fraud', owner))],
    [
      'nothing behind the colon',
      plain.replace(' fraud   # for now', ''),
      plain.replace('fraud   # for now', owner),
    ],
    [
      'no line end at the end',
      `${head}metadata: {name: router}\nspec:\n  owner: fraud`,
      `${head}metadata: {name: router}\nspec:\n  owner: ${owner}`,
    ],
    [
      'a map in braces',
      `${head}metadata: {name: router}\nspec: {type: service, owner: fraud}\n`,
      `${head}metadata: {name: router}\nspec: {type: service, owner: ${owner}}\n`,
    ],
    [
      'no owner written',
      `${head}metadata:\n    name: router\nspec:\n    # what it is\n    type: service\n`,
      `${head}metadata:\n    name: router\nspec:\n    # what it is\n    owner: ${owner}\n    type: service\n`,
    ],
    [
      'no owner in braces',
      `${head}metadata: {name: router}\nspec: {type: service}\n`,
      `${head}metadata: {name: router}\nspec: {owner: ${owner}, type: service}\n`,
    ],
    [
      'no spec',
      `${head}metadata:\n  name: router\n`,
      `${head}metadata:\n  name: router\nspec:\n  owner: ${owner}\n`,
    ],
    [
      'keys that objects have',
      `${plain}  toString: x\n`,
      `${plain.replace('fraud', owner)}  toString: x\n`,
    ],
    [
      'a block text',
      plain.replace('fraud   # for now', '>-\n    fraud'),
      plain.replace('fraud   # for now', owner),
    ],
    [
      'one of several documents',
      `${plain.replace('router', 'other')}---\n${plain}---\n${plain.replace(
        'Component',
        'API',
      )}`,
      `${plain.replace('router', 'other')}---\n${plain.replace(
        'fraud',
        owner,
      )}---\n${plain.replace('Component', 'API')}`,
    ],
  ])(
    'git applies it to %s, and nothing else changes',
    async (_, text, after) => {
      const { patch, problem, snippet } = await patchFor(text);
      expect(problem).toBeUndefined();
      expect(snippet).toBe(`spec:\n  owner: ${owner}`);
      expect(applied(patch!)).toBe(after);
    },
  );

  it.each([
    ['an entity that is not there', plain, 'ledger', /does not hold/],
    ['one that is there twice', `${plain}---\n${plain}`, 'router', /once/],
    ['a broken file', `${plain}  : : [`, 'router', /no plain YAML/],
    [
      'a template',
      `${head}metadata:\n  name: {{ name }}\nspec:\n  owner: x\n`,
      'router',
      /YAML|does not hold/,
    ],
    [
      'an owner by alias',
      `${head}metadata:\n  name: router\n  team: &team fraud\nspec:\n  owner: *team\n`,
      'router',
      /person/,
    ],
    [
      'bytes that are no UTF-8',
      Buffer.from(plain.replace('ours', 'caf\xe9'), 'latin1'),
      'router',
      /UTF-8/,
    ],
    [
      'a great many aliases',
      `${head}metadata:\n  name: router\n  a: &a [x, x]\n  b: [${'*a, '.repeat(
        200,
      )}]\nspec:\n  owner: fraud\n`,
      'router',
      /person/,
    ],
    [
      'endless nesting',
      `${plain}x: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`,
      'router',
      /deep|person|YAML/,
    ],
    ['a large file', `${plain}#${'x'.repeat(1_000_001)}`, 'router', /1 MB/],
  ])('says why it makes none for %s', async (_, text, name, problem) => {
    const answer = await patchFor(text, name);
    expect(answer).not.toHaveProperty('patch');
    expect(answer.problem).toMatch(problem);
    expect(answer).toMatchObject({
      path: 'svc/catalog-info.yaml',
      editUrl: 'https://git.example.com/edit/svc',
    });
  });

  it('says that a descriptor elsewhere may not be read', async () => {
    const patch = new DescriptorPatch({
      files: new RepositoryFiles({
        urlReader: mockServices.urlReader.mock(),
        fileRoots: [],
      }),
      logger: mockServices.logger.mock(),
    });
    const entity = componentEntity({ name: 'router' });
    entity.metadata.annotations = {
      'backstage.io/managed-by-location': 'file:/etc/passwd',
    };
    const facts = readEntityFacts(entity, defaultOwnershipKeys);
    expect((await patch.patchFor(facts, owner)).problem).toContain(
      'may be read',
    );
  });

  it('tells no address when reading fails', async () => {
    const patch = new DescriptorPatch({
      files: new RepositoryFiles({
        urlReader: mockServices.urlReader.mock({
          readUrl: async () => {
            throw new Error('https://token@git.example.com answered 500');
          },
        }),
        fileRoots: [],
      }),
      logger: mockServices.logger.mock(),
    });
    const entity = componentEntity({ name: 'router' });
    entity.metadata.annotations = {
      'backstage.io/managed-by-location':
        'url:https://github.com/acme/shop/blob/main/catalog-info.yaml',
    };
    const facts = readEntityFacts(entity, defaultOwnershipKeys);
    const answer = await patch.patchFor(facts, owner);
    expect(answer.problem).toBe('The descriptor could not be read just now.');
    expect(answer.path).toBe('catalog-info.yaml');
  });
});
