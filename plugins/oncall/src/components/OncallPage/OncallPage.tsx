import { Route, Routes } from 'react-router-dom';
import { KitRoot } from '@internal/frontend-kit';

/** Who is on call now, the reader's shifts, all schedules, and each of them. */
export function OncallPage() {
  return (
    <KitRoot>
      <Routes>
        <Route path="*" element={null} />
      </Routes>
    </KitRoot>
  );
}
