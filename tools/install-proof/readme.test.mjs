import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeText, readSteps } from './readme.mjs';

const readme = `# Ownership

## Install

\`\`\`sh
yarn --cwd packages/backend add @callboard/a @callboard/b
\`\`\`

\`\`\`diff
// packages/backend/src/index.ts
+backend.add(import('@callboard/b'));
 backend.start();
\`\`\`

### New frontend system

Nothing more.

\`\`\`sh
yarn --cwd packages/app add @callboard/c
\`\`\`

### Older frontend system

\`\`\`sh
yarn --cwd packages/app add @callboard/d
\`\`\`

## Configuration

\`\`\`sh
yarn --cwd packages/app add @callboard/not-a-step
\`\`\`
`;

const namesOf = system =>
  readSteps(readme, system).flatMap(step => step.names ?? []);

test('each system has its own steps', () => {
  assert.deepEqual(namesOf('new'), [
    '@callboard/a',
    '@callboard/b',
    '@callboard/c',
  ]);
  assert.deepEqual(namesOf('legacy'), [
    '@callboard/a',
    '@callboard/b',
    '@callboard/d',
  ]);
});

test('a diff names its file', () => {
  const step = readSteps(readme, 'new').find(({ kind }) => kind === 'change');
  assert.equal(step.file, 'packages/backend/src/index.ts');
  assert.equal(step.lines.length, 2);
});

test('lines are added before and after their neighbours, and taken out', () => {
  const file = ['import a', '', 'start {', '  one', '  two', '}', 'end'].join(
    '\n',
  );
  const changed = changeText(file, [
    '+import b',
    ' ',
    '   one',
    '+  one and a half',
    '-  two',
    '+  three',
  ]);
  assert.equal(
    changed,
    [
      'import b',
      'import a',
      '',
      'start {',
      '  one',
      '  one and a half',
      '  three',
      '}',
      'end',
    ].join('\n'),
  );
});

test('a neighbour that the file lacks is an error', () => {
  assert.throws(() => changeText('one', [' two', '+three']), /no lines "two"/);
});
