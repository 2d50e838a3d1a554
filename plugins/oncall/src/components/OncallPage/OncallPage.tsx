import { Navigate, Route, Routes } from 'react-router-dom';
import { Container } from '@backstage/ui';
import { KitRoot } from '@internal/frontend-kit';
import { usePagePath } from '../../hooks/usePagePath';
import { pageTabs, type PageTab } from '../../lib/pagePaths';
import { DeletedProvider } from '../DeleteSchedule';
import { MyShiftsTab } from '../MyShiftsTab';
import { NowTab } from '../NowTab';
import { EditSchedule, NewSchedule } from '../ScheduleEditor';
import { SchedulePage } from '../SchedulePage';
import { SchedulesTab } from '../SchedulesTab';
import { PageHeader } from './PageHeader';
import styles from './OncallPage.module.css';

const contents: Record<PageTab, () => JSX.Element> = {
  now: NowTab,
  mine: MyShiftsTab,
  schedules: SchedulesTab,
};

/** Who is on call now, the reader's shifts, all schedules, and each of them. */
export function OncallPage() {
  const path = usePagePath();
  return (
    <KitRoot>
      <DeletedProvider>
        <Routes>
          {pageTabs.map(tab => {
            const Content = contents[tab];
            return (
              <Route
                key={tab}
                path={tab === 'now' ? '/' : tab}
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
          <Route path="schedules/new" element={<NewSchedule />} />
          <Route path="schedules/:id/edit" element={<EditSchedule />} />
          <Route path="schedules/:id" element={<SchedulePage />} />
          <Route path="*" element={<Navigate to={path.tab('now')} replace />} />
        </Routes>
      </DeletedProvider>
    </KitRoot>
  );
}
