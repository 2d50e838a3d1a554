import type { StandardsDocument } from '../../types';
import { moveKeepers } from './moveKeepers';
import { readDocument } from './readDocument';

const OLD = ['group:old', 'group:default/old'];
const NEW = 'group:default/new';

const move = (text: string, document = readDocument(text).document!) =>
  moveKeepers(
    { text, document },
    { isMeant: ref => OLD.includes(ref.toLowerCase()), toRef: NEW },
  );

const scorecard = (owner: string, more = '') => `# Kept by us
kind: Scorecard
id: basics
title: "Basics of group:old"
owner: ${owner} # and by nobody else
ranking: levels
levels: [{ id: bronze, title: Bronze }]
checks:
  - { id: a, title: A, level: bronze, ${more}passes: { fact: catalog/owner, equals: group:old } }
  - { use: other/check, level: bronze }
`;

it.each<[string, string, string]>([
  ['plain', scorecard('group:old'), scorecard(NEW)],
  ['in quotes', scorecard("'Group:Old'"), scorecard(`'${NEW}'`)],
  ['with an anchor', scorecard('&us group:old'), scorecard(`&us ${NEW}`)],
  [
    'of a check',
    scorecard('group:x', 'owner: group:default/old, '),
    scorecard('group:x', `owner: ${NEW}, `),
  ],
  [
    'of both, the one as the other',
    scorecard('&us group:old', 'owner: *us, '),
    scorecard(`&us ${NEW}`, `owner: ${NEW}, `),
  ],
  [
    'in JSON',
    '{"kind":"Standard","id":"a","title":"A","owner":"group:old","text":"group:old"}',
    `{"kind":"Standard","id":"a","title":"A","owner":"${NEW}","text":"group:old"}`,
  ],
  [
    'who signs off',
    'kind: FactSet\nid: a\ntitle: A\nowner: user:ben\nsource: sign-off\nsigners:\n  - owner\n  - group:old\nfacts: [{ name: b, title: B, type: boolean }]\n',
    `kind: FactSet\nid: a\ntitle: A\nowner: user:ben\nsource: sign-off\nsigners:\n  - owner\n  - ${NEW}\nfacts: [{ name: b, title: B, type: boolean }]\n`,
  ],
])(
  'moves a keeper %s, and leaves the rest as it was written',
  (_, from, to) => {
    const moved = move(from);
    expect(moved?.text).toBe(to);
    expect(moved?.document).toEqual(readDocument(to).document);
  },
);

it('moves none of others', () => {
  expect(move(scorecard('group:older'))).toBeUndefined();
});

it('leaves a text with mistakes to its author', () => {
  const document = readDocument(scorecard('group:old')).document!;
  const text = 'kind: Scorecard\nowner: [';
  const moved = move(text, document);
  expect(moved).toEqual({
    text,
    document: { ...document, owner: NEW } as StandardsDocument,
  });
});
