import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeScorecardsApi, refusal } from './__testUtils__/FakeScorecardsApi';
import { currentAddress, renderCard } from './__testUtils__/renderCard';
import { LEDGER, LEVEL2 } from './__testUtils__/sample';
import {
  exemptionOf,
  signableOf,
  signOffOf,
} from './__testUtils__/sampleDocuments';
import { EntityScorecardsTab } from './components/EntityScorecardsTab';

const show = (
  change: (api: FakeScorecardsApi) => void = () => {},
  path?: string,
) => {
  const api = new FakeScorecardsApi();
  change(api);
  renderCard(<EntityScorecardsTab />, api, { path });
  return api;
};

const category = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the tab of a service', () => {
  it('puts the checks of a category worst first, and folds what passes', async () => {
    show();
    const operation = await category('Operation');
    const [failing, warning, exempt] = operation.getAllByRole('listitem', {
      hidden: true,
    });
    expect(failing).toHaveTextContent(/^On-call level 2 is set Fails/);
    expect(failing).toHaveTextContent(
      'The rotation of level 2 has 1 person, and needs 2. · needed for Gold · about 1 h',
    );
    expect(warning).toHaveTextContent('Has a playbook Passes with a warning');
    expect(exempt).toHaveTextContent(/A drill was held Exempt until/);
    expect(operation.getByText('1 exempt').tagName).toBe('SUMMARY');
  });

  it('tells each of the eight states by its own words', async () => {
    show();
    await category('Delivery');
    for (const text of [
      'Passes',
      'Passes with a warning',
      'Fails',
      'Cannot be judged',
      'Facts too old, last known: passes',
      'Does not apply',
      'Check broken, not you',
    ]) {
      expect(
        screen.getAllByText(text, { exact: true, ignore: 'script' }).length,
      ).toBeGreaterThan(0);
    }
    expect(screen.getAllByText(/^Exempt until/).length).toBeGreaterThan(0);
  });

  it('prints the numbers of its bar, in the order of states', async () => {
    show();
    const numbers = await screen.findByRole('list', {
      name: 'Checks of Production readiness',
    });
    expect(
      within(numbers)
        .getAllByRole('listitem')
        .map(one => one.textContent),
    ).toEqual([
      '1 fails',
      '1 broken check',
      '1 passes with a warning',
      '1 cannot be judged',
      '1 with facts too old',
      '2 pass',
      '1 exempt',
    ]);
  });

  it('names the next steps, and says what is frozen', async () => {
    show();
    const steps = await screen.findByRole('list', { name: 'Next steps' });
    expect(within(steps).getAllByRole('listitem')[1]).toHaveTextContent(
      'Next: find out whether it holds: Test reports are seen, about 1 h, then Gold',
    );
    expect(
      screen.getByText(/^Repository files has been silent for 6 h/),
    ).toBeInTheDocument();
  });

  it('tells worse from a bar that moved', async () => {
    show();
    expect(
      await screen.findByText(
        'On-call level 2 is set went from passes to fails: level2 size changed',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Production readiness rose from Silver to Gold: the bar moved: version 6 of production readiness',
      ),
    ).toBeInTheDocument();
  });

  it('has a table of the weeks', async () => {
    show();
    const table = await screen.findByRole('table', {
      name: 'Production readiness: level at the end of each week',
      hidden: true,
    });
    const cells = within(table).getAllByRole('cell', { hidden: true });
    expect(cells.map(cell => cell.textContent)).toEqual([
      ...['Silver', 'Silver', 'Silver', 'Bronze', 'Silver', 'Silver', 'Silver'],
      ...['Bronze', 'Bronze', 'Bronze', 'Bronze'],
      ...['not judged', 'not judged'],
    ]);
  });

  it('leads to the campaigns that it has to do something for', async () => {
    show();
    const link = await screen.findByRole('link', { name: 'Leave Java 11' });
    expect(link).toHaveAttribute('href', '/scorecards/campaigns/leave-java-11');
    expect(link.closest('li')).toHaveTextContent('Done');
  });

  it('opens what the address names, and closes', async () => {
    show(undefined, `/?open=${LEVEL2}`);
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(currentAddress()).toBe('/');
  });

  it('says no more of what is hidden than of what is not there', async () => {
    show(api => {
      api.failure = refusal(404);
    });
    expect(
      await screen.findByText(/^You cannot see this service/),
    ).toBeInTheDocument();
  });
});

describe('exemptions of a service', () => {
  it('are decided by who may, and by nobody else', async () => {
    const api = show(one => {
      one.exemptions = [
        exemptionOf({ id: 'e1', mayRevoke: false }),
        exemptionOf({
          id: 'e2',
          title: 'Owner is confirmed',
          state: 'requested',
          decidedBy: undefined,
          mayDecide: true,
        }),
      ];
    });
    const list = await screen.findByRole('list', { name: 'Exemptions' });
    const [waiting, inForce] = within(list).getAllByRole('listitem');
    expect(waiting).toHaveTextContent('Asked, waits for eve.sato');
    expect(inForce).toHaveTextContent(/Exempt until .+ by eve\.sato/);
    expect(within(inForce).queryByRole('button')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Approve: Owner is confirmed, ledger',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(api.asked).toContainEqual([
        'decideExemption',
        { id: 'e2', decision: 'approve' },
      ]),
    );
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^Approve/ })).toBeNull(),
    );
    await waitFor(() => expect(list).toHaveFocus());
  });

  it('say why a decision was refused', async () => {
    const api = show(one => {
      one.exemptions = [exemptionOf({ mayRevoke: true })];
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Revoke: A drill was held, ledger',
      }),
    );
    jest
      .spyOn(api, 'revokeExemption')
      .mockRejectedValue(new Error('It ended a minute ago'));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Revoke' }));
    expect(
      await dialog.findByText('Not done. It ended a minute ago'),
    ).toBeInTheDocument();
  });
});

describe('sign-offs of a service', () => {
  it('are given with an end and evidence that is an address', async () => {
    const api = show();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Sign off: Threat model is reviewed',
      }),
    );
    const evidence = screen.getByRole('textbox', {
      name: /^Address of the evidence/,
    });
    const confirm = screen.getByRole('button', {
      name: 'Sign off for Threat model is reviewed',
    });
    await userEvent.type(evidence, 'data:text/html,x');
    expect(confirm).toBeDisabled();
    await userEvent.tab();
    expect(
      screen.getByText('The address must begin with https:// or http://.'),
    ).toBeInTheDocument();
    await userEvent.clear(evidence);
    await userEvent.type(evidence, 'https://docs.example/t');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(api.asked).toContainEqual([
        'signOff',
        {
          entityRef: LEDGER,
          fact: 'reviews/threat-model',
          value: true,
          until: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          evidenceUrl: 'https://docs.example/t',
        },
      ]),
    );
  });

  it('are stated in the form that the fact has', async () => {
    const api = show(one => {
      one.signable = [
        signableOf({
          fact: 'reviews/people',
          title: 'People who know it',
          type: 'number',
          unit: 'people',
          minimum: 1,
        }),
        signableOf({
          fact: 'reviews/data',
          title: 'Data that it holds',
          type: 'string',
          values: ['internal', 'public'],
        }),
      ];
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Sign off: People who know it',
      }),
    );
    const people = screen.getByRole('textbox', {
      name: 'What you state, in people',
    });
    expect(people).toHaveAccessibleDescription('A number. At least 1.');
    const confirm = screen.getByRole('button', {
      name: 'Sign off for People who know it',
    });
    expect(confirm).toBeDisabled();
    await userEvent.type(people, '0');
    expect(confirm).toBeDisabled();
    await userEvent.clear(people);
    await userEvent.type(people, '3');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(api.asked).toContainEqual([
        'signOff',
        expect.objectContaining({ fact: 'reviews/people', value: 3 }),
      ]),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Sign off: Data that it holds' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /What you state/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'public' }));
    await userEvent.click(
      screen.getByRole('button', { name: 'Sign off for Data that it holds' }),
    );
    await waitFor(() =>
      expect(api.asked).toContainEqual([
        'signOff',
        expect.objectContaining({ fact: 'reviews/data', value: 'public' }),
      ]),
    );
  });

  it('are taken back by who may', async () => {
    const api = show(one => {
      one.signable = [signableOf({ maySign: false, current: signOffOf() })];
    });
    expect(
      await screen.findByText(/^Signed off by eve\.sato, until/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Sign off/ })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Take back: Threat model is reviewed',
      }),
    );
    await waitFor(() =>
      expect(api.asked).toContainEqual(['revokeSignOff', 's1']),
    );
  });

  it('are not spoken of where there is nothing to state', async () => {
    show(api => {
      api.signable = [];
    });
    await category('Operation');
    expect(screen.queryByText('Sign-offs')).toBeNull();
  });
});
