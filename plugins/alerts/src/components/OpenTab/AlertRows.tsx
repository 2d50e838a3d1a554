import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  PageButtons,
  useNarrow,
  useTexts,
  useUrlPages,
} from '@internal/frontend-kit';
import type { AlertList } from '@callboard/backstage-plugin-alerts-common';
import { useHeldRows } from '../../hooks/useHeldRows';
import { useSpokenNews } from '../../hooks/useSpokenNews';
import type { HeldRow } from '../../lib/heldRows';
import { LIST_PAGE } from '../../lib/listQuery';
import { alertsTranslationRef } from '../../translation';
import { LetterKeys } from '../LetterKeys';
import { AlertItems } from './AlertItems';
import { AlertTable } from './AlertTable';
import { BulkBar } from './BulkBar';
import { RowKeys } from './RowKeys';
import styles from './OpenTab.module.css';

/** Rows that stay where they are while it storms: a table with keys, and a list on a phone. */
export function AlertRows(props: {
  list: AlertList;
  /** What the list is of. */
  of: string;
  isStale?: boolean;
  /** Only the reader's own: on a phone nothing is under the thumb there, and what is new is shown at once. */
  isMine?: boolean;
}) {
  const { list, of, isStale, isMine } = props;
  const isNarrow = useNarrow();
  const { rows, waiting, reveal } = useHeldRows(list.items, {
    of,
    isDirect: Boolean(isMine && isNarrow),
  });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  useSpokenNews(list.items, of);
  const chosen = rows.filter(({ alert }) => selected.has(alert.id));
  return (
    <>
      <News
        fresh={waiting.length}
        // In a storm worse ones push others to the next page.
        over={
          list.pageInfo.nextCursor
            ? 0
            : rows.filter(({ isGone }) => isGone).length
        }
        onShow={reveal}
      />
      {isNarrow ? (
        <AlertItems rows={rows} />
      ) : (
        <RowKeys rows={rows} selected={selected} onSelect={setSelected}>
          <AlertTable
            rows={rows}
            isStale={isStale}
            selected={selected}
            onSelect={setSelected}
          />
        </RowKeys>
      )}
      <Foot list={list} rows={rows} isStale={isStale} />
      {!isNarrow && <LetterKeys of="list" />}
      {!isNarrow && chosen.length > 0 && (
        <BulkBar
          alerts={chosen.map(({ alert }) => alert)}
          onClear={() => setSelected(new Set())}
        />
      )}
    </>
  );
}

/** What waits to be shown. */
function News(props: { fresh: number; over: number; onShow: () => void }) {
  const { fresh, over, onShow } = props;
  const { t } = useTexts(alertsTranslationRef);
  if (fresh + over === 0) return null;
  const texts = {
    fresh: t('list.new', { count: fresh }),
    over: t('list.over', { count: over }),
  };
  const single = fresh > 0 ? texts.fresh : texts.over;
  const text = fresh > 0 && over > 0 ? t('list.both', texts) : single;
  return (
    <div>
      <Button
        variant="secondary"
        size="small"
        aria-label={`${text}: ${t('list.showNew')}`}
        onPress={onShow}
      >
        {text} <span aria-hidden="true">↑</span>
      </Button>
    </div>
  );
}

function Foot(props: {
  list: AlertList;
  rows: readonly HeldRow[];
  isStale?: boolean;
}) {
  const { list, rows, isStale } = props;
  const { t } = useTexts(alertsTranslationRef);
  const pages = useUrlPages(LIST_PAGE);
  const { nextCursor } = list.pageInfo;
  return (
    <div className={styles.foot}>
      <span>
        {t('list.range', {
          count: list.totalItems,
          first: `${pages.offset + 1}`,
          last: `${pages.offset + rows.length}`,
        })}
      </span>
      <PageButtons
        pages={pages}
        nextCursor={nextCursor}
        isStale={Boolean(isStale)}
        labels={{ previous: t('list.previous'), next: t('list.next') }}
      />
    </div>
  );
}
