import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { UseQueryResult } from '@tanstack/react-query';
import { AsyncState, errorStatus, SkeletonLines } from '@internal/frontend-kit';
import { NotInstalled } from '../NotInstalled';
import { oncallTranslationRef } from '../../translation';

/** Every state of a list of the on-call backend; the list when there is one. */
export function PageState<T>(props: {
  query: UseQueryResult<T>;
  /** What is loaded, as the first words of a sentence. */
  subject: string;
  /** What may be forbidden, in the middle of a sentence. */
  thing: string;
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  const { query } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  return (
    <AsyncState
      {...props}
      subject={props.subject ?? t('list.subject')}
      skeleton={<SkeletonLines lines={12} lineHeight={32} />}
      // Lists never answer 404 themselves: the whole backend is absent.
      forbidden={
        errorStatus(query.error) === 404 ? <NotInstalled /> : undefined
      }
    />
  );
}
