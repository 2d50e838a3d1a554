import { Cell, Link, Table, type ColumnConfig } from '@backstage/ui';
import {
  EntityLink,
  RowLine,
  RowList,
  StatusText,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import type { CampaignSummary } from '@callboard/backstage-plugin-scorecards-common';
import { useCampaignText } from '../../hooks/useCampaignText';
import { usePagePath } from '../../hooks/usePagePath';
import { scorecardsTranslationRef } from '../../translation';
import styles from './CampaignsTab.module.css';

interface RowsProps {
  campaigns: readonly CampaignSummary[];
}

/** Campaigns: a table, and a list on a phone. */
export function CampaignRows({ campaigns }: RowsProps) {
  const isNarrow = useNarrow();
  return isNarrow ? (
    <CampaignList campaigns={campaigns} />
  ) : (
    <CampaignTable campaigns={campaigns} />
  );
}

function CampaignTable({ campaigns }: RowsProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  const column = (
    id: 'title' | 'state' | 'progress' | 'owner',
    width: `${number}fr`,
    content: (row: CampaignSummary) => JSX.Element | string,
  ): ColumnConfig<CampaignSummary> => ({
    id,
    label: t(`campaigns.columns.${id}`),
    width,
    isRowHeader: id === 'title',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return (
    <Table
      columnConfig={[
        column('title', '3fr', row => <Title campaign={row} />),
        column('state', '3fr', row => <State campaign={row} />),
        column('progress', '5fr', row => <Progress campaign={row} />),
        column('owner', '2fr', row => <EntityLink entityRef={row.owner} />),
      ]}
      data={[...campaigns]}
      pagination={{ type: 'none' }}
    />
  );
}

function CampaignList({ campaigns }: RowsProps) {
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <RowList label={t('campaigns.list')}>
      {campaigns.map(campaign => (
        <li key={campaign.id}>
          <RowLine>
            <Title campaign={campaign} />
            <State campaign={campaign} />
          </RowLine>
          <Progress campaign={campaign} />
        </li>
      ))}
    </RowList>
  );
}

function Title({ campaign: { id, title } }: { campaign: CampaignSummary }) {
  const path = usePagePath();
  return <Link href={path.campaign(id)}>{title}</Link>;
}

function State({ campaign }: { campaign: CampaignSummary }) {
  return <StatusText {...useCampaignText().state(campaign)} />;
}

/** The share that is done as a bar, with the numbers in words. */
function Progress({ campaign }: { campaign: CampaignSummary }) {
  const { done, total } = campaign;
  const text = useCampaignText();
  const milestone = text.milestone(campaign);
  return (
    <span className={styles.progress}>
      <span>{text.sentence(campaign)}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          style={{ inlineSize: `${total > 0 ? (100 * done) / total : 0}%` }}
        />
      </span>
      {milestone && <span className={styles.quiet}>{milestone}</span>}
    </span>
  );
}
