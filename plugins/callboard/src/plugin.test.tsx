import { createContext, PropsWithChildren, useContext } from 'react';
import { screen } from '@testing-library/react';
import {
  createFrontendPlugin,
  PluginWrapperBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import {
  ServiceSignal,
  ServiceSignalBlueprint,
} from '@callboard/backstage-plugin-callboard-react';
import { callboardPlugin } from './plugin';

const entity = (kind: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { namespace: 'default', name: 'checkout' },
});

const Provided = createContext('nothing');

function Builds() {
  return (
    <ServiceSignal
      tone="bad"
      title="Builds"
      sentence={`Read with ${useContext(Provided)}`}
    />
  );
}

const builds = createFrontendPlugin({
  pluginId: 'builds',
  extensions: [
    PluginWrapperBlueprint.make({
      params: defineParams =>
        defineParams({
          loader: async () => ({
            component: ({ children }: PropsWithChildren) => (
              <Provided.Provider value="the client of builds">
                {children}
              </Provided.Provider>
            ),
          }),
        }),
    }),
    ServiceSignalBlueprint.make({
      params: {
        title: 'Builds',
        filter: { kind: 'component' },
        loader: async () => <Builds />,
      },
    }),
  ],
});

const alerts = createFrontendPlugin({
  pluginId: 'alerts',
  extensions: [
    ServiceSignalBlueprint.make({
      params: {
        title: 'Alerts',
        loader: async () => {
          throw new Error('the chunk is gone');
        },
      },
    }),
  ],
});

const open = (kind: string) =>
  renderTestApp({
    features: [callboardPlugin, builds, alerts],
    extensions: [createTestEntityPage({ entity: entity(kind) })],
  });

describe('callboardPlugin', () => {
  beforeEach(() => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => jest.restoreAllMocks());

  it('gathers the signals of other plugins, each in its own wrapper', async () => {
    open('Component');
    expect(
      await screen.findByText('Read with the client of builds'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        '1 of 2 needs you: Read with the client of builds. 1 of 2 is unknown.',
      ),
    ).toBeInTheDocument();
  });

  it('shows the row of a signal whose code did not arrive', async () => {
    open('Component');
    expect(
      await screen.findByText('unknown: Alerts failed to load'),
    ).toBeInTheDocument();
  });

  it('leaves out signals that do not apply', async () => {
    open('API');
    expect(
      await screen.findByText('unknown: Alerts failed to load'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Builds')).not.toBeInTheDocument();
  });
});
