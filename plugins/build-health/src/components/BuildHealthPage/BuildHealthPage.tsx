import { Navigate, Route, Routes } from 'react-router-dom';
import { Container } from '@backstage/ui';
import { KitRoot } from '@internal/frontend-kit';
import { usePagePath } from '../../hooks/usePagePath';
import { PAGE_TABS, type PageTab } from '../../lib/pagePaths';
import { OwnedBuildsPage } from '../OwnedBuildsPage';
import { QuarantineTab } from '../QuarantineTab';
import { RedTab } from '../RedTab';
import { SourcesTab } from '../SourcesTab';
import { TeamsTab } from '../TeamsTab';
import { TestPage } from '../TestPage';
import { TestsTab } from '../TestsTab';
import { PageHeader } from './PageHeader';
import styles from './BuildHealthPage.module.css';

const contents: Record<PageTab, () => JSX.Element> = {
  red: RedTab,
  teams: TeamsTab,
  tests: TestsTab,
  quarantine: QuarantineTab,
  sources: SourcesTab,
};

/** Builds of all services that the reader sees: what is red now, how teams fare, which tests fail, and where
 * builds come from. */
export function BuildHealthPage() {
  const path = usePagePath();
  return (
    <KitRoot>
      <Routes>
        {PAGE_TABS.map(tab => {
          const Content = contents[tab];
          return (
            <Route
              key={tab}
              path={tab === 'red' ? '/' : tab}
              element={
                <>
                  <PageHeader tab={tab} />
                  <Container className={styles.content}>
                    <Content />
                  </Container>
                </>
              }
            />
          );
        })}
        <Route path="builds" element={<OwnedBuildsPage />} />
        <Route path="tests/:id" element={<TestPage />} />
        <Route path="*" element={<Navigate to={path.tab('red')} replace />} />
      </Routes>
    </KitRoot>
  );
}
