import {
  AsyncState,
  errorStatus,
  SkeletonLines,
  type AsyncStateProps,
} from '@internal/frontend-kit';
import { NotInstalled } from '../NotInstalled';

/** Every state of what the on-call backend answers; how to install it where it is absent. */
export function BackendState<T>(props: AsyncStateProps<T>) {
  return (
    <AsyncState
      skeleton={<SkeletonLines lines={12} lineHeight={32} />}
      {...props}
      // Lists and batch reads never answer 404 themselves: the whole backend is absent.
      forbidden={
        errorStatus(props.query.error) === 404 ? <NotInstalled /> : undefined
      }
    />
  );
}
