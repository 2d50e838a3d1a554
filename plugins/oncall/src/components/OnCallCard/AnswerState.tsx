import type { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { EmptyBlock, SkeletonLines, useTexts } from '@internal/frontend-kit';
import type { OnCallAnswer } from '@callboard/backstage-plugin-oncall-common';
import type { OnCallQuery } from '@callboard/backstage-plugin-oncall-react';
import { BackendState } from '../BackendState';
import { oncallTranslationRef } from '../../translation';

/** Every state of an answer of the on-call backend; the item when there is one. */
export function AnswerState(props: {
  query: OnCallQuery;
  children: (item: OnCallAnswer) => ReactNode;
}) {
  const { query, children } = props;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <BackendState
      query={query}
      subject={t('card.subject')}
      thing={t('card.thing')}
      skeleton={<SkeletonLines lines={5} lineHeight={23} />}
    >
      {({ item, asOf }) =>
        item ? (
          children(item)
        ) : (
          <EmptyBlock
            kind="nothing-yet"
            title={t('card.unread.title')}
            actions={
              <Button
                variant="secondary"
                isPending={query.isFetching}
                onPress={() => query.refetch()}
              >
                {t('card.unread.again')}
              </Button>
            }
          >
            <p>{t(asOf ? 'card.unread.hint' : 'card.unread.never')}</p>
          </EmptyBlock>
        )
      }
    </BackendState>
  );
}
