import { useParams } from 'react-router-dom';
import { ButtonLink, Container, Header, Select, Text } from '@backstage/ui';
import { EntityLink, useUrlState, useTexts } from '@internal/frontend-kit';
import type { StandardDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useEditPath } from '../../hooks/useEditPath';
import { usePagePath } from '../../hooks/usePagePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { useStandard } from '../../hooks/useStandard';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { BackLink } from '../BackLink';
import { GitProblems } from '../GitProblems';
import { PageHead } from '../PageHead';
import { Acknowledgement } from './Acknowledgement';
import { StandardDiff } from './StandardDiff';
import { StandardText } from './StandardText';
import styles from './StandardPage.module.css';

const NOT_COMPARED = 'none';

const versionOf = (text: string | null) => {
  const version = Number(text);
  return Number.isInteger(version) && version > 0 ? version : undefined;
};

/** A standard: what it says, what proves each sentence, and who has read it. */
export function StandardPage() {
  const { id = '' } = useParams();
  const { t } = useTexts(scorecardsTranslationRef);
  const { params } = useUrlState();
  const path = usePagePath();
  const query = useStandard(id, versionOf(params.get('version')));
  return (
    <>
      {query.data ? (
        <Head standard={query.data} />
      ) : (
        <Header title={t('standards.one')} />
      )}
      <Container className={styles.page}>
        <BackLink href={path.tab('standards')}>
          {t('standards.page.back')}
        </BackLink>
        <BackendState
          query={query}
          subject={t('standards.page.subject')}
          thing={t('standards.page.thing')}
        >
          {standard => (
            <>
              <GitProblems problems={standard.problems} />
              <Answer standard={standard} />
              <Acknowledgement standard={standard} />
              <Content standard={standard} />
            </>
          )}
        </BackendState>
      </Container>
    </>
  );
}

function Head({ standard }: { standard: StandardDetail }) {
  const { id, title, owner, mayEdit } = standard;
  const { t } = useTexts(scorecardsTranslationRef);
  const editPath = useEditPath();
  return (
    <PageHead
      title={title}
      metadata={[
        {
          label: t('standards.page.owner'),
          value: <EntityLink entityRef={owner} />,
        },
      ]}
      acts={
        <>
          <Versions standard={standard} />
          {mayEdit && (
            <ButtonLink
              variant="secondary"
              href={editPath({ kind: 'Standard', id })}
            >
              {t('standards.page.edit')}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}

/** Which version is read, and which one it is compared with. */
function Versions({ standard }: { standard: StandardDetail }) {
  const { version, versions } = standard;
  const { t } = useTexts(scorecardsTranslationRef);
  const { params, change } = useUrlState();
  const text = useScorecardsText();
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  const options = newestFirst.map(one => ({
    id: `${one.version}`,
    label: one.activatedAt
      ? t('standards.since', {
          version: `${one.version}`,
          day: text.day(one.activatedAt),
        })
      : t('standards.version', { version: `${one.version}` }),
  }));
  return (
    <>
      <Select
        size="small"
        aria-label={t('standards.page.version')}
        options={options}
        value={`${version}`}
        onChange={chosen =>
          change({
            version:
              chosen === options[0]?.id ? undefined : String(chosen ?? ''),
            diff: undefined,
          })
        }
      />
      {versions.length > 1 && (
        <Select
          size="small"
          aria-label={t('standards.page.compare')}
          options={[
            { id: NOT_COMPARED, label: t('standards.page.noCompare') },
            ...newestFirst
              .filter(one => one.version !== version)
              .map(one => ({
                id: `${one.version}`,
                label: t('standards.page.compareWith', {
                  version: `${one.version}`,
                }),
              })),
          ]}
          value={params.get('diff') ?? NOT_COMPARED}
          onChange={chosen =>
            change({
              diff: chosen === NOT_COMPARED ? undefined : String(chosen),
            })
          }
        />
      )}
    </>
  );
}

function Answer({ standard: { sentences } }: { standard: StandardDetail }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const checks = sentences.flatMap(sentence => sentence.checks);
  const missed = checks.filter(check => check.missed > 0);
  const proven = sentences.filter(sentence => sentence.checks.length > 0);
  return (
    <Text as="p" variant="body-large">
      {t('standards.page.answer', {
        proven: `${proven.length}`,
        count: sentences.length,
      })}{' '}
      {checks.length > 0 &&
        t(
          missed.length > 0
            ? 'standards.page.missed'
            : 'standards.page.missedNone',
          {
            missed: `${missed.length}`,
            count: checks.length,
          },
        )}
    </Text>
  );
}

function Content({ standard }: { standard: StandardDetail }) {
  const { params } = useUrlState();
  const before = versionOf(params.get('diff'));
  return before && before !== standard.version ? (
    <StandardDiff standard={standard} before={before} />
  ) : (
    <StandardText standard={standard} />
  );
}
