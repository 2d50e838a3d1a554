import { useKitText } from '../../hooks/useKitText';
import { errorStatus } from '../../lib/errors';
import { AsyncState, type AsyncStateProps } from '../AsyncState/AsyncState';
import { EmptyBlock } from '../EmptyBlock/EmptyBlock';
import { SkeletonLines } from '../SkeletonLines/SkeletonLines';
import { Snippet } from '../Snippet/Snippet';

/** Properties of {@link BackendState}. */
export type BackendStateProps<T> = AsyncStateProps<T> & {
  /** Of what never answers 404 itself: then the whole backend is absent. */
  isAlwaysThere?: boolean;
};

const installOf = (pluginId: string) =>
  `yarn --cwd packages/backend add @callboard/backstage-plugin-${pluginId}-backend
# packages/backend/src/index.ts
backend.add(import('@callboard/backstage-plugin-${pluginId}-backend'));`;

/** Every state of what the backend of a plugin answers; how to install it where it is absent. */
export function BackendState<T>(
  props: BackendStateProps<T> & { pluginId: string },
) {
  const { isAlwaysThere, pluginId, ...rest } = props;
  const t = useKitText();
  const isAbsent = isAlwaysThere && errorStatus(props.query.error) === 404;
  return (
    <AsyncState
      skeleton={<SkeletonLines lines={12} lineHeight={32} />}
      {...rest}
      forbidden={
        isAbsent ? (
          <EmptyBlock
            kind="nothing-yet"
            title={t('absent.title', { plugin: pluginId })}
          >
            <p>{t('absent.hint')}</p>
            <Snippet text={installOf(pluginId)} what={t('absent.snippet')} />
          </EmptyBlock>
        ) : undefined
      }
    />
  );
}
