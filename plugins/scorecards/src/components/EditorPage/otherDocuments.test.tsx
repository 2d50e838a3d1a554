import { screen } from '@testing-library/react';
import { EDITOR_PATH, type } from '../../__testUtils__/editorScreen';
import { renderPage } from '../../__testUtils__/renderPage';
import { documentOf } from '../../__testUtils__/sampleDocuments';
import { editedApi } from '../../__testUtils__/sampleEditor';

beforeEach(() => localStorage.clear());

describe('other documents', () => {
  it('have a form without checks', async () => {
    const api = editedApi();
    api.tryDocument = async () => ({ findings: [], tookMs: 1 });
    api.documents = [
      documentOf({
        kind: 'Campaign',
        id: 'leave-java',
        text: 'kind: Campaign\nid: leave-java\ntitle: Leave\ntarget: { checks: [a/b] }\nstartsOn: 2027-01-01\n',
      }),
    ];
    renderPage('/scorecards/edit/Campaign/leave-java', api);
    expect(await screen.findByLabelText(/^First day/)).toHaveValue(
      '2027-01-01',
    );
    const checks = screen.getByRole('textbox', {
      name: /^Checks that have to pass/,
    });
    expect(checks).toHaveValue('a/b');
    type(checks, 'a/b, c/d,');
    expect(checks).toHaveValue('a/b, c/d,');
    expect(
      screen.queryByRole('navigation', { name: 'Levels and checks' }),
    ).toBeNull();
    expect(screen.queryByRole('region', { name: 'What this does' })).toBeNull();
  });
});

it('tells how long the facts of a set count', async () => {
  const api = editedApi();
  const facts = [
    {
      name: 'coverage',
      title: 'Coverage',
      type: 'number',
      maxAgeMs: 129600000,
    },
    { name: 'docs', title: 'Docs', type: 'boolean' },
  ];
  api.documents = [
    documentOf({
      kind: 'FactSet',
      id: 'ci',
      text: JSON.stringify({ kind: 'FactSet', id: 'ci', facts }),
    }),
  ];
  renderPage('/scorecards/edit/FactSet/ci', api);
  const list = await screen.findByRole('list', { name: 'Facts of the set' });
  expect(list).toHaveTextContent('number · counts for 1 d 12 h');
  expect(list).toHaveTextContent('boolean · counts for ever');
});

it('names the file of git, and what is wrong with it', async () => {
  const api = editedApi();
  api.documents = [
    documentOf({
      origin: 'git',
      mayEdit: false,
      path: 'basics/readiness.yaml',
      url: 'https://git.example/basics/readiness.yaml',
      problems: ['Line 9: There is no fact ci/covrage.'],
    }),
  ];
  renderPage(EDITOR_PATH, api);
  expect(
    await screen.findByText('Line 9: There is no fact ci/covrage.'),
  ).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /readiness\.yaml/ })).toHaveAttribute(
    'href',
    'https://git.example/basics/readiness.yaml',
  );
});
