import {
  BackendState as OfPlugin,
  type BackendStateProps,
} from '@internal/frontend-kit';

/** Every state of what the backend answers; how to install it where it is absent. */
export const BackendState = <T,>(props: BackendStateProps<T>) => (
  <OfPlugin pluginId="alerts" {...props} />
);
