import type { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import {
  AsyncState,
  DataAge,
  EmptyBlock,
  errorStatus,
  SkeletonLines,
  TimeText,
  useTexts,
} from '@internal/frontend-kit';
import type { Answer } from '../../lib/loaders';
import { PROMISED_AGE_MS } from '../../lib/promisedAge';
import { NotInstalled } from './NotInstalled';
import { ownershipTranslationRef } from '../../translation';

/** Every state of an answer of the ownership backend; the item when there is one. */
export function OwnershipState<T>(props: {
  query: UseQueryResult<Answer<T>>;
  subject: string;
  thing: string;
  children: (item: T) => ReactNode;
}) {
  const { query, subject, thing, children } = props;
  return (
    <AsyncState
      query={query}
      subject={subject}
      thing={thing}
      // 178 px: the height of a card that is in order.
      skeleton={<SkeletonLines lines={6} lineHeight={23} />}
      // Batch reads never answer 404 themselves: the whole backend is absent.
      forbidden={
        errorStatus(query.error) === 404 ? <NotInstalled /> : undefined
      }
    >
      {({ item, asOf }) =>
        item ? (
          <>
            {children(item)}
            {asOf && <DataAge value={asOf} promisedMs={PROMISED_AGE_MS} />}
          </>
        ) : (
          <Unread
            asOf={asOf}
            isReading={query.isFetching}
            onRead={() => query.refetch()}
          />
        )
      }
    </AsyncState>
  );
}

function Unread(props: {
  asOf?: string;
  isReading: boolean;
  onRead: () => unknown;
}) {
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <EmptyBlock
      kind="nothing-yet"
      title={t('unread.title')}
      actions={
        <Button
          variant="secondary"
          isPending={props.isReading}
          onPress={() => props.onRead()}
        >
          {t('unread.again')}
        </Button>
      }
    >
      <p>
        {props.asOf ? (
          <>
            {t('unread.asOf')} <TimeText value={props.asOf} />.
          </>
        ) : (
          t('unread.never')
        )}{' '}
        {t('unread.hint')}
      </p>
    </EmptyBlock>
  );
}
