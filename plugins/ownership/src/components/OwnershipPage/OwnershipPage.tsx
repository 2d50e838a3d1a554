import { Navigate, Route, Routes } from 'react-router-dom';
import { Container } from '@backstage/ui';
import { KitRoot } from '@internal/frontend-kit';
import { pageTabs, usePagePath, type PageTab } from '../../hooks/usePagePath';
import { OrphansTab } from '../OrphanQueue';
import { RequestsTab } from '../RequestList';
import { ServicesTab } from '../ServiceTable';
import { TeamsTab } from '../TeamTree';
import { PageHeader } from './PageHeader';
import styles from './OwnershipPage.module.css';

const contents: Record<PageTab, () => JSX.Element> = {
  teams: TeamsTab,
  services: ServicesTab,
  orphans: OrphansTab,
  requests: RequestsTab,
};

/** Who answers for what, as far as the reader sees: by team, by service, what has no owner, and what is asked of whom. */
export function OwnershipPage() {
  const pathOf = usePagePath();
  return (
    <KitRoot>
      <Routes>
        {pageTabs.map(tab => {
          const Content = contents[tab];
          return (
            <Route
              key={tab}
              path={tab === 'teams' ? '/' : tab}
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
        <Route path="*" element={<Navigate to={pathOf('teams')} replace />} />
      </Routes>
    </KitRoot>
  );
}
