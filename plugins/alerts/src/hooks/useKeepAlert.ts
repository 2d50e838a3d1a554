import {
  type AlertDetail,
  type AlertList,
} from '@callboard/backstage-plugin-alerts-common';
import { useQueryClient } from '@tanstack/react-query';
import { newerAlert } from '../lib/newerAlert';
import { alertKey } from './useAlert';

/** Puts what the backend answers about an alert where pages and lists read it. */
export function useKeepAlert() {
  const client = useQueryClient();
  return (news: AlertDetail) => {
    client.setQueryData<AlertDetail>(alertKey(news.id), known =>
      newerAlert(known, news),
    );
    client.setQueriesData<AlertList>(
      { queryKey: ['alerts'] },
      list =>
        list && {
          ...list,
          items: list.items.map(one => (one.id === news.id ? news : one)),
        },
    );
    for (const key of ['counts', 'entity-alerts']) {
      void client.invalidateQueries({ queryKey: [key] });
    }
    void client.invalidateQueries({ queryKey: ['timeline', news.id] });
  };
}
