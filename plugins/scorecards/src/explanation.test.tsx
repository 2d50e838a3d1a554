import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeScorecardsApi, refusal } from './__testUtils__/FakeScorecardsApi';
import { renderCard } from './__testUtils__/renderCard';
import { LEDGER, LEVEL2, READINESS } from './__testUtils__/sample';
import { exemptionOf } from './__testUtils__/sampleDocuments';
import { ExplanationDrawer } from './components/ExplanationDrawer';

const show = (
  check: string = LEVEL2,
  options: { change?: (api: FakeScorecardsApi) => void } = {},
) => {
  const api = new FakeScorecardsApi();
  options.change?.(api);
  renderCard(<ExplanationDrawer entityRef={LEDGER} />, api, {
    path: `/?open=${check}`,
  });
  return api;
};

const valueOf = async (term: string) =>
  (await screen.findByText(term)).nextElementSibling!;

describe('why a check fails', () => {
  it('tells wanted, actual, from where, and what changed', async () => {
    show();
    expect(await valueOf('Wanted')).toHaveTextContent(
      'rotation size of level 2 is at least 2 people',
    );
    expect(await valueOf('Actual')).toHaveTextContent('1 person (Chen Li)');
    expect(await valueOf('From')).toHaveTextContent(
      'Schedule "Ledger secondary" oncall/level2-size read 2 min ago',
    );
    expect(
      screen.getByRole('link', { name: 'Schedule "Ledger secondary"' }),
    ).toHaveAttribute('href', '/oncall/schedules/7');
    expect(await valueOf('What changed')).toHaveTextContent(
      /^\d+ \w{3}: Rotation size of level 2 was 2, now 1 \(Ben Okafor left\)$/,
    );
    expect(
      screen.getByText('Production readiness, needed for Gold'),
    ).toBeInTheDocument();
  });

  it('says what would pass, how, and why the rule is there', async () => {
    show();
    expect(
      await screen.findByText('raise rotation size of level 2 from 1 to 2'),
    ).toBeInTheDocument();
    expect(screen.getByText('Ledger secondary')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'grow-a-rotation' }),
    ).toHaveAttribute('href', '/playbooks/pages/grow-a-rotation');
    expect(screen.getByRole('link', { name: 'Open schedule' })).toHaveAttribute(
      'href',
      '/oncall/schedules/7/edit',
    );
    expect(
      screen.getByRole('link', {
        name: '“A person who cannot answer has a second.” (On-call)',
      }),
    ).toHaveAttribute('href', '/scorecards/standards/on-call#second');
    expect(
      screen.getByRole('link', { name: 'Who else does not pass: 3 services' }),
    ).toHaveAttribute('href', '/scorecards/checks/production-readiness/level2');
  });

  it('has the whole condition, each part with its answer in words', async () => {
    show();
    const tree = await screen.findByRole('list', {
      name: 'It passes when',
      hidden: true,
    });
    const [all, first, second] = within(tree).getAllByRole('listitem', {
      hidden: true,
    });
    expect(all).toHaveTextContent(/^does not hold: all of these/);
    expect(first).toHaveTextContent(
      'holds: schedule is present: Ledger primary',
    );
    expect(second).toHaveTextContent(
      'does not hold: rotation size of level 2 is at least 2 people: 1 person',
    );
  });

  it('links no address that a browser would run', async () => {
    show(LEVEL2, {
      change: api => {
        const explain = api.explainCheck.bind(api);
        jest.spyOn(api, 'explainCheck').mockImplementation(async request => ({
          ...(await explain(request)),
          fix: {
            links: [{ url: 'data:text/html,x', title: 'Press me' }],
          },
        }));
      },
    });
    await screen.findByText('Wanted');
    expect(screen.queryByText('Press me')).toBeNull();
  });

  it('leads to a page of its own', async () => {
    show();
    const link = await screen.findByRole('link', { name: 'Open as page' });
    expect(decodeURIComponent(link.getAttribute('href')!)).toBe(
      `/scorecards/explain?open=${LEVEL2}@${LEDGER}`,
    );
  });
});

describe('why a check says something else', () => {
  it.each([
    ['codeowners', /^Facts too old, last known: passes/, /^Its collector is/],
    ['flaky-rate', /^Check broken, not you/, /is for platform to mend/],
    ['reports', /^Cannot be judged/, 'PagerDuty has not answered'],
  ])('of %s', async (check, state, reason) => {
    show(`${READINESS.id}/${check}`);
    expect(await screen.findByText(state)).toBeInTheDocument();
    expect(screen.getByText(reason)).toBeInTheDocument();
  });

  it('asks nobody to mend what passes', async () => {
    show(`${READINESS.id}/owner`);
    expect(await screen.findAllByText('Wanted')).toHaveLength(2);
    expect(screen.queryByText('Smallest change that passes')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Open schedule' })).toBeNull();
  });

  it('says no more of what is hidden than of what is not there', async () => {
    show(LEVEL2, {
      change: api => {
        api.failure = refusal(404);
      },
    });
    expect(
      await screen.findByText(/^You cannot see this result/),
    ).toBeInTheDocument();
  });
});

describe('reading facts again', () => {
  it('shows the new result, and what could not be read', async () => {
    const api = show();
    api.refreshed = {
      read: ['oncall/level2-size'],
      notRead: [
        { provider: 'files', reason: 'It reads all services at once.' },
      ],
    };
    const button = await screen.findByRole('button', {
      name: 'Read again now',
    });
    api.services = api.services.map(one => ({
      ...one,
      states: 'pppppppppppp',
    }));
    await userEvent.click(button);
    // On screen, and spoken.
    const told = await screen.findAllByText(
      'Read again: oncall/level2-size. files: It reads all services at once.',
    );
    expect(told[0]).toBeInTheDocument();
    expect(await screen.findByText(/^Passes/)).toBeInTheDocument();
    expect(api.asked).toContainEqual([
      'refreshFacts',
      { entityRef: LEDGER, check: LEVEL2 },
    ]);
  });

  it('says when it happens by itself, where it cannot be done at once', async () => {
    show(LEVEL2, {
      change: api => {
        const explain = api.explainCheck.bind(api);
        jest.spyOn(api, 'explainCheck').mockImplementation(async request => ({
          ...(await explain(request)),
          refresh: {
            canReadNow: false,
            reason: 'On-call reads all services at once.',
            nextAt: new Date(Date.now() + 600_000).toISOString(),
          },
        }));
      },
    });
    expect(
      await screen.findByText(
        /^On-call reads all services at once\. Next reading: \d\d:\d\d /,
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Read again/ })).toBeNull();
  });
});

describe('asking for an exemption', () => {
  it('needs a reason, always has an end, and says who decides', async () => {
    const api = show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ask for exemption' }),
    );
    const send = screen.getByRole('button', { name: 'Ask eve.sato, platform' });
    expect(send).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Reason/ }),
      'Dana joins in January',
    );
    await userEvent.click(send);
    expect(
      await screen.findByText('Exemption asked, waits for eve.sato'),
    ).toBeInTheDocument();
    const [, request] = api.asked.find(
      ([method]) => method === 'requestExemption',
    )!;
    expect(request).toEqual({
      entityRef: LEDGER,
      check: LEVEL2,
      reason: 'Dana joins in January',
      until: expect.stringMatching(/^\d{4}-/),
    });
    const { until } = request as { until: string };
    expect((Date.parse(until) - Date.now()) / 86_400_000).toBeCloseTo(30, 1);
    // Whoever was in the form goes on at the buttons.
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Read again now' }),
      ).toHaveFocus(),
    );
  });

  it('keeps what was written when it is refused', async () => {
    const api = show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ask for exemption' }),
    );
    jest
      .spyOn(api, 'requestExemption')
      .mockRejectedValue(new Error('You are not of payments'));
    const reason = screen.getByRole('textbox', { name: /^Reason/ });
    await userEvent.type(reason, 'Because');
    await userEvent.click(screen.getByRole('button', { name: /^Ask eve/ }));
    expect(
      await screen.findByText('Not asked: You are not of payments'),
    ).toBeInTheDocument();
    expect(reason).toHaveValue('Because');
  });

  it('tells how an earlier one was decided', async () => {
    show(LEVEL2, {
      change: api => {
        api.exemptions = [
          exemptionOf({
            check: LEVEL2,
            state: 'refused',
            decisionNote: 'Two people are enough to begin with.',
          }),
        ];
      },
    });
    expect(
      await screen.findByText(
        'An exemption was refused by eve.sato: Two people are enough to begin with.',
      ),
    ).toBeInTheDocument();
  });
});
