import { codesOf, elementsOf, page } from './__testUtils__/page';

describe('steps and commands', () => {
  const read = page(
    '# LedgerLag',
    '## Diagnosis',
    '1. Look at the **pods**. Then wait.',
    '   ```bash',
    '   $ kubectl -n <namespace> get pods',
    '   NAME',
    '   ```',
    '   1. Only in staging: `kubectl -n <namespace> top pods`',
    '2. Ask',
    '## Mitigation',
    '- [ ] Delete it:',
    '',
    '  ```',
    '  kubectl delete pod <pod>',
    '  ```',
    '- [x] Done',
    '- no step',
    '### Step 3: Drain',
    '```sh {name=drain}',
    'kubectl drain $NODE',
    '```',
    'Undo: uncordon. See `pods` and `https://g.example/d?n=<namespace>`.',
    '```promql',
    'up{pod="<pod>"}',
    '```',
  );

  it('are found in lists, checklists and headings', () => {
    expect(
      read.steps.map(
        ({ id, title, madeFrom, sectionId, parentId, commandIds }) => [
          id,
          title,
          madeFrom,
          sectionId,
          parentId,
          commandIds.join(),
        ],
      ),
    ).toEqual([
      [
        'step-1',
        'Look at the pods.',
        'ordered list',
        'diagnosis',
        undefined,
        'command-1',
      ],
      [
        'step-2',
        'Only in staging: kubectl -n <namespace> top pods',
        'ordered list',
        'diagnosis',
        'step-1',
        'command-2',
      ],
      ['step-3', 'Ask', 'ordered list', 'diagnosis', undefined, ''],
      [
        'step-4',
        'Delete it:',
        'checklist',
        'mitigation',
        undefined,
        'command-3',
      ],
      ['step-5', 'Done', 'checklist', 'mitigation', undefined, ''],
      [
        'step-6',
        'Step 3: Drain',
        'heading',
        'step-3-drain',
        undefined,
        'command-4,command-5,command-6',
      ],
    ]);
  });

  it('say who reads a command, and what it destroys', () => {
    expect(
      read.commands.map(({ kind, place, destroys, language, info }) => [
        kind,
        place,
        destroys,
        language,
        info,
      ]),
    ).toEqual([
      ['block', 'shell', undefined, 'bash', undefined],
      ['inline', 'shell', undefined, undefined, undefined],
      ['block', 'shell', 'Deletes pods', undefined, undefined],
      ['block', 'shell', 'Drains a node', 'sh', 'sh {name=drain}'],
      ['inline', 'url', undefined, undefined, undefined],
      ['block', 'promql', undefined, 'promql', undefined],
    ]);
    expect(codesOf(read)).toEqual([]);
  });

  it('say what they ask for', () => {
    expect(
      read.variables.map(({ name, commandIds }) => [name, commandIds.length]),
    ).toEqual([
      ['namespace', 3],
      ['pod', 2],
      ['NODE', 1],
    ]);
  });

  it('are marked in what is shown', () => {
    expect(
      elementsOf(read, 'code').flatMap(
        ({ properties }) => properties.dataCommand ?? [],
      ),
    ).toEqual(read.commands.map(({ id }) => id));
    expect([
      ...elementsOf(read, 'li').flatMap(
        ({ properties }) => properties.dataStep ?? [],
      ),
      ...elementsOf(read, 'h3').flatMap(
        ({ properties }) => properties.dataStep ?? [],
      ),
    ]).toEqual(read.steps.map(({ id }) => id));
  });
});
