import { Navigate, Route, Routes } from 'react-router-dom';
import { Container } from '@backstage/ui';
import { KitRoot } from '@internal/frontend-kit';
import type { AlertPanel } from '@callboard/backstage-plugin-alerts-react';
import { PathsProvider } from '../../hooks/useAlertPaths';
import { usePagePath } from '../../hooks/usePagePath';
import { PAGE_TABS, type PageTab } from '../../lib/pagePaths';
import { AlertPage, PanelsProvider } from '../AlertPage';
import { DeliveriesTab } from '../DeliveriesTab';
import { HandoffPage } from '../HandoffPage';
import { HealthBand } from '../HealthBand';
import { KeysTab } from '../KeysTab';
import { OpenTab } from '../OpenTab';
import { PoliciesTab } from '../PoliciesTab';
import { RulesTab } from '../RulesTab';
import { SilencesTab } from '../SilencesTab';
import { UnroutedTab } from '../UnroutedTab';
import { PageHeader } from './PageHeader';
import styles from './AlertsPage.module.css';

const contents: Record<PageTab, () => JSX.Element> = {
  open: OpenTab,
  unrouted: UnroutedTab,
  silences: SilencesTab,
  policies: PoliciesTab,
  keys: KeysTab,
  rules: RulesTab,
  deliveries: DeliveriesTab,
};

const NO_PANELS: readonly AlertPanel[] = [];

/** What fires, what belongs nowhere, who may send alerts, and each alert. */
export function AlertsPage(props: { panels?: readonly AlertPanel[] }) {
  const { panels = NO_PANELS } = props;
  const path = usePagePath();
  return (
    <KitRoot>
      <PathsProvider value={path}>
        <PanelsProvider value={panels}>
          <Routes>
            {PAGE_TABS.map(tab => {
              const Content = contents[tab];
              return (
                <Route
                  key={tab}
                  path={tab === 'open' ? '/' : tab}
                  element={
                    <>
                      <PageHeader tab={tab} />
                      <Container className={styles.content}>
                        <HealthBand />
                        <Content />
                      </Container>
                    </>
                  }
                />
              );
            })}
            <Route path="handoff/:shift" element={<HandoffPage />} />
            <Route path=":id" element={<AlertPage />} />
            <Route
              path="*"
              element={<Navigate to={path.tab('open')} replace />}
            />
          </Routes>
        </PanelsProvider>
      </PathsProvider>
    </KitRoot>
  );
}
