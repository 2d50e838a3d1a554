import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  successRate,
  type BuildWeek,
} from '@callboard/backstage-plugin-build-health-common';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { LEDGER } from '../../__testUtils__/builds';
import { FakeBuildHealthApi } from '../../__testUtils__/FakeBuildHealthApi';
import { currentAddress, renderCard } from '../../__testUtils__/renderCard';
import { WeekCharts } from './WeekCharts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Weeks up to that of 23 Nov 2026, each with thirty builds that took longer and longer; some of which nothing is known. */
const weeksOf = (count: number, unknown: number[] = []): BuildWeek[] =>
  Array.from({ length: count }, (_, i) => {
    const monday = Date.UTC(2026, 10, 23) - (count - 1 - i) * 7 * DAY;
    const week = {
      week: `w${i}`,
      from: new Date(monday).toISOString().slice(0, 10),
    };
    if (unknown.includes(i)) return week;
    const p50 = (4 + i) * MINUTE;
    return {
      ...week,
      ...(i === count - 1 && { isCurrent: true as const }),
      successRate: successRate({ n: 30, successes: 27 }),
      leftOut: { cancelled: 2 },
      duration: { n: 27, p50, p95: 2 * p50, max: 3 * p50 },
      queue: { n: 4, p50: 20_000, max: 65_000 },
      redMs: i === 0 ? 0 : 90 * MINUTE,
    };
  });

function show(weeks: BuildWeek[], path?: string) {
  const api = new FakeBuildHealthApi();
  api.weeks = {
    pipelines: [
      { id: '1', name: 'CI' },
      { id: '2', name: 'Nightly' },
    ],
    weeks,
  };
  const { container } = renderCard(<WeekCharts />, api, { path });
  return { api, container };
}

const DURATION = 'Duration of builds that passed';
const figureOf = (name: RegExp) => screen.findByRole('figure', { name });

describe('weeks of a service', () => {
  afterEach(beWide);

  it('are a chart whose title says what it shows, and whose points are told by keys', async () => {
    show(weeksOf(13, [1]));
    const figure = await figureOf(
      /^Duration of builds that passed: p95 rose from 8 min to 32 min since the week of 31 Aug$/,
    );
    const slider = within(figure).getByRole('slider', { name: DURATION });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      'Week of 23 Nov, not over: p50 16 min, p95 32 min (n 27)',
    );
    slider.focus();
    await userEvent.keyboard('{Home}{ArrowRight}');
    expect(slider).toHaveAttribute('aria-valuenow', '2');
    expect(slider).toHaveAttribute('aria-valuetext', 'Week of 7 Sep: unknown');
    expect(
      await figureOf(/^Builds .*: 90% \(n 360, 86 to 93%\)$/),
    ).toBeInTheDocument();
  });

  it('part their lines where nothing is known, and draw nothing through zero', async () => {
    const { container } = show(weeksOf(13, [5, 6]));
    await figureOf(/^Duration/);
    await waitFor(() =>
      expect(container.querySelector('.recharts-line-curve')).not.toBeNull(),
    );
    // Two pieces, and a dot of p50 and of p95 for each week that is known.
    const line = container.querySelector('.recharts-line-curve')!;
    expect(line.getAttribute('d')!.match(/M/g)).toHaveLength(2);
    const chart = line.closest('svg')!;
    expect(chart.querySelectorAll('.recharts-line-dot')).toHaveLength(22);
    // The axis has units.
    expect(chart).toHaveTextContent(/10 min/);
  });

  it('are a table instead, by a button whose choice stands in the address', async () => {
    show(weeksOf(13, [12]));
    const button = await screen.findByRole('button', {
      name: `Show as table: ${DURATION}`,
    });
    await userEvent.click(button);
    const figure = within(await figureOf(/^Duration/));
    const [newest, before] = figure
      .getAllByRole('rowheader')
      .map(head => head.closest<HTMLElement>('[role=row]')!);
    expect(newest).toHaveTextContent(/^Week of 23 Nov(unknown){4}$/);
    expect(before).toHaveTextContent('Week of 16 Nov15 min30 min45 min27');
    expect(figure.queryByRole('slider')).toBeNull();
    expect(currentAddress()).toBe('/?table=duration');
    await userEvent.click(
      screen.getByRole('button', { name: `Show as chart: ${DURATION}` }),
    );
    expect(figure.getByRole('slider')).toBeInTheDocument();
  });

  it('are a table where few of them are known, with what was left out and how long main was red', async () => {
    show(weeksOf(6));
    const figure = within(await figureOf(/^Builds that passed/));
    expect(figure.getAllByRole('row')[1]).toHaveTextContent(
      /90% \(n 30, 74 to 97%\)2 cancelled1 h 30 min$/,
    );
    expect(figure.getAllByRole('row').at(-1)).toHaveTextContent(/never$/);
    expect(screen.queryByRole('button', { name: /^Show as/ })).toBeNull();
  });

  it('are downloaded as numbers, with nothing where nothing is known', async () => {
    const files: Blob[] = [];
    URL.createObjectURL = jest.fn(file => {
      files.push(file as Blob);
      return 'blob:weeks';
    });
    URL.revokeObjectURL = jest.fn();
    const clicked = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        expect(this.download).toBe('ledger success by week.csv');
      });
    show(weeksOf(3, [1]));
    await userEvent.click(
      await screen.findByRole('button', {
        name: /^Download CSV: Builds that passed/,
      }),
    );
    expect(clicked).toHaveBeenCalledTimes(1);
    clicked.mockRestore();
    expect((await files[0].text()).split('\r\n').slice(1)).toEqual([
      '2026-11-23,30,27,0.9,0.7438,0.9654,2 cancelled,5400',
      '2026-11-16,,,,,,,',
      '2026-11-09,30,27,0.9,0.7438,0.9654,2 cancelled,0',
      '',
    ]);
  });

  it('are of the time and the pipeline of the address', async () => {
    const { api } = show(weeksOf(13), '/?weeks=26&pipeline=2');
    await figureOf(/^Duration/);
    expect(api.weeksAsked).toEqual([
      { entityRef: LEDGER, weeks: 26, pipelineId: '2' },
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: /Pipeline that is shown/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'all pipelines together' }),
    );
    await waitFor(() => expect(currentAddress()).toBe('/?weeks=26'));
  });

  it('are a list on a phone, once asked for as a table', async () => {
    beNarrow();
    show(weeksOf(13), '/?table=queue');
    const list = await screen.findByRole('list', { name: 'Time in the queue' });
    expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent(
      'Week of 23 Nov, not over: p50 20 s, longest 1 min 5 s (n 4)',
    );
  });

  it('say that nothing is known', async () => {
    const { api } = show(weeksOf(13, [...Array(13).keys()]));
    expect(
      await screen.findByText(
        'No build of the main branch ended in these weeks',
      ),
    ).toBeInTheDocument();
    expect(api.weeksAsked).toHaveLength(1);
  });

  it('say that they did not load', async () => {
    const broken = new FakeBuildHealthApi();
    broken.failure = new Error('out of order');
    renderCard(<WeekCharts />, broken);
    expect(
      await screen.findByText('The weeks did not load.'),
    ).toBeInTheDocument();
  });
});
