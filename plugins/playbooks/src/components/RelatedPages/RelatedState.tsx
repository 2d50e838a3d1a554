import type { ReactNode } from 'react';
import {
  EmptyBlock,
  SkeletonLines,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type { EntityPlaybooks } from '@callboard/backstage-plugin-playbooks-common';
import { useEntityPlaybooks } from '../../hooks/useEntityPlaybooks';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';

/** Every state of the pages of the entity of the page. */
export function RelatedState(props: {
  children: (found: EntityPlaybooks) => ReactNode;
}) {
  const { t } = useTexts(playbooksTranslationRef);
  const query = useEntityPlaybooks(useEntityRef());
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('entities.subject')}
      thing={t('entities.thing')}
      skeleton={<SkeletonLines lines={4} lineHeight={23} />}
      isEmpty={found => found === null}
      empty={
        <EmptyBlock kind="nothing-yet" title={t('entities.unknown.title')}>
          <p>{t('entities.unknown.hint')}</p>
        </EmptyBlock>
      }
    >
      {found => (found ? <>{props.children(found)}</> : null)}
    </BackendState>
  );
}
