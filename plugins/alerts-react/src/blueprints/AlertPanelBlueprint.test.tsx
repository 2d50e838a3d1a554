import { screen } from '@testing-library/react';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { AlertPanelFrame } from '../components/AlertPanelFrame/AlertPanelFrame';
import type { AlertPanel, PanelAlert } from '../types';
import {
  AlertPanelBlueprint,
  type AlertPanelParams,
} from './AlertPanelBlueprint';

const alert: PanelAlert = {
  id: 'a1',
  title: 'LedgerLagHigh',
  summary: '',
  severity: 'critical',
  state: 'firing',
  labels: { cluster: 'eu-1' },
  annotations: {},
  startedAt: '2026-11-28T03:06:00.000Z',
};

const make = (params: Partial<AlertPanelParams>) =>
  AlertPanelBlueprint.make({
    name: 'test',
    params: {
      title: 'What to do',
      place: 'first',
      loader: async () => props =>
        (
          <AlertPanelFrame title="Cluster" aside="sure">
            {props.alert.labels.cluster}
          </AlertPanelFrame>
        ),
      ...params,
    },
  });

/** Draws a panel as the page does. */
const draw = (params: Partial<AlertPanelParams>) => {
  const { place, Component } = createExtensionTester(make(params)).get(
    AlertPanelBlueprint.dataRefs.panel,
  );
  renderInTestApp(
    <>
      <p>{`place: ${place}`}</p>
      <Component alert={alert} />
    </>,
  );
};

describe('AlertPanelBlueprint', () => {
  it('gives the page a panel that knows the alert', async () => {
    draw({});
    const panel = await screen.findByRole('region', { name: 'Cluster' });
    expect(panel).toHaveTextContent('eu-1');
    expect(panel).toHaveTextContent('sure');
    expect(screen.getByText('place: first')).toBeInTheDocument();
  });

  it('holds the place of one that loads', async () => {
    draw({ loader: () => new Promise(() => {}) });
    expect(
      await screen.findByRole('region', { name: 'What to do' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['does not download', async () => Promise.reject(new Error('offline'))],
    [
      'throws',
      async () => () => {
        throw new Error('broken');
      },
    ],
  ])('says so in place of one that %s', async (_, loader) => {
    draw({ loader });
    expect(
      await screen.findByText(
        'What to do did not load. The alert itself is complete.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('place: first')).toBeInTheDocument();
  });

  it('checks its parameters when compiled', () => {
    // @ts-expect-error there is no such place
    make({ place: 'last' });
    // @ts-expect-error the loader gives a component, not an element
    make({ loader: async () => <p /> });
    const panel: AlertPanel = createExtensionTester(make({})).get(
      AlertPanelBlueprint.dataRefs.panel,
    );
    expect(panel.place).toBe('first');
  });
});
