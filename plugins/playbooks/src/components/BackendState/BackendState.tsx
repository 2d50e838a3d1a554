import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  AsyncState,
  EmptyBlock,
  errorStatus,
  SkeletonLines,
  Snippet,
  type AsyncStateProps,
} from '@internal/frontend-kit';
import { playbooksTranslationRef } from '../../translation';

const INSTALL = `yarn --cwd packages/backend add @callboard/backstage-plugin-playbooks-backend
# packages/backend/src/index.ts
backend.add(import('@callboard/backstage-plugin-playbooks-backend'));`;

/** Every state of what the backend answers; how to install it where it is absent. */
export function BackendState<T>(
  props: AsyncStateProps<T> & {
    /** A list never answers 404 itself: then the whole backend is absent. */
    isList?: boolean;
  },
) {
  const { isList, ...rest } = props;
  const { t } = useTranslationRef(playbooksTranslationRef);
  const isAbsent = isList && errorStatus(props.query.error) === 404;
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
