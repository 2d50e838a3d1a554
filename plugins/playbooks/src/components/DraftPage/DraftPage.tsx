import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Button, Container, Header } from '@backstage/ui';
import { CopyButton, downloadText, useTexts } from '@internal/frontend-kit';
import {
  draftPage,
  newFileAddress,
  type FiringAlert,
} from '@callboard/backstage-plugin-playbooks-common';
import { useFoundPlaybooks, useSources } from '../../hooks/usePlaybooks';
import { alertOf } from '../../lib/pagePaths';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import styles from './DraftPage.module.css';

/** Sources whose host has a form for new files, with the form. */
function NewFileLinks(props: { fileName: string; text: string }) {
  const { t } = useTexts(playbooksTranslationRef);
  const sources = useSources().data?.items ?? [];
  return (
    <>
      {sources.map(({ id, url }) => {
        const form = url && newFileAddress(url, props);
        return (
          form && (
            <a
              key={id}
              className={styles.link}
              href={form}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={`${t('finding.draft.newFile', { source: id })}, ${t(
                'finding.draft.opens',
              )}`}
            >
              {t('finding.draft.newFile', { source: id })} ↗
            </a>
          )
        );
      })}
    </>
  );
}

function Draft(props: { fileName: string; text: string }) {
  const { fileName } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const [text, setText] = useState(props.text);
  return (
    <>
      <div className={styles.actions}>
        <CopyButton
          value={text}
          what={t('finding.draft.what')}
          label={t('finding.draft.copy')}
        />
        <Button
          variant="secondary"
          onPress={() =>
            downloadText({ text, fileName, type: 'text/markdown' })
          }
        >
          {t('finding.draft.download', { file: fileName })}
        </Button>
        <NewFileLinks fileName={fileName} text={text} />
      </div>
      <textarea
        className={styles.text}
        aria-label={t('finding.draft.field')}
        aria-describedby="playbooks-draft-hint"
        rows={36}
        spellCheck={false}
        value={text}
        onChange={event => setText(event.target.value)}
      />
    </>
  );
}

const NAMELESS: FiringAlert = { labels: {}, annotations: {} };

/** A page to begin with, made from the labels of an alert. */
export function DraftPage() {
  const { t } = useTexts(playbooksTranslationRef);
  const [params] = useSearchParams();
  const address = params.toString();
  const alert = useMemo(
    () => alertOf(new URLSearchParams(address)) ?? NAMELESS,
    [address],
  );
  const query = useFoundPlaybooks(alert);
  return (
    <>
      <Header
        title={t('finding.draft.title', {
          alert: alert.labels.alertname ?? '…',
        })}
      />
      <Container className={styles.content}>
        <p id="playbooks-draft-hint" className={styles.hint}>
          {t('finding.draft.hint')}
        </p>
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('open.subject')}
          thing={t('open.thing')}
        >
          {({ owner }) => <Draft key={address} {...draftPage(alert, owner)} />}
        </BackendState>
      </Container>
    </>
  );
}
