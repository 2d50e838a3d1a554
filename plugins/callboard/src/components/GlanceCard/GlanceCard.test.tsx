import { useState } from 'react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ServiceSignal,
  ServiceSignalBoundary,
  type ServiceSignalTone,
} from '@callboard/backstage-plugin-callboard-react';
import { GlanceCard, type Signal } from './GlanceCard';

/** A family's signal whose state the test sets; silent until it is set. */
function createSignal(title: string, first?: ServiceSignalTone) {
  let set: (tone?: ServiceSignalTone) => void = () => {};
  function Controlled() {
    const [tone, setTone] = useState(first);
    const [marks, setMarks] = useState(0);
    set = setTone;
    return tone ? (
      <ServiceSignal
        tone={tone}
        title={title}
        sentence={`${title} is ${tone}`}
        action={
          <button onClick={() => setMarks(marks + 1)}>
            {title} {marks}
          </button>
        }
      />
    ) : null;
  }
  const signal: Signal = { id: title, title, element: <Controlled /> };
  return { signal, set: (tone: ServiceSignalTone) => act(() => set(tone)) };
}

const titles = () =>
  within(screen.getByRole('list', { name: 'Signals, worst first' }))
    .getAllByRole('heading')
    .map(heading => heading.textContent);

const show = async (...signals: Signal[]) => {
  renderInTestApp(<GlanceCard signals={signals} installed />);
  await screen.findByRole('heading', { name: 'Service at a glance' });
};

describe('GlanceCard', () => {
  afterEach(() => jest.restoreAllMocks());

  it('puts the worst on top and says so first', async () => {
    await show(
      createSignal('Owner', 'good').signal,
      createSignal('Builds', 'warn').signal,
      createSignal('On call', 'critical').signal,
    );
    expect(
      await screen.findByText('2 of 3 need you. Worst: On call is critical.'),
    ).toBeInTheDocument();
    expect(titles()).toEqual(['On call', 'Builds', 'Owner']);
  });

  it('is calm when all is fine', async () => {
    await show(
      createSignal('Owner', 'good').signal,
      createSignal('Builds', 'neutral').signal,
    );
    expect(
      await screen.findByText('All 2 signals are fine.'),
    ).toBeInTheDocument();
    expect(document.querySelector('[data-chip]')).toBeNull();
  });

  it.each<[ServiceSignalTone[], string]>([
    [['good'], 'Nothing here needs you.'],
    [['bad'], 'Needs you: A is bad.'],
    [['bad', 'good'], '1 of 2 needs you: A is bad.'],
    [['unknown', 'good'], '1 of 2 is unknown.'],
    [['warn', 'unknown'], '1 of 2 needs you: A is warn. 1 of 2 is unknown.'],
  ])('%j: %s', async (tones, answer) => {
    await show(...tones.map((tone, at) => createSignal('AB'[at], tone).signal));
    expect(await screen.findByText(answer)).toBeInTheDocument();
  });

  it('keeps the place of a silent signal, and never calls it fine', async () => {
    jest.useFakeTimers();
    try {
      const silent = createSignal('Builds');
      await show(silent.signal, createSignal('Owner', 'good').signal);
      const row = screen.getByText('Builds').closest('li');
      expect(row).toHaveAttribute('aria-busy', 'true');
      expect(screen.getByText('Reading 2 signals')).toBeInTheDocument();

      act(() => jest.advanceTimersByTime(3_000));
      expect(screen.getByText('1 of 2 is still loading.')).toBeInTheDocument();
      act(() => jest.advanceTimersByTime(5_000));
      expect(
        within(row!).getByText('Still loading: 10 s is unusual.'),
      ).toBeInTheDocument();

      silent.set('good');
      expect(screen.getByText('All 2 signals are fine.')).toBeInTheDocument();
      expect(row).toHaveAttribute('aria-busy', 'false');
    } finally {
      jest.useRealTimers();
    }
  });

  it('reorders without a remount', async () => {
    const builds = createSignal('Builds', 'good');
    await show(createSignal('Owner', 'warn').signal, builds.signal);
    const row = (await screen.findByText('Builds')).closest('li');
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Builds 0' }));
    await user.tab();
    await user.unhover(screen.getByRole('button', { name: 'Builds 1' }));
    act(() => (document.activeElement as HTMLElement).blur());
    expect(titles()).toEqual(['Owner', 'Builds']);

    builds.set('bad');
    await waitFor(() => expect(titles()).toEqual(['Builds', 'Owner']));
    expect(screen.getByText('Builds').closest('li')).toBe(row);
    expect(screen.getByRole('button', { name: 'Builds 1' })).toBeEnabled();
  });

  it('moves nothing under the pointer or the focus', async () => {
    const builds = createSignal('Builds', 'good');
    await show(createSignal('Owner', 'warn').signal, builds.signal);
    const user = userEvent.setup();
    await user.hover(await screen.findByText('Owner is warn'));
    builds.set('bad');
    expect(
      await screen.findByText('2 of 2 need you. Worst: Builds is bad.'),
    ).toBeInTheDocument();
    expect(titles()).toEqual(['Owner', 'Builds']);

    await user.tab();
    expect(screen.getByRole('button', { name: 'Owner 0' })).toHaveFocus();
    await user.unhover(screen.getByRole('list'));
    expect(titles()).toEqual(['Owner', 'Builds']);
    expect(screen.getByRole('button', { name: 'Owner 0' })).toHaveFocus();

    act(() => (document.activeElement as HTMLElement).blur());
    expect(titles()).toEqual(['Builds', 'Owner']);
  });

  it('lets a signal that throws fail alone', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    const Broken = () => {
      throw new Error('broken');
    };
    await show(createSignal('Owner', 'good').signal, {
      id: 'builds',
      title: 'Builds',
      element: (
        <ServiceSignalBoundary title="Builds">
          <Broken />
        </ServiceSignalBoundary>
      ),
    });
    expect(
      await screen.findByText('unknown: Builds failed to load'),
    ).toBeInTheDocument();
    expect(screen.getByText('Owner is good')).toBeInTheDocument();
    expect(screen.getByText('1 of 2 is unknown.')).toBeInTheDocument();
  });

  it('says what to install when there is no signal', async () => {
    renderInTestApp(<GlanceCard signals={[]} installed={false} />);
    expect(
      await screen.findByText('No signal is installed yet.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/add @callboard\/backstage-plugin-ownership$/),
    ).toBeInTheDocument();
  });

  it('says when no installed signal applies', async () => {
    await show();
    expect(
      screen.getByText('No installed signal applies to this entity.'),
    ).toBeInTheDocument();
  });
});
