import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CheckDetail } from '@callboard/backstage-plugin-scorecards-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { FakeRollupsApi } from '../../__testUtils__/FakeRollupsApi';
import { refusal } from '../../__testUtils__/FakeScorecardsApi';
import { catchFiles } from '../../__testUtils__/files';
import { pageAddress, renderPage } from '../../__testUtils__/renderPage';
import {
  FX_RATES,
  LEVEL2,
  PAYMENTS,
  TREASURY,
} from '../../__testUtils__/sample';

const PATH = `/scorecards/checks/${LEVEL2}`;

async function show(change: Partial<CheckDetail> = {}, path = PATH) {
  const api = new FakeRollupsApi();
  api.check = { ...(await api.getCheck(LEVEL2)), ...change };
  renderPage(path, api);
  return api;
}

const teamRow = async (name: RegExp) =>
  (await screen.findByRole('rowheader', { name })).closest<HTMLElement>(
    '[role=row]',
  )!;

describe('the page of a check', () => {
  afterEach(beWide);

  it('answers in a sentence, with all states in numbers', async () => {
    await show();
    expect(
      await screen.findByText('3 of 6 services do not pass, in 2 teams.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'States of On-call level 2 is set' }),
    ).toHaveTextContent('3 fail3 pass');
  });

  it('names who does not pass by team, since when, and why by a press', async () => {
    await show();
    const row = await teamRow(/treasury/);
    expect(row).toHaveTextContent(/2 of 3.*fx-rates.*Fails since/);
    await userEvent.click(
      within(row).getByRole('button', { name: /^fx-rates: why/ }),
    );
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    expect(pageAddress()).toBe(`${PATH}?open=${LEVEL2}@${FX_RATES}`);
  });

  it('names some of many services, and leads to the others', async () => {
    const services = Array.from({ length: 8 }, (_, index) => ({
      ref: `component:default/s${index}`,
      state: 'fail' as const,
      since: '2026-11-03T10:00:00Z',
    }));
    const counts = { fail: 40, pass: 2 };
    await show({
      counts,
      missed: 40,
      teams: [{ team: TREASURY, counts, missed: 40, services }],
    });
    const row = within(await teamRow(/treasury/));
    expect(row.getAllByRole('listitem')).toHaveLength(6);
    expect(
      row.getByRole('link', { name: '35 more of treasury: open the matrix' }),
    ).toHaveAttribute(
      'href',
      `/scorecards/matrix?scorecard=production-readiness&team=${encodeURIComponent(
        TREASURY,
      )}`,
    );
    expect(screen.getByText(/^32 services are named in no row/)).toBeVisible();
  });

  it('copies the list of teams for a chat', async () => {
    const written: string[] = [];
    await show();
    await teamRow(/treasury/);
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockImplementation(async text => {
        written.push(text);
      });
    await user.click(screen.getByRole('button', { name: /^Copy team list/ }));
    await user.click(
      screen.getByRole('button', { name: /^Copy services of payments/ }),
    );
    expect(written).toEqual([
      'treasury: 2 of 3\npayments: 1 of 3',
      'component:default/ledger',
    ]);
  });

  it('hands services over as CSV', async () => {
    const files = catchFiles();
    await show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download CSV' }),
    );
    files.end();
    const lines = await files.lines();
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(new RegExp(`^${TREASURY},${FX_RATES},fail,20`));
  });

  it('shows how it went as a chart whose days are told by keys, and as a table', async () => {
    const days = Array.from({ length: 90 }, (_, day) =>
      day < 60 ? null : { fail: day - 58, pass: 100 },
    );
    await show({ days });
    const figure = within(
      await screen.findByRole('figure', {
        name: /^Services that do not pass rose from 2 to 31 since/,
      }),
    );
    const slider = figure.getByRole('slider', { name: 'Day by day' });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/: 31 fail, 100 pass$/),
    );
    slider.focus();
    await userEvent.keyboard('{Home}');
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/: unknown: not judged$/),
    );
    await userEvent.click(
      figure.getByRole('button', { name: 'Show as table' }),
    );
    const rows = figure.getAllByRole('row');
    expect(rows).toHaveLength(91);
    expect(rows[1]).toHaveTextContent(/31100$/);
    expect(pageAddress()).toBe(`${PATH}?table=days`);
    expect(figure.queryByRole('slider')).toBeNull();
  });

  it('draws bad and unknown with patterns, and parts bands where nothing is known', async () => {
    const days = Array.from({ length: 90 }, (_, day) =>
      day > 40 && day < 50 ? null : { fail: 2, unknown: 1, pass: 9 },
    );
    await show({ days });
    const figure = await screen.findByRole('figure', { name: /: 3, as on / });
    await waitFor(() =>
      expect(figure.querySelectorAll('.recharts-area')).toHaveLength(3),
    );
    const bands = [...figure.querySelectorAll('.recharts-area-area')];
    const pieces = (path: Element) =>
      path.getAttribute('d')!.match(/M/g)!.length;
    expect(bands).toHaveLength(3);
    expect(bands.map(pieces)).toEqual([2, 2, 2]);
    const [bad, unknown, good] = figure.querySelectorAll('pattern');
    expect(bad.querySelectorAll('rect')).toHaveLength(2);
    expect(unknown.querySelectorAll('circle')).toHaveLength(1);
    expect(good.querySelectorAll('*')).toHaveLength(1);
    // Names stand where the bands end.
    expect(figure.querySelector('svg')).toHaveTextContent(/fail.*pass/);
  });

  it('does not tell frozen results as a fall', async () => {
    await show({
      counts: { stale: 6 },
      days: [...Array(89).fill({ fail: 4, pass: 2 }), { stale: 6 }],
    });
    expect(
      await screen.findByRole('figure', {
        name: /^Services that do not pass: 4, as on .*; 6 are frozen/,
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^6 results are frozen as they were/),
    ).toBeInTheDocument();
  });

  it('says what it asks, why, and who keeps it', async () => {
    await show({ counts: { fail: 3, pass: 3, exempt: 12 } });
    const facts = (await screen.findByText('Wanted')).closest('dl')!;
    expect(facts).toHaveTextContent(
      /rotation size of level 2 is at least 2 people.*Gold in Production readiness.*version 6.*about 1 h a service, 3 h for all/,
    );
    expect(
      within(facts).getByRole('link', { name: /^A person who cannot/ }),
    ).toHaveAttribute('href', '/scorecards/standards/on-call#second');
    expect(
      within(facts).getByRole('link', { name: '12 services' }),
    ).toHaveAttribute('href', '/scorecards/exemptions');
  });

  it('says from when on it counts, and that it does not yet', async () => {
    await show({ countsFrom: '2199-01-31' });
    expect(
      await screen.findByText(
        'It does not count yet: from 31 Jan 2199 on, services need it for Gold.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Counts from').nextElementSibling,
    ).toHaveTextContent('31 Jan 2199, and not yet');
  });

  it('says since when it counts, and no more of that', async () => {
    await show({ countsFrom: '2020-01-31' });
    expect(
      (await screen.findByText('Counts from')).nextElementSibling,
    ).toHaveTextContent(/^31 Jan 2020$/);
    expect(screen.queryByText(/does not count yet/)).toBeNull();
  });

  it('is calm where all pass, and says so of warnings', async () => {
    await show({ counts: { pass: 137, warn: 3 }, missed: 0, teams: [] });
    expect(
      await screen.findByText('All 140 services pass.'),
    ).toBeInTheDocument();
    expect(screen.getByText('3 of them with a warning.')).toBeVisible();
    expect(screen.queryByText('Who does not pass')).toBeNull();
  });

  it('tells asked of nobody from all pass', async () => {
    await show({
      counts: { 'not-applicable': 9, exempt: 1 },
      missed: 0,
      teams: [],
    });
    expect(await screen.findByText('Asked of no service')).toBeInTheDocument();
  });

  it('puts a broken check on who keeps it', async () => {
    await show({ counts: { error: 6 }, missed: 0 });
    expect(
      await screen.findByText(
        'The check is broken, not the services: 6 results count as they were. platform keeps it.',
      ),
    ).toBeInTheDocument();
  });

  it('is a list on a phone', async () => {
    beNarrow();
    await show();
    const list = await screen.findByRole('list', { name: 'Who does not pass' });
    expect(list).toHaveTextContent(/treasury2 of 3.*payments1 of 3/);
  });

  it('says that there is none, or that it is hidden', async () => {
    const api = new FakeRollupsApi();
    api.failure = refusal(404);
    renderPage(PATH, api);
    expect(
      await screen.findByText(/^You cannot see this check/),
    ).toBeInTheDocument();
  });

  it('names services without an owner as such', async () => {
    const counts = { fail: 2 };
    await show({ teams: [{ counts, missed: 2, services: [] }] });
    const row = await teamRow(/no owner/);
    expect(within(row).queryByRole('link')).toBeNull();
    expect(screen.queryByRole('rowheader', { name: PAYMENTS })).toBeNull();
  });
});
