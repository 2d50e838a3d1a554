import { useTexts } from '@internal/frontend-kit';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Text } from '@backstage/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { LogoMark } from '../nav';
import { Chooser } from './Chooser';
import { session, type Choice } from './session';
import { SigningIn } from './SigningIn';
import styles from './SignInPage.module.css';
import { signInTranslationRef } from './translation';

/** Sign-in of the demo: a list of sample people instead of a password. */
export const SignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const { t } = useTexts(signInTranslationRef);
  const [client] = useState(() => new QueryClient());
  const [choice, setChoice] = useState<Choice | undefined>(session.get);

  const choose = (next: Choice | undefined) => {
    if (next) {
      session.set(next);
    } else {
      session.clear();
    }
    setChoice(next);
  };

  return (
    <QueryClientProvider client={client}>
      <main className={styles.page}>
        <header className={styles.header}>
          <LogoMark size={44} />
          <div>
            <Text as="h1" variant="title-medium" weight="bold">
              {t('title')}
            </Text>
            <Text as="p" color="secondary" variant="body-large">
              {t('purpose')}
            </Text>
          </div>
        </header>
        {choice ? (
          <SigningIn
            choice={choice}
            onSignInSuccess={onSignInSuccess}
            onCancel={() => choose(undefined)}
          />
        ) : (
          <Chooser onChoose={choose} />
        )}
      </main>
    </QueryClientProvider>
  );
};
