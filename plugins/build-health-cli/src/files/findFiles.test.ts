import path from 'node:path';
import { junit, workFolder } from '../__testUtils__/workFolder';
import { findFiles } from './findFiles';
import { alternativesOf, nameMatcher } from './globs';

describe('findFiles', () => {
  let work: ReturnType<typeof workFolder>;
  let outside: ReturnType<typeof workFolder>;
  const names = [
    'a.xml',
    'a[1].xml',
    'module/one/target/TEST-a.xml',
    'module/two/target/TEST-b.xml',
    'module/two/target/notes.txt',
    'module/two/node_modules/x/junit.xml',
    '.hidden/c.xml',
    '.d.xml',
  ];
  beforeAll(() => {
    work = workFolder(
      Object.fromEntries(names.map(name => [name, junit('x')])),
    );
    outside = workFolder({ 'secret.xml': junit('s') });
    work.link(path.join(outside.folder, 'secret.xml'), 'link.xml');
    work.link(outside.folder, 'elsewhere');
    work.link('module/one/target/TEST-a.xml', 'inside.xml');
    work.link('..', 'module/loop');
    work.link('nowhere', 'broken.xml');
  });
  afterAll(() => {
    work.remove();
    outside.remove();
  });
  const find = async (...patterns: string[]) => {
    const { files, missing } = await findFiles(patterns, work.folder);
    return {
      files: files.map(({ name }) => name),
      missing: missing.map(({ name }) => name),
    };
  };

  it.each([
    ['a.xml', ['a.xml']],
    ['./a.xml', ['a.xml']],
    ['a[1].xml', ['a[1].xml']],
    ['?.xml', ['a.xml']],
    ['[a-b].xml', ['a.xml']],
    ['module/*/target/*.xml', names.slice(2, 4)],
    ['module/**/*.xml', names.slice(2, 4)],
    ['module/**/TEST-[!a].xml', [names[3]]],
    ['module/{one,three}/**/*.{xml,txt}', [names[2]]],
    ['module/two/**', ['module/two/target/TEST-b.xml', names[4]].sort()],
    ['**/target/notes.txt', [names[4]]],
    ['module/two/node_modules/*/*.xml', [names[5]]],
    ['.hidden/*.xml', ['.hidden/c.xml']],
    ['.*.xml', ['.d.xml']],
    ['module//one/./target/*', [names[2]]],
  ])('finds by %s', async (pattern, files) => {
    expect(await find(pattern)).toEqual({ files, missing: [] });
  });

  it('finds a file once, and goes by no link to folders', async () => {
    const { files } = await find('**/*.xml', 'a.xml', './module/../a.xml');
    expect(files).toEqual(
      ['a.xml', 'a[1].xml', 'inside.xml', ...names.slice(2, 4)].sort(),
    );
  });

  it('sends nothing that a link leads out to', async () => {
    for (const pattern of [
      'link.xml',
      'l*.xml',
      'elsewhere/*.xml',
      'elsewhere/secret.xml',
    ]) {
      const { files, missing } = await findFiles([pattern], work.folder);
      expect(files).toEqual([]);
      expect(missing).toEqual([
        {
          name: expect.any(String),
          reason: expect.stringMatching(/by a link/),
        },
      ]);
    }
  });

  it('finds outside of the folder what is named there', async () => {
    const relative = path.relative(work.folder, outside.folder);
    const name = `${path.basename(outside.folder)}/secret.xml`;
    expect(await find(`${relative}/*.xml`)).toEqual({
      files: [name],
      missing: [],
    });
    const { files } = await find(path.join(outside.folder, 'secret.xml'));
    expect(files).toEqual([name]);
  });

  it('names patterns that find nothing', async () => {
    expect(await find('x/*.xml', 'module', 'broken.xml', 'a.xml/b')).toEqual({
      files: [],
      missing: ['x/*.xml', 'module', 'broken.xml', 'a.xml/b'],
    });
  });
});

describe('patterns', () => {
  it('stand for their alternatives, and no more than anybody writes', () => {
    expect(alternativesOf('a{b,c{d,e}}').sort()).toEqual(['ab', 'acd', 'ace']);
    expect(alternativesOf('a{b}')).toEqual(['a{b}']);
    expect(() => alternativesOf('{a,b}'.repeat(12))).toThrow(
      /braces stand for more than 1000/,
    );
  });

  it('take what is no sign of theirs for itself', () => {
    expect(nameMatcher('a+(b).xml')('a+(b).xml')).toBe(true);
    expect(nameMatcher('a.xml')('abxml')).toBe(false);
    expect(nameMatcher('a[')('a[')).toBe(true);
    expect(nameMatcher('[]]')('[]]')).toBe(true);
  });

  it('are quick on names that almost match', () => {
    const matches = nameMatcher(`${'*'.repeat(50)}x`);
    expect(matches('a'.repeat(255))).toBe(false);
  });
});
