import { parsePlaybook } from '../parse';
import { runItems } from './runItems';

const itemsOf = (source: string) =>
  runItems(parsePlaybook(source, { path: 'Page.md' }));

describe('runItems', () => {
  it('takes the steps, and says which is part of which', () => {
    expect(
      itemsOf('# Page\n\n## Do\n\n1. Drain\n   1. Cordon\n2. Restart\n'),
    ).toEqual([
      { id: 'step-1', title: 'Drain', sectionId: 'do' },
      { id: 'step-2', title: 'Cordon', sectionId: 'do', parentId: 'step-1' },
      { id: 'step-3', title: 'Restart', sectionId: 'do' },
    ]);
  });

  it('takes the sections that say what to do where there are no steps', () => {
    expect(
      itemsOf(
        '# Page\n\n## Meaning\n\nA lag.\n\n## Diagnosis\n\nLook.\n\n## Queries\n\n```\nup\n```\n',
      ).map(({ id }) => id),
    ).toEqual(['section:diagnosis', 'section:queries']);
  });

  it('takes all sections where none says what to do, and the text of a page without any', () => {
    expect(itemsOf('## About\n\n## History\n').map(({ id }) => id)).toEqual([
      'section:about',
      'section:history',
    ]);
    expect(itemsOf('Call us.')).toEqual([
      { id: 'section:', title: '', sectionId: '' },
    ]);
  });

  it('names a section above only if it is an item itself', () => {
    expect(itemsOf('# Page\n\n## Mitigation\n\n### Verify\n\nLook.\n')).toEqual(
      [
        expect.objectContaining({ id: 'section:mitigation' }),
        {
          id: 'section:verify',
          title: 'Verify',
          sectionId: 'verify',
          parentId: 'section:mitigation',
        },
      ],
    );
    expect(itemsOf('# Page\n\n## Mitigation\n')[0].parentId).toBeUndefined();
  });
});
