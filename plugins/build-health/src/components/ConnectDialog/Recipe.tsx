import type { ReactNode } from 'react';
import { TextField } from '@backstage/ui';
import {
  CopyableText,
  Snippet,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import { useBackendAddress } from '../../hooks/useSources';
import {
  configOf,
  installOf,
  isSourceId,
  RECIPES,
  type Connectable,
} from '../../lib/connectable';
import { uploadLine } from '../../lib/ciSnippets';
import { buildHealthTranslationRef } from '../../translation';
import styles from './ConnectDialog.module.css';

const SETTINGS = {
  github: 'sources.connect.ofGithub',
  buildkite: 'sources.connect.ofBuildkite',
  jenkins: 'sources.connect.ofJenkins',
  push: 'sources.connect.ofPush',
} as const;

/** The second step: what the backend needs, and what the provider. */
export function Recipe(props: {
  provider: Connectable;
  id: string;
  /** A source has this id already. */
  isTaken: boolean;
  onIdChange: (id: string) => void;
}) {
  const { provider, id, isTaken, onIdChange } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const install = installOf(provider);
  return (
    <>
      <div className={styles.part}>
        <TextField
          label={t('sources.connect.id')}
          description={t('sources.connect.idHint')}
          value={id}
          onChange={onIdChange}
        />
        {!isSourceId(id) && (
          <StatusText tone="bad" text={t('sources.connect.idWrong')} />
        )}
        {isTaken && (
          <StatusText tone="warn" text={t('sources.connect.idTaken')} />
        )}
      </div>
      {install && (
        <Part name={t('sources.connect.install')}>
          <Snippet text={install} what={t('sources.connect.installWhat')} />
        </Part>
      )}
      <Part name={t('sources.connect.config')}>
        <Snippet
          text={configOf(provider, id)}
          language="yaml"
          what={t('sources.connect.configWhat')}
        />
        <p className={styles.quiet}>
          {t('sources.connect.variables', {
            names: RECIPES[provider].variables.join(', '),
          })}
        </p>
      </Part>
      <Settings provider={provider} id={id} />
    </>
  );
}

/** What to set at the provider. */
function Settings({ provider, id }: { provider: Connectable; id: string }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const address = useBackendAddress();
  const settings = t(SETTINGS[provider]).split('\n');
  return (
    <>
      {address && provider !== 'push' && (
        <Part name={t('sources.connect.address')}>
          <CopyableText
            text={`${address}/webhooks/${id}`}
            what={t('sources.connect.addressWhat')}
          />
        </Part>
      )}
      <Part name={t('sources.connect.settings')}>
        <ul>
          {settings.map(setting => (
            <li key={setting}>{setting}</li>
          ))}
        </ul>
        {provider === 'push' && address && (
          <Snippet
            text={uploadLine({ address, source: id })}
            language="sh"
            what={t('sources.connect.configWhat')}
          />
        )}
      </Part>
    </>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <span className={styles.name}>{name}</span>
      {children}
    </div>
  );
}
