import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Button,
  Card,
  CardBody,
  CardHeader,
  Container,
  Header,
  SearchField,
  Text,
} from '@backstage/ui';
import {
  AsyncState,
  EmptyBlock,
  formatExactCount,
  KitRoot,
  TimeText,
  useTexts,
} from '@internal/frontend-kit';
import { useSearchParams } from 'react-router-dom';
import styles from './DescriptorsPage.module.css';
import {
  answer,
  findingClasses,
  matching,
  toFindings,
  type Finding,
  type FindingClass,
} from './findings';
import { FindingTable } from './FindingTable';
import type { DescriptorReport } from './report';
import { descriptorsTranslationRef } from './translation';
import { useDescriptorReport } from './useDescriptorReport';

const FindingCard = (props: { kind: FindingClass; findings: Finding[] }) => {
  const { kind, findings } = props;
  const { t } = useTexts(descriptorsTranslationRef);
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t(`${kind}.title`)}
        </Text>
        <Text as="p" color="secondary">
          {t(`${kind}.meaning`)}
        </Text>
      </CardHeader>
      <CardBody>
        <FindingTable findings={findings} />
      </CardBody>
    </Card>
  );
};

const Findings = ({ report }: { report: DescriptorReport }) => {
  const { t } = useTexts(descriptorsTranslationRef);
  const [search, setSearch] = useSearchParams();
  const filter = search.get('q') ?? '';
  const setFilter = (q: string) => setSearch(q ? { q } : {}, { replace: true });

  const findings = toFindings(report, t);
  const shown = findingClasses
    .map(kind => ({ kind, findings: matching(findings[kind], filter) }))
    .filter(group => group.findings.length > 0);
  const total = findingClasses.reduce((n, k) => n + findings[k].length, 0);

  if (total === 0) {
    return (
      <EmptyBlock kind="good" title={t('clean.title')}>
        {t('clean.rest')}
      </EmptyBlock>
    );
  }
  return (
    <>
      <SearchField
        className={styles.filter}
        label={t('filter.label')}
        placeholder={t('filter.placeholder')}
        value={filter}
        onChange={setFilter}
      />
      {shown.map(group => (
        <FindingCard key={group.kind} {...group} />
      ))}
      {shown.length === 0 && (
        <EmptyBlock
          kind="filtered"
          title={t('filter.none', { filter, total })}
          actions={
            <Button variant="secondary" onPress={() => setFilter('')}>
              {t('filter.clear')}
            </Button>
          }
        />
      )}
    </>
  );
};

const Report = ({ report }: { report: DescriptorReport }) => {
  const { t } = useTexts(descriptorsTranslationRef);
  const kinds = Object.entries(report.byKind)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ${formatExactCount(count)}`)
    .join(' · ');
  return (
    <>
      <Header
        title={t('title', { root: report.rootLabel })}
        metadata={[
          {
            label: t('metadata.read'),
            value: <TimeText value={report.readAt} />,
          },
          { label: t('metadata.files'), value: formatExactCount(report.files) },
          {
            label: t('metadata.documents'),
            value: formatExactCount(report.documents),
          },
        ]}
      />
      <Container className={styles.content}>
        <div>
          <Text as="p" variant="body-large">
            {answer(report, t)}
          </Text>
          <Text as="p" color="secondary">
            {kinds}
          </Text>
        </div>
        <Findings report={report} />
        {report.notDescriptors.length > 0 && (
          <Accordion>
            <AccordionTrigger
              title={t('others.title', { count: report.notDescriptors.length })}
            />
            <AccordionPanel>
              <Text as="p">{t('others.meaning')}</Text>
              <ul className={styles.files}>
                {report.notDescriptors.map(file => (
                  <li key={file}>{file}</li>
                ))}
              </ul>
            </AccordionPanel>
          </Accordion>
        )}
      </Container>
    </>
  );
};

/** What the portal read from its folder of descriptors, and each document it could not use, with place and fix. */
export const DescriptorsPage = () => {
  const { t } = useTexts(descriptorsTranslationRef);
  return (
    <KitRoot>
      <AsyncState
        query={useDescriptorReport()}
        subject={t('subject')}
        thing={t('thing')}
      >
        {report => <Report report={report} />}
      </AsyncState>
    </KitRoot>
  );
};
