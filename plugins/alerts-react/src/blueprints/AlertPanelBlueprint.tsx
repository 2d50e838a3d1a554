import { lazy, Suspense, type JSX } from 'react';
import {
  createExtensionBlueprint,
  createExtensionDataRef,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import { SkeletonLines } from '@internal/frontend-kit';
import { AlertPanelBoundary } from '../components/AlertPanelBoundary/AlertPanelBoundary';
import { AlertPanelFrame } from '../components/AlertPanelFrame/AlertPanelFrame';
import type { AlertPanel, AlertPanelPlace, AlertPanelProps } from '../types';

/**
 * Parameters of {@link AlertPanelBlueprint}.
 *
 * @public
 */
export interface AlertPanelParams {
  /** What it answers, two or three words: "What to do". Shown until its code is there, and when it fails. */
  title: string;
  place: AlertPanelPlace;
  /** Loads the component that draws it, in an `AlertPanelFrame`. It runs in the wrappers of its own plugin. */
  loader: () => Promise<(props: AlertPanelProps) => JSX.Element | null>;
}

const panelDataRef = createExtensionDataRef<AlertPanel>().with({
  id: 'alerts.panel',
});

/**
 * Adds a panel to the page of an alert. It loads after the alert itself; one that fails takes nothing with it.
 *
 * @public
 */
export const AlertPanelBlueprint = createExtensionBlueprint({
  kind: 'alert-panel',
  attachTo: { id: 'page:alerts', input: 'panels' },
  output: [panelDataRef],
  dataRefs: { panel: panelDataRef },
  *factory({ title, place, loader }: AlertPanelParams, { node }) {
    const Panel = lazy(async () => ({ default: await loader() }));
    yield panelDataRef({
      place,
      Component: ({ alert }) => (
        <ExtensionBoundary node={node}>
          <AlertPanelBoundary title={title}>
            <Suspense
              fallback={
                <AlertPanelFrame title={title}>
                  <SkeletonLines lines={2} />
                </AlertPanelFrame>
              }
            >
              <Panel alert={alert} />
            </Suspense>
          </AlertPanelBoundary>
        </ExtensionBoundary>
      ),
    });
  },
});
