import { parsePlaybook } from '@callboard/backstage-plugin-playbooks-common/parse';
import { changesBetween } from './changesBetween';

const versionOf = (text: string) => ({
  pageId: 'lag',
  version: `version of ${text.length}`,
  source: Buffer.from(text),
  parsed: parsePlaybook(text, { path: 'Lag.md' }),
  importedAt: new Date(0),
});

const compare = (from: string, to: string) =>
  changesBetween(versionOf(from), versionOf(to), { mostLines: 400 });

const PAGE = `---
owner: team-pay
---
# Lag

Payments wait.

## Diagnosis

1. Look at the pods
2. Look at the queue

## Mitigation

Scale out.
`;

describe('changesBetween', () => {
  it('names the step of a changed line, with the lines around it', () => {
    const { changes, moreLines, isTooDifferent } = compare(
      PAGE,
      PAGE.replace('at the queue', 'at the ledger'),
    );
    expect(changes).toEqual([
      {
        sectionId: 'diagnosis',
        stepId: 'step-2',
        title: 'Look at the ledger',
        lines: [
          { kind: 'same', text: '' },
          { kind: 'same', text: '1. Look at the pods' },
          { kind: 'removed', text: '2. Look at the queue' },
          { kind: 'added', text: '2. Look at the ledger' },
          { kind: 'same', text: '' },
          { kind: 'same', text: '## Mitigation' },
        ],
      },
    ]);
    expect({ moreLines, isTooDifferent }).toEqual({
      moreLines: 0,
      isTooDifferent: false,
    });
  });

  it.each([
    ['front matter', 'owner: team-pay', 'owner: team-x', '', 'Lag'],
    ['text of a section', 'Scale out', 'Scale in', 'mitigation', 'Mitigation'],
    ['removed lines', '\nScale out.\n', '', 'mitigation', 'Mitigation'],
  ])('places %s', (_, from, to, sectionId, title) => {
    const { changes } = compare(PAGE, PAGE.replace(from, to));
    expect(changes).toMatchObject([{ sectionId, title }]);
    expect(changes[0]).not.toHaveProperty('stepId');
  });

  it('sees no change in other ends of lines', () => {
    expect(compare(PAGE, PAGE.replace(/\n/g, '\r\n')).changes).toEqual([]);
  });

  it('shows as many lines as are wanted, of 500 characters, and counts the others', () => {
    const added = `${'x'.repeat(600)}\n`.repeat(450);
    const { changes, moreLines } = compare(PAGE, `${PAGE}${added}`);
    const lines = changes.flatMap(change => change.lines);
    expect(lines).toHaveLength(400);
    expect(lines[399]).toEqual({ kind: 'added', text: 'x'.repeat(500) });
    // Two unchanged lines stand above them.
    expect(moreLines).toBe(52);
  });

  it('does not compare texts that have nothing in common', () => {
    const lines = (word: string) =>
      Array.from({ length: 5_000 }, (_, at) => `${word} ${at}`).join('\n');
    expect(compare(lines('one'), lines('two'))).toMatchObject({
      changes: [],
      isTooDifferent: true,
    });
  });
});
