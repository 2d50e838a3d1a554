import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { dataPath, describeData } from '@internal/test-kit';
import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { FolderCatalog } from './FolderCatalog';
import { findDefect } from './validate';

describeData('real descriptors', () => {
  const root = dataPath('catalog');
  const folder = new FolderCatalog({
    path: root,
    logger: mockServices.logger.mock(),
  });

  beforeAll(async () => {
    await folder.refresh();
  }, 120_000);

  it('shows every entity of the file that is known to load into a real catalog', () => {
    const text = fs.readFileSync(path.join(root, 'all.yaml'), 'utf8');
    const expected = parseAllDocuments(text).map(document =>
      stringifyEntityRef(document.toJS()),
    );
    const places = folder.content!.entities.filter(
      ({ place }) => place.file === 'all.yaml',
    );
    expect(expected.length).toBeGreaterThan(600);
    expect(places.map(({ entityRef }) => entityRef)).toEqual(expected);
    expect(
      folder.content!.refused.filter(({ file }) => file === 'all.yaml'),
    ).toEqual([]);
  });

  it('refuses nothing in the well-formed files', () => {
    expect(
      folder.content!.refused.filter(({ file }) => file.startsWith('files/')),
    ).toEqual([]);
  });

  it('loses no document: each is an entity, refused or left out for its ref', () => {
    const { documents, entities, refused, collisions } = folder.content!;
    expect(entities.length + refused.length + collisions.length).toBe(
      documents,
    );
    const counted = fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(file => /\.ya?ml$/.test(file))
      .map(file => fs.readFileSync(path.join(root, file), 'utf8'))
      .flatMap(text => text.split(/^---.*$/m))
      .filter(text => /^(kind|apiVersion)\s*:/m.test(text));
    expect(documents).toBe(counted.length);
  });

  it('gives the catalog only what it takes, and each refusal a place and a fix', async () => {
    for (const { entity } of folder.content!.entities) {
      expect(await findDefect(entity)).toBeUndefined();
    }
    for (const refusal of folder.content!.refused) {
      const text = fs.readFileSync(path.join(root, refusal.file), 'utf8');
      expect(text.split('\n').length).toBeGreaterThanOrEqual(refusal.line);
      expect(refusal.column).toBeGreaterThanOrEqual(1);
      expect(refusal.reason).toMatch(/\.$/);
      expect(refusal.fix).not.toBe('');
    }
  });
});
