import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildOf, LEDGER, minutesAgo } from '../../__testUtils__/builds';
import { testOf } from '../../__testUtils__/tests';
import { FakeBuildHealthApi } from '../../__testUtils__/FakeBuildHealthApi';
import { currentAddress, renderCard } from '../../__testUtils__/renderCard';
import { BuildDrawer } from './BuildDrawer';

const first = buildOf({ id: '901', number: 77, outcome: 'failure' });
const second = buildOf({ id: '902', number: 77, attempt: 2 });

const show = (path = '/?open=901') => {
  const api = new FakeBuildHealthApi();
  const attempts = [first, second];
  api.details = [
    {
      build: first,
      pipelineName: 'CI',
      attempts,
      jobs: [
        {
          externalId: 'j1',
          name: 'lint',
          state: 'finished',
          outcome: 'success',
          startedAt: minutesAgo(40),
          finishedAt: minutesAgo(38),
          durationMs: 120_000,
        },
        {
          externalId: 'j2',
          name: 'unit',
          state: 'finished',
          outcome: 'failure',
          failedStep: 'Run tests',
          exitStatus: 1,
          isInfrastructure: true,
          url: 'https://ci.example/jobs/2',
        },
      ],
    },
    { build: second, pipelineName: 'CI', attempts, jobs: [] },
  ];
  renderCard(<BuildDrawer entityRef={LEDGER} />, api, { path });
  return api;
};

describe('BuildDrawer', () => {
  it('tells of each job, and why one failed', async () => {
    show();
    const list = await screen.findByRole('list', { name: 'Jobs' });
    const [lint, unit] = within(list).getAllByRole('listitem');
    expect(lint).toHaveTextContent(/^lintPassed2 min/);
    expect(unit).toHaveTextContent(
      'duration unknown · failed in Run tests · exit status 1 · the machine was lost',
    );
    expect(within(unit).getByRole('link')).toHaveAttribute(
      'href',
      'https://ci.example/jobs/2',
    );
    expect(within(lint).queryByRole('button')).toBeNull();
  });

  it('names the commit and the tests that failed, none of an attempt that passed', async () => {
    const api = show();
    api.tests = [testOf(), testOf({ id: '6', name: 'other' })];
    api.failedIn = { 901: ['5'], 902: ['6'] };
    const list = await screen.findByRole('list', {
      name: 'Tests that failed in build #77',
    });
    expect(list).toHaveTextContent(/^RefundTest › idempotentFlaky$/);
    expect(
      screen.getByRole('button', { name: 'Copy commit 9f31c02' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: /^2: / }));
    await screen.findByText(/^No job of this attempt was reported/);
    expect(screen.queryByRole('list', { name: /^Tests/ })).toBeNull();
  });

  it('goes to another attempt, and is closed, by the address', async () => {
    show();
    await userEvent.click(await screen.findByRole('radio', { name: /^2: / }));
    expect(
      await screen.findByText(/^No job of this attempt was reported/),
    ).toBeInTheDocument();
    expect(currentAddress()).toBe('/?open=902');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(currentAddress()).toBe('/');
  });

  it('says of an old attempt that its jobs are gone', async () => {
    const api = show();
    api.details[1] = { ...api.details[1], jobsKeptDays: 90 };
    await userEvent.click(await screen.findByRole('radio', { name: /^2: / }));
    expect(
      await screen.findByText(
        'Jobs are kept for 90 days; those of this attempt are gone.',
      ),
    ).toBeInTheDocument();
  });

  it('asks for a log only when somebody wants it, and shows it as text', async () => {
    const api = show();
    const asked = jest.spyOn(api, 'getLogExcerpt');
    const button = await screen.findByRole('button', { name: 'Log of unit' });
    expect(asked).not.toHaveBeenCalled();
    await userEvent.click(button);
    expect(
      await screen.findByText('Error: <img src=x> is not 2'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('120 lines around the failure, 2 secrets masked'),
    ).toBeInTheDocument();
  });

  it('says why there is no log', async () => {
    const api = show();
    api.failure = new Error('Logs of Any CI cannot be read');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Log of unit' }),
    );
    expect(
      await screen.findByText('No log: Logs of Any CI cannot be read'),
    ).toBeInTheDocument();
  });

  it('is not opened by what an address makes up', async () => {
    const api = show('/?open=../x');
    const asked = jest.spyOn(api, 'getBuild');
    await waitFor(() => expect(currentAddress()).toBe('/?open=../x'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });
});
