import { useKitText } from '../../hooks/useKitText';
import { errorStatus } from '../../lib/errors';
import { AsyncState, type AsyncStateProps } from '../AsyncState/AsyncState';
import { EmptyBlock } from '../EmptyBlock/EmptyBlock';
import { ForbiddenBlock } from '../ForbiddenBlock/ForbiddenBlock';
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
  const status = isAlwaysThere && errorStatus(props.query.error);
  return (
    <AsyncState
      skeleton={<SkeletonLines lines={12} lineHeight={32} />}
      {...rest}
      forbidden={
        (status === 404 && <Absent pluginId={pluginId} />) ||
        (status === 403 && <ForbiddenBlock subject={props.thing} isThere />) ||
        undefined
      }
    />
  );
}

function Absent({ pluginId }: { pluginId: string }) {
  const t = useKitText();
  return (
    <EmptyBlock
      kind="nothing-yet"
      title={t('absent.title', { plugin: pluginId })}
    >
      <p>{t('absent.hint')}</p>
      <Snippet text={installOf(pluginId)} what={t('absent.snippet')} />
    </EmptyBlock>
  );
}
