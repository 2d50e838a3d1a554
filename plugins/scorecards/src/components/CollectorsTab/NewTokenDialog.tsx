import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
  TextField,
} from '@backstage/ui';
import {
  CopyableText,
  KitRoot,
  Snippet,
  useTexts,
} from '@internal/frontend-kit';
import type {
  CollectorState,
  FactInfo,
} from '@callboard/backstage-plugin-scorecards-common';
import { useCreatePushToken, usePushAddress } from '../../hooks/useCollectors';
import { useFacts } from '../../hooks/useDocuments';
import { pushSnippet } from '../../lib/pushSnippet';
import { scorecardsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';
import styles from './CollectorsTab.module.css';

const DAY_MS = 86_400_000;
const CHOICES = [30, 90, 365] as const;

const refsOf = (text: string) =>
  text
    .split(/[\s,]+/)
    .map(ref => ref.trim())
    .filter(Boolean);

/** Makes a token, and shows its secret once. */
export function NewTokenDialog(props: {
  collectors: readonly CollectorState[];
  onClose: () => void;
}) {
  const { collectors, onClose } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const create = useCreatePushToken();
  const [provider, setProvider] = useState(collectors[0]?.provider ?? '');
  const [title, setTitle] = useState('');
  const [owners, setOwners] = useState('');
  const [days, setDays] = useState<number>(90);
  if (create.data) {
    return (
      <Secret
        secret={create.data.secret}
        provider={provider}
        onClose={onClose}
      />
    );
  }
  const ownerRefs = refsOf(owners);
  const act = () =>
    create.mutate({
      provider,
      title: title.trim(),
      ...(ownerRefs.length > 0 && { scope: { ownerRefs } }),
      expiresAt: new Date(Date.now() + days * DAY_MS).toISOString(),
    });
  return (
    <ActDialog
      title={t('collectors.tokens.create')}
      action={t('collectors.tokens.submit')}
      isDisabled={title.trim() === '' || provider === ''}
      isPending={create.isPending}
      error={create.error}
      onClose={onClose}
      onAct={act}
    >
      <Select
        label={t('collectors.tokens.set')}
        options={collectors.map(one => ({
          id: one.provider,
          label: one.title,
        }))}
        value={provider}
        onChange={chosen => setProvider(String(chosen))}
      />
      <TextField
        label={t('collectors.tokens.name')}
        description={t('collectors.tokens.nameHelp')}
        value={title}
        onChange={setTitle}
        isRequired
      />
      <TextField
        label={t('collectors.tokens.owners')}
        description={t('collectors.tokens.ownersHelp')}
        value={owners}
        onChange={setOwners}
      />
      <Select
        label={t('collectors.tokens.ends')}
        options={CHOICES.map(choice => ({
          id: `${choice}`,
          label: t('collectors.tokens.inDays', { days: `${choice}` }),
        }))}
        value={`${days}`}
        onChange={chosen => setDays(Number(chosen))}
      />
    </ActDialog>
  );
}

/** The secret and how it is used, for as long as the dialog is open. */
function Secret(props: {
  secret: string;
  provider: string;
  onClose: () => void;
}) {
  const { secret, provider, onClose } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  const address = usePushAddress();
  const { data } = useFacts();
  const fact: FactInfo | undefined = data?.items.find(
    one => one.provider === provider,
  );
  return (
    // A press beside it would lose what is shown nowhere else.
    <Dialog
      isOpen
      width={640}
      isDismissable={false}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{t('collectors.tokens.made')}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.tab}>
            <p>{t('collectors.tokens.once')}</p>
            <CopyableText text={secret} what={t('collectors.tokens.secret')} />
            {address && (
              <Snippet
                text={pushSnippet({ address, fact })}
                language="sh"
                what={t('collectors.tokens.snippet')}
              />
            )}
          </div>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onPress={onClose}>
          {t('collectors.tokens.kept')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
