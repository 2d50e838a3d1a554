import { useState } from 'react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ServiceSignalBoundary } from '../ServiceSignalBoundary/ServiceSignalBoundary';
import { ServiceSignalSlotProvider } from '../ServiceSignalSlot/ServiceSignalSlot';
import { ServiceSignal, type ServiceSignalProps } from './ServiceSignal';

const steps: ServiceSignalProps[] = [
  { tone: 'bad', title: 'Owner', sentence: 'No owner' },
  { tone: 'bad', title: 'Owner', sentence: 'No owner', detail: 'none named' },
  { tone: 'good', title: 'Owner', sentence: 'Ledger' },
];

/** A signal that goes through its steps, and leaves after the last. */
function Steps() {
  const [step, setStep] = useState(0);
  return (
    <>
      <button onClick={() => setStep(step + 1)}>next</button>
      {steps[step] && <ServiceSignal {...steps[step]} />}
    </>
  );
}

describe('ServiceSignal', () => {
  it('shows title, state, reason and next step', async () => {
    renderInTestApp(
      <ServiceSignal
        tone="bad"
        title="Owner"
        sentence="No owner"
        detail="checkout names none"
        action={<button>Copy fix</button>}
      />,
    );
    expect(
      await screen.findByRole('heading', { name: 'Owner' }),
    ).toBeInTheDocument();
    expect(screen.getByText('No owner')).toBeInTheDocument();
    expect(screen.getByText('checkout names none')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy fix' })).toBeEnabled();
  });

  it('tells its card how it stands, each change once, and when it leaves', async () => {
    const report = jest.fn();
    renderInTestApp(
      <ServiceSignalSlotProvider report={report}>
        <Steps />
      </ServiceSignalSlotProvider>,
    );
    const next = await screen.findByRole('button', { name: 'next' });
    expect(report.mock.calls).toEqual([
      [{ tone: 'bad', sentence: 'No owner' }],
    ]);

    report.mockClear();
    await userEvent.click(next);
    expect(screen.getByText('none named')).toBeInTheDocument();
    await userEvent.click(next);
    expect(report.mock.calls).toEqual([[{ tone: 'good', sentence: 'Ledger' }]]);

    report.mockClear();
    await userEvent.click(next);
    expect(report.mock.calls).toEqual([[undefined]]);
  });
});

describe('ServiceSignalBoundary', () => {
  afterEach(() => jest.restoreAllMocks());

  it('turns a signal that throws into an unknown one', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    const report = jest.fn();
    const Broken = () => {
      throw new Error('broken');
    };
    renderInTestApp(
      <ServiceSignalSlotProvider report={report}>
        <ServiceSignalBoundary title="Builds">
          <Broken />
        </ServiceSignalBoundary>
      </ServiceSignalSlotProvider>,
    );
    expect(
      await screen.findByText('unknown: Builds failed to load'),
    ).toBeInTheDocument();
    expect(report).toHaveBeenLastCalledWith({
      tone: 'unknown',
      sentence: 'unknown: Builds failed to load',
    });
  });
});
