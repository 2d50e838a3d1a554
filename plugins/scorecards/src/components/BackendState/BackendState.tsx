import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  AsyncState,
  EmptyBlock,
  errorStatus,
  SkeletonLines,
  Snippet,
  type AsyncStateProps,
} from '@internal/frontend-kit';
import { scorecardsTranslationRef } from '../../translation';

const INSTALL = `yarn --cwd packages/backend add @callboard/backstage-plugin-scorecards-backend
# packages/backend/src/index.ts
backend.add(import('@callboard/backstage-plugin-scorecards-backend'));`;

/** Every state of what the backend answers; how to install it where it is absent. */
export function BackendState<T>(
  props: AsyncStateProps<T> & {
    /** Of what never answers 404 itself: then the whole backend is absent. */
    isAlwaysThere?: boolean;
  },
) {
  const { isAlwaysThere, ...rest } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const isAbsent = isAlwaysThere && errorStatus(props.query.error) === 404;
  return (
    <AsyncState
      skeleton={<SkeletonLines lines={12} lineHeight={32} />}
      {...rest}
      forbidden={
        isAbsent ? (
          <EmptyBlock kind="nothing-yet" title={t('notInstalled.title')}>
            <p>{t('notInstalled.hint')}</p>
            <Snippet text={INSTALL} what={t('notInstalled.snippet')} />
          </EmptyBlock>
        ) : undefined
      }
    />
  );
}
