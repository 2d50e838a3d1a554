import { ProxiedSignInPage } from '@backstage/core-components';
import { useTexts } from '@internal/frontend-kit';
import { ResponseError } from '@backstage/errors';
import type { IdentityApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useEffect, useMemo, useState } from 'react';
import { session, type Choice } from './session';
import { signInTranslationRef } from './translation';
import { statusOf } from './useSignInOptions';

const RETRY_MS = 2_000;

/** 404: the catalog has not read this user yet. No status, 502, 503: the backend is starting. */
const isTemporary = (error: Error) =>
  [undefined, 404, 502, 503].includes(statusOf(error));

/** What the server said; the error's own message only repeats the status. */
const reasonOf = (error: Error) =>
  error instanceof ResponseError ? error.cause.message : error.message;

/** Signing out forgets the choice; without that a reload would sign the same person in again. */
function forgettingIdentity(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: () => {
      session.clear();
      return identity.signOut();
    },
  };
}

/** Signs the chosen person in and waits, visibly, for a catalog that is still reading its files. */
export const SigningIn = (props: {
  choice: Choice;
  onSignInSuccess: (identity: IdentityApi) => void;
  onCancel: () => void;
}) => {
  const { choice, onSignInSuccess, onCancel } = props;
  const { t } = useTexts(signInTranslationRef);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<Error>();
  // Core asks for a component to show the error with; ours hands it to the page.
  const ReportProblem = useMemo(
    () =>
      function Report({ error }: { error?: Error }) {
        useEffect(() => setProblem(error), [error]);
        return null;
      },
    [],
  );
  const refused = problem && !isTemporary(problem) ? problem : undefined;

  useEffect(() => {
    if (!problem || !isTemporary(problem)) {
      return undefined;
    }
    const timer = setTimeout(() => setAttempt(n => n + 1), RETRY_MS);
    return () => clearTimeout(timer);
  }, [problem]);

  return (
    <Flex direction="column" gap="4">
      {refused ? (
        <Alert
          status="danger"
          icon
          title={t('signingIn.refused.title', { name: choice.title })}
          description={t('signingIn.refused.description', {
            reason: reasonOf(refused),
          })}
        />
      ) : (
        <div role="status">
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('signingIn.title', { name: choice.title })}
          </Text>
          {problem && <Text as="p">{t('signingIn.reading')}</Text>}
        </div>
      )}
      <ProxiedSignInPage
        key={attempt}
        provider="demo"
        headers={{ 'x-demo-user': choice.ref }}
        ErrorComponent={ReportProblem}
        onSignInSuccess={identity =>
          onSignInSuccess(forgettingIdentity(identity))
        }
      />
      <Flex gap="2">
        {refused && (
          <Button
            onPress={() => {
              setProblem(undefined);
              setAttempt(n => n + 1);
            }}
          >
            {t('signingIn.refused.action')}
          </Button>
        )}
        {problem && (
          <Button variant="secondary" onPress={onCancel}>
            {t('signingIn.again')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
};
