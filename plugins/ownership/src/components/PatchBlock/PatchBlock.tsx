import { Button, ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import {
  CopyButton,
  safeHref,
  Snippet,
  useTexts,
} from '@internal/frontend-kit';
import { useTransferPatch } from '../../hooks/useTransferPatch';
import { ownershipTranslationRef } from '../../translation';
import styles from './PatchBlock.module.css';

/** The change of the descriptor to copy, where to make it, and why there are only lines when there is no patch. */
export function PatchBlock(props: {
  transferId: string;
  /** Shows the lines themselves, not only the buttons. */
  open?: boolean;
}) {
  const { t } = useTexts(ownershipTranslationRef);
  const { data, error, refetch, isFetching } = useTransferPatch(
    props.transferId,
  );
  if (!data) {
    return error ? (
      <div className={styles.row}>
        <span>{t('patch.failed')}</span>
        <Button
          variant="tertiary"
          size="small"
          isPending={isFetching}
          onPress={() => refetch()}
        >
          {t('patch.again')}
        </Button>
      </div>
    ) : null;
  }
  const { patch, snippet, problem, path, editUrl } = data;
  const text = patch ?? snippet;
  const what = t(patch ? 'patch.whole' : 'patch.lines');
  const href = safeHref(editUrl);
  return (
    <div className={styles.patch}>
      {!patch && (
        <p>
          {t('patch.none')} {problem}
        </p>
      )}
      {props.open && (
        <Snippet text={text} what={what} language={patch ? 'diff' : 'yaml'} />
      )}
      <div className={styles.row}>
        {!props.open && (
          <CopyButton
            value={text}
            what={what}
            label={t(patch ? 'patch.copy' : 'patch.copyLines')}
          />
        )}
        {href && (
          <ButtonLink
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            variant="tertiary"
            size="small"
            iconStart={<RiExternalLinkLine aria-hidden="true" />}
          >
            {path ? t('patch.edit', { path }) : t('patch.editFile')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
