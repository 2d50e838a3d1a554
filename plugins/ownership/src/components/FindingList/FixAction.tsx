import { CopyButton, EntityLink, useTexts } from '@internal/frontend-kit';
import type {
  OwnershipFinding,
  OwnerSummary,
} from '@callboard/backstage-plugin-ownership-common';
import { fixOf } from '../../lib/fixes';
import { ownershipTranslationRef } from '../../translation';

/** The one next step of a finding: lines to copy, or the way to the team that has to be mended. */
export function FixAction(props: {
  finding: OwnershipFinding;
  owner?: Pick<OwnerSummary, 'entityRef' | 'title'>;
}) {
  const { finding, owner } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const { snippet, atOwner } = fixOf(finding);
  if (snippet) {
    return (
      <CopyButton
        value={snippet}
        what={t('findings.snippet')}
        label={t('findings.copy')}
      />
    );
  }
  return atOwner && owner ? (
    <EntityLink
      entityRef={owner.entityRef}
      title={t('findings.openOwner', { owner: owner.title })}
    />
  ) : null;
}
