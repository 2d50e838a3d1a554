import { lazy, Suspense, type ComponentType } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { Container } from '@backstage/ui';
import { KitRoot, SkeletonLines } from '@internal/frontend-kit';
import { usePagePath } from '../../hooks/usePagePath';
import { PAGE_TABS, type PageTab } from '../../lib/pagePaths';
import { PageHeader } from './PageHeader';
import styles from './ScorecardsPage.module.css';

/** Who reads the overview does not load the editor. */
const later = <Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
) => lazy(async () => ({ default: (await load())[name] }));

const tabs: Record<PageTab, ComponentType> = {
  overview: later(() => import('../OverviewTab'), 'OverviewTab'),
  steps: later(() => import('../StepsTab'), 'StepsTab'),
  matrix: later(() => import('../MatrixTab'), 'MatrixTab'),
  campaigns: later(() => import('../CampaignsTab'), 'CampaignsTab'),
  standards: later(() => import('../StandardsTab'), 'StandardsTab'),
  exemptions: later(() => import('../ExemptionsTab'), 'ExemptionsTab'),
  documents: later(() => import('../DocumentsTab'), 'DocumentsTab'),
  collectors: later(() => import('../CollectorsTab'), 'CollectorsTab'),
};

/** Pages below, by path. Each draws its own header. */
const pages: Record<string, ComponentType> = {
  'checks/:scorecard/:check': later(() => import('../CheckPage'), 'CheckPage'),
  'standards/:id': later(() => import('../StandardPage'), 'StandardPage'),
  'campaigns/:id': later(() => import('../CampaignPage'), 'CampaignPage'),
  'edit/:kind/:id': later(() => import('../EditorPage'), 'EditorPage'),
  lights: later(() => import('../TeamLightsPage'), 'TeamLightsPage'),
  explain: later(() => import('../ExplanationPage'), 'ExplanationPage'),
};

const lines = <SkeletonLines lines={12} lineHeight={32} />;

/** Scorecards of all services that the reader sees, what teams can do next, and what is written. */
export function ScorecardsPage() {
  const path = usePagePath();
  return (
    <KitRoot>
      <Routes>
        {PAGE_TABS.map(tab => {
          const Content = tabs[tab];
          return (
            <Route
              key={tab}
              path={tab === 'overview' ? '/' : tab}
              element={
                <>
                  <PageHeader tab={tab} />
                  <Container className={styles.content}>
                    <Suspense fallback={lines}>
                      <Content />
                    </Suspense>
                  </Container>
                </>
              }
            />
          );
        })}
        {Object.entries(pages).map(([at, Content]) => (
          <Route
            key={at}
            path={at}
            element={
              <Suspense
                fallback={
                  <Container className={styles.content}>{lines}</Container>
                }
              >
                <Content />
              </Suspense>
            }
          />
        ))}
        <Route
          path="*"
          element={<Navigate to={path.tab('overview')} replace />}
        />
      </Routes>
    </KitRoot>
  );
}
