import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/test-utils';
import { ServiceSignal } from '@callboard/backstage-plugin-callboard-react';
import { EntityGlanceCard } from './legacy';

describe('EntityGlanceCard', () => {
  it('takes its signals as children', async () => {
    await renderInTestApp(
      <EntityGlanceCard>
        <ServiceSignal tone="good" title="Owner" sentence="Ledger" />
        <ServiceSignal tone="bad" title="Builds" sentence="Main is red" />
      </EntityGlanceCard>,
    );
    expect(
      await screen.findByText('1 of 2 needs you: Main is red.'),
    ).toBeInTheDocument();
    const titles = screen
      .getAllByRole('heading', { level: 4 })
      .map(heading => heading.textContent);
    expect(titles).toEqual(['Builds', 'Owner']);
  });

  it('says what to install when it has no children', async () => {
    await renderInTestApp(<EntityGlanceCard />);
    expect(
      await screen.findByText('No signal is installed yet.'),
    ).toBeInTheDocument();
  });
});
