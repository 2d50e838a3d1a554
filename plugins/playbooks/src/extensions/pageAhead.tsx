import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { PageAhead } from '../components/PageAhead';

/** Outside of the sign-in, where the first request of a page can be made ready. */
export const pageAhead = AppRootElementBlueprint.make({
  name: 'page-ahead',
  params: { element: <PageAhead /> },
});
