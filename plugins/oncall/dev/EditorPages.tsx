import { Route, Routes } from 'react-router-dom';
import { KitRoot } from '@internal/frontend-kit';
import { EditSchedule, NewSchedule } from '../src/components/ScheduleEditor';

export function EditorPages() {
  return (
    <KitRoot>
      <Routes>
        <Route path="schedules/new" element={<NewSchedule />} />
        <Route path="schedules/:id/edit" element={<EditSchedule />} />
        <Route path="*" element={<p>A page of on-call.</p>} />
      </Routes>
    </KitRoot>
  );
}
