import {
  Button,
  ButtonLink,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  EmptyBlock,
  FilterBar,
  TreeGrid,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnershipCoverage } from '@callboard/backstage-plugin-ownership-common';
import { useConfirmWaiting } from '../../hooks/useConfirmWaiting';
import { usePagePath } from '../../hooks/usePagePath';
import { ConfirmOutcome } from '../OwnershipPage/ConfirmOutcome';
import { useTeamColumns } from './useTeamColumns';
import { useTeamRows } from './useTeamRows';
import { ownershipTranslationRef } from '../../translation';
import styles from './TeamTree.module.css';

/** Teams under their parents, the worst first on each level. */
export function TeamTree({ coverage }: { coverage: OwnershipCoverage }) {
  const { t } = useTexts(ownershipTranslationRef);
  const { params, change } = useUrlState();
  const q = params.get('q') ?? '';
  const isMine = params.get('view') === 'mine';
  const confirm = useConfirmWaiting();
  const { rows, toggle } = useTeamRows(coverage);
  const columns = useTeamColumns(coverage, confirm);

  return (
    <>
      <FilterBar
        search={{
          label: t('page.teams.search'),
          value: q,
          onChange: text => change({ q: text }, { replace: true }),
        }}
      >
        {coverage.mine.length > 0 && (
          <ToggleButtonGroup
            aria-label={t('page.teams.label')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[isMine ? 'mine' : 'all']}
            onSelectionChange={keys =>
              change({ view: keys.has('mine') ? 'mine' : undefined })
            }
          >
            <ToggleButton id="all">{t('page.teams.all')}</ToggleButton>
            <ToggleButton id="mine">
              {t('page.teams.mine', { count: coverage.mine.length })}
            </ToggleButton>
          </ToggleButtonGroup>
        )}
      </FilterBar>
      <ConfirmOutcome confirm={confirm} />
      {rows.length > 0 ? (
        <div className={styles.scroll}>
          <TreeGrid
            label={t('page.teams.label')}
            columns={columns}
            rows={rows}
            onToggle={toggle}
          />
        </div>
      ) : (
        <NoTeam
          q={q}
          onClear={() => change({ q: undefined, view: undefined })}
        />
      )}
    </>
  );
}

function NoTeam({ q, onClear }: { q: string; onClear: () => void }) {
  const { t } = useTexts(ownershipTranslationRef);
  const pathOf = usePagePath();
  return (
    <EmptyBlock
      kind="filtered"
      title={q ? t('page.teams.noMatch', { q }) : t('page.teams.noneOfMine')}
      actions={
        <>
          {q && (
            <ButtonLink variant="secondary" href={pathOf('services', { q })}>
              {t('page.teams.searchServices', { q })}
            </ButtonLink>
          )}
          <Button variant="secondary" onPress={onClear}>
            {t('page.teams.all')}
          </Button>
        </>
      }
    />
  );
}
