import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useTexts } from '@internal/frontend-kit';
import { useMaySilence } from '../../hooks/useSilences';
import type { SilenceForm } from '../../lib/silenceForm';
import { alertsTranslationRef } from '../../translation';
import { SilenceDialog } from './SilenceDialog';

/** Lets a person silence alerts; nothing for those who may not. */
export function SilenceButton(props: {
  /** "Silence…" when absent. */
  label?: string;
  name?: string;
  size?: 'small' | 'medium';
  variant?: 'secondary' | 'tertiary';
  /** What the form begins with, as it is when the button is pressed. */
  initial?: () => Partial<SilenceForm>;
}) {
  const { label, name, size, variant = 'secondary', initial } = props;
  const { t } = useTexts(alertsTranslationRef);
  const maySilence = useMaySilence();
  const [begun, setBegun] = useState<Partial<SilenceForm>>();
  if (!maySilence) return null;
  return (
    <>
      <Button
        variant={variant}
        size={size}
        aria-label={name}
        onPress={() => setBegun(initial?.() ?? {})}
      >
        {label ?? t('silences.open')}
      </Button>
      {begun && (
        <SilenceDialog initial={begun} onClose={() => setBegun(undefined)} />
      )}
    </>
  );
}
