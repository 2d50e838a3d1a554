import { parsePlaybook } from '@callboard/backstage-plugin-playbooks-common/parse';
import type { Root, RootContent } from 'hast';
import { withBars, withSectionBar } from './stepBars';

const nodesOf = (source: string) =>
  (parsePlaybook(source, { path: 'Page.md' }).content as Root).children;

/** Tags and bars, one inside the other. */
function outline(nodes: readonly RootContent[]): string {
  return nodes
    .flatMap(node => {
      if (node.type !== 'element') return [];
      const { dataStepBar } = node.properties;
      return dataStepBar
        ? [`[${dataStepBar}]`]
        : [`${node.tagName}(${outline(node.children)})`];
    })
    .join(' ');
}

describe('step bars', () => {
  it('stand behind the text of a step, and before the steps in it', () => {
    expect(
      outline(withBars(nodesOf('1. Drain\n   1. Cordon\n2. Restart\n'))),
    ).toBe('ol(li([step-1] ol(li([step-2]))) li([step-3]))');
  });

  it('stand behind the command of a step', () => {
    expect(
      outline(
        withBars(nodesOf('1. Look\n\n   ```sh\n   ls\n   ```\n\n2. Go\n')),
      ),
    ).toBe('ol(li(p() pre(code()) [step-1]) li(p() [step-2]))');
  });

  it('stand below a heading that is a step, and at the end of a section', () => {
    expect(outline(withBars(nodesOf('## Step 1: Drain\n\nNow.\n')))).toBe(
      'h2() [step-1] p()',
    );
    expect(
      outline(withSectionBar(nodesOf('## Diagnosis\n\nLook.\n'), 'section:a')),
    ).toBe('h2() p() [section:a]');
  });

  it('cannot be written by an author', () => {
    expect(
      outline(nodesOf('<aside data-step-bar="step-1">x</aside>\n\nText')),
    ).not.toContain('[');
  });
});
