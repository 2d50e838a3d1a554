import { Navigate, Route, Routes } from 'react-router-dom';
import { KitRoot } from '@internal/frontend-kit';
import { usePagePath } from '../../hooks/usePagePath';
import { AlertPage } from '../AlertPage';
import { CoverageTab } from '../CoverageTab';
import { DraftPage } from '../DraftPage';
import { OpenAlert } from '../OpenAlert';
import { PagesTab } from '../PagesTab';
import { PageView } from '../PageView';
import { RunsTab } from '../RunsTab';
import { RunView } from '../RunView';

/** All playbooks, one of them, and the one for an alert. */
export function PlaybooksPage() {
  const path = usePagePath();
  return (
    <KitRoot>
      <Routes>
        <Route path="/" element={<PagesTab />} />
        <Route path="coverage" element={<CoverageTab />} />
        <Route path="open" element={<OpenAlert />} />
        <Route path="r/:alert" element={<AlertPage />} />
        <Route path="draft" element={<DraftPage />} />
        <Route path="pages/:id" element={<PageView />} />
        <Route path="runs" element={<RunsTab />} />
        <Route path="runs/:id" element={<RunView />} />
        <Route path="*" element={<Navigate to={path.root} replace />} />
      </Routes>
    </KitRoot>
  );
}
