import type { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import {
  AsyncState,
  DataAge,
  EmptyBlock,
  errorStatus,
  SkeletonLines,
  useTexts,
} from '@internal/frontend-kit';
import { PROMISED_AGE_MS } from '../../lib/promisedAge';
import { NotInstalled } from '../OwnershipState';
import { ownershipTranslationRef } from '../../translation';

/** Every state of a list of the ownership backend; the list when there is one. */
export function PageState<T extends { asOf?: string }>(props: {
  query: UseQueryResult<T>;
  /** What is loaded, as the first words of a sentence. */
  subject: string;
  children: (data: T) => ReactNode;
}) {
  const { query, subject, children } = props;
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <AsyncState
      query={query}
      subject={subject}
      thing={t('page.state.thing')}
      skeleton={<SkeletonLines lines={12} lineHeight={32} />}
      // Lists never answer 404 themselves: the whole backend is absent.
      forbidden={
        errorStatus(query.error) === 404 ? <NotInstalled /> : undefined
      }
      isEmpty={({ asOf }) => asOf === undefined}
      empty={
        <EmptyBlock
          kind="nothing-yet"
          title={t('page.state.never')}
          actions={
            <Button
              variant="secondary"
              isPending={query.isFetching}
              onPress={() => query.refetch()}
            >
              {t('unread.again')}
            </Button>
          }
        >
          <p>{t('page.state.neverHint')}</p>
        </EmptyBlock>
      }
    >
      {data => (
        <>
          <DataAge value={data.asOf!} promisedMs={PROMISED_AGE_MS} />
          {children(data)}
        </>
      )}
    </AsyncState>
  );
}
