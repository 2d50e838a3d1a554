import {
  createExtensionBlueprint,
  createExtensionDataRef,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import { PanelBoundary } from './PanelBoundary';
import type {
  AlertPanel,
  AlertPanelProps,
  FramedPanelProps,
  PanelPlace,
} from './types';

/** Parameters of {@link AlertPanelBlueprint}. */
export interface AlertPanelParams {
  /** What it answers, two or three words: "What to do". Shown while it loads and when it fails. */
  title: string;
  /** `first`: before everything that is told of the alert's past, for what to do now. `after-history`: for what may be the cause. */
  place: PanelPlace;
  /** Loads the component that draws it. It runs in its own plugin's wrappers, and after the alert itself is on screen. */
  loader: () => Promise<(props: AlertPanelProps) => JSX.Element>;
}

const panelDataRef = createExtensionDataRef<AlertPanel>().with({
  id: 'alerts.panel',
});

/*
 * This folder knows nothing of the rest of the plugin: it becomes a package `alerts-react` as it is, from which other families make
 * their panels. Until then nothing outside of this package can.
 */
/** Adds a panel to the page of an alert. */
export const AlertPanelBlueprint = createExtensionBlueprint({
  kind: 'alert-panel',
  attachTo: { id: 'page:alerts', input: 'panels' },
  output: [panelDataRef],
  dataRefs: { panel: panelDataRef },
  *factory({ title, place, loader }: AlertPanelParams, { node }) {
    yield panelDataRef({
      title,
      place,
      Component: ExtensionBoundary.lazyComponent(node, () => framed(loader)),
    });
  },
});

/** A boundary of our own: the platform's would put a whole error page into the panel. */
async function framed(
  loader: AlertPanelParams['loader'],
): Promise<(props: FramedPanelProps) => JSX.Element> {
  const Panel = await loader().catch(error => () => {
    throw error;
  });
  return ({ failed, alert }) => (
    <PanelBoundary failed={failed}>
      <Panel alert={alert} />
    </PanelBoundary>
  );
}
